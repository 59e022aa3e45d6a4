import { expect, test } from 'vitest';
import { memoryRecordings } from '#realtime/sources/recording.fake.ts';
import { fakeHearing } from '../../live/hearing.fake.ts';
import { analyzeRecording } from './analyze.usecases.ts';

const loud = Float32Array.from({ length: 16_000 }, (_, i) => (i < 8000 ? 0.3 * Math.sin(i / 10) : 0));
const quiet = new Float32Array(16_000);
const recordings = new Map([
  ['stereo', { blocks: [{ channels: [loud, quiet], rate: 16_000 }, { channels: [quiet, loud], rate: 16_000 }] }],
  ['mono', { blocks: [{ channels: [loud], rate: 16_000 }] }],
  ['empty', { blocks: [] }],
]);
const analyze = (file: string, sides: ('rep' | 'customer')[] | null = null) =>
  analyzeRecording({
    file,
    sides,
    lang: 'en',
    openRecording: memoryRecordings(recordings),
    hearing: () => fakeHearing(),
    afterCall: {
      writeRecord: (view) => ({ lang: 'en', summary: `${view.transcript.length}`, tags: [], commitments: [], openItems: [], nextStep: null, objections: [] }),
      firstAid: (_view, { playbook }) => ({ concerns: [], weakAnswers: [], wording: [{ label: 'n', title: String(playbook.length > 40), text: '', answers: null as never }] }),
    },
    mostMs: 60_000,
  });

test('channels are sides on one clock', async () => {
  const { transcript, record, firstAid } = await analyze('stereo');
  expect(transcript.map((u) => [u.side, u.startMs, u.endMs])).toEqual([
    ['rep', 0, 500],
    ['customer', 1000, 1500],
  ]);
  expect(record.summary).toBe('2');
  expect(firstAid.wording[0]?.title).toBe('true');
  expect((await analyze('stereo', ['customer', 'rep'])).transcript.map((u) => u.side)).toEqual(['customer', 'rep']);
});

test('one channel is one speaker: ours, unless it was named', async () => {
  expect((await analyze('mono')).transcript).toMatchObject([{ side: 'rep' }]);
  expect((await analyze('mono', ['customer'])).transcript).toMatchObject([{ side: 'customer' }]);
  await expect(analyze('mono', ['rep', 'customer'])).rejects.toMatchObject({ code: 'unsupported_audio' });
});

test('what holds no sound, or is none, says so', async () => {
  await expect(analyze('empty')).rejects.toMatchObject({ code: 'empty_audio' });
  await expect(analyze('nothing')).rejects.toMatchObject({ code: 'unsupported_audio' });
});
