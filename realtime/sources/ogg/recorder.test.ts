import { appendFileSync, mkdtempSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OggOpusDecoder } from 'ogg-opus-decoder';
import { afterAll, describe, expect, test } from 'vitest';
import { readPage } from './page.ts';
import { createOpusRecorder } from './recorder.ts';

const recorder = createOpusRecorder();
afterAll(() => recorder.close());
const dir = mkdtempSync(join(tmpdir(), 'rec-'));
const tone = (ms: number, hz = 440) => Int16Array.from({ length: ms * 16 }, (_, i) => 9000 * Math.sin((2 * Math.PI * hz * i) / 16_000));
const fail = (error: unknown) => {
  throw error;
};

async function decode(path: string): Promise<{ ms: number; levelAt(ms: number): number }> {
  const decoder = new OggOpusDecoder();
  await decoder.ready;
  const out = await decoder.decodeFile(readFileSync(path));
  decoder.free();
  const sound = out.channelData[0]!;
  return {
    ms: out.samplesDecoded / 48,
    levelAt: (ms) => Math.max(...sound.subarray(ms * 48, (ms + 50) * 48).map(Math.abs)),
  };
}

describe('recording a side', () => {
  test('is an Ogg Opus file that plays, whatever the blocks', async () => {
    const path = join(dir, 'a', 'rep.ogg');
    const sink = await recorder.open(path, fail);
    const sound = tone(3000);
    for (let at = 0; at < sound.length; at += 777) sink.write(sound.subarray(at, at + 777));
    expect((await sink.close()).durationMs).toBeCloseTo(3000, -2);
    const played = await decode(path);
    expect(played.ms).toBeCloseTo(3000, -2);
    expect(played.levelAt(1500)).toBeGreaterThan(0.15);
  });

  test('goes on after a crash: a torn page is cut off, time goes on', async () => {
    const path = join(dir, 'b.ogg');
    const first = await recorder.open(path, fail);
    first.write(tone(4000));
    await first.close();
    truncateSync(path, statSync(path).size - 40);
    appendFileSync(path, 'OggS torn');
    const again = await recorder.open(path, fail);
    expect(again.startMs).toBeGreaterThan(2900);
    expect(again.startMs).toBeLessThan(4001);
    again.write(new Int16Array(16_000));
    again.write(tone(1000));
    await again.close();
    const played = await decode(path);
    expect(played.ms).toBeCloseTo(again.startMs + 2000, -2);
    expect(played.levelAt(again.startMs + 400)).toBeLessThan(0.05);
    expect(played.levelAt(again.startMs + 1500)).toBeGreaterThan(0.15);
  });

  test('what was written a little over a second ago is on the disk without a close', async () => {
    const path = join(dir, 'c.ogg');
    const sink = await recorder.open(path, fail);
    sink.write(tone(5000));
    await new Promise((done) => setTimeout(done, 400));
    const bytes = readFileSync(path);
    let granule = 0;
    for (let at = 0, page = readPage(bytes, 0); page; page = readPage(bytes, at)) {
      granule = page.granule;
      at += page.length;
    }
    expect(granule / 48).toBeGreaterThanOrEqual(3000);
    await sink.close();
  });

  test('an hour of silence is small', async () => {
    const path = join(dir, 'd.ogg');
    const sink = await recorder.open(path, fail);
    const minute = new Int16Array(60 * 16_000);
    for (let i = 0; i < 60; i++) sink.write(minute);
    await sink.close();
    expect(statSync(path).size).toBeLessThan(1_500_000);
  });

  test('a place that cannot be written is told once and hurts nobody', async () => {
    const failures: unknown[] = [];
    await expect(recorder.open(join(dir, 'c.ogg', 'x.ogg'), (e) => failures.push(e))).rejects.toThrow();
    expect(failures).toHaveLength(1);
  });
});
