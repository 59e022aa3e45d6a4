import { afterEach, expect, test } from 'vitest';
import type { OpenRecording } from '#realtime/sources/recording-decoder.port.ts';
import { pause, startTestServer, until, type TestServer } from '../../testing/test-server.ts';

const SECONDS = 12;
const second = Float32Array.from({ length: 16_000 }, (_, i) => (i < 8000 ? 0.3 * Math.sin(i / 10) : 0));

/** A decoder that takes its time, or fails in the middle as often as it is told. */
const slow =
  (everyMs: number, fails: { left: number } = { left: 0 }): OpenRecording =>
  async () => ({
    format: 'test',
    channels: 1,
    rate: 16_000,
    durationMs: null,
    async *blocks() {
      for (let i = 0; i < SECONDS; i++) {
        await pause(everyMs);
        if (i === 6 && fails.left > 0) {
          fails.left--;
          throw new Error('the disk went away');
        }
        yield { channels: [second], rate: 16_000 };
      }
    },
    close: async () => {},
  });

let server: TestServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});
const boot = async (openRecording: OpenRecording, dataDir?: string) => (server = await startTestServer({ dataDir, parts: { openRecording } }));

async function upload(to: TestServer, key: string): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob(['x']), 'talk.wav');
  return (await to.request('POST', '/api/calls/recordings', key, form)).json.id;
}
const read = async (at: TestServer, id: string, key: string) => (await at.get(`/api/calls/${id}`, key)).json;
const whole = Array.from({ length: SECONDS }, (_, i) => [`r${i + 1}`, i * 1000]);
const turns = (view: { transcript: { utteranceId: string; startMs: number }[] }) =>
  view.transcript.map((u) => [u.utteranceId, Math.round(u.startMs / 100) * 100]);

test('an upload that a restart broke off goes on where it was', async () => {
  const first = await boot(slow(80));
  const key = await first.key('ingest', 'read');
  const id = await upload(first, key);
  await until(async () => (await read(first, id, key)).transcript.length >= 4);
  await first.shutdown();
  const second = await boot(slow(1), first.dataDir);
  const view = await until(async () => {
    const v = await read(second, id, key);
    return v.status === 'ended' && v;
  }, 10_000);
  expect(view.endReason).toBe('ended');
  expect(turns(view)).toEqual(whole);
});

test('a failure in the middle is tried again, and what was heard is not heard twice', async () => {
  const at = await boot(slow(1, { left: 1 }));
  const key = await at.key('ingest', 'read');
  const id = await upload(at, key);
  const view = await until(async () => {
    const v = await read(at, id, key);
    return v.status === 'ended' && v;
  }, 10_000);
  expect(turns(view)).toEqual(whole);
});

test('one that fails for good ends its call as failed', async () => {
  const at = await boot(slow(1, { left: 99 }));
  const key = await at.key('ingest', 'read');
  const id = await upload(at, key);
  await until(async () => (await read(at, id, key)).transcript.length > 0);
  await at.s.db.job.updateMany({ where: { kind: 'call.recording' }, data: { mostAttempts: 1 } });
  const view = await until(async () => {
    const v = await read(at, id, key);
    return v.status === 'ended' && v;
  }, 10_000);
  expect(view.endReason).toBe('failed');
});
