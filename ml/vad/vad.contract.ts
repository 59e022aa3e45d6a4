import { expect, it } from 'vitest';
import { FRAME_SAMPLES } from './vad.port.ts';
import type { VoiceDetector } from './vad.port.ts';

export interface VoiceContract {
  readonly detector: VoiceDetector;
  /** 16 kHz: half a second of silence, then speech. */
  readonly speech: Float32Array;
}

/** What every voice detector keeps, the real one and the fake. */
export const keepsVoiceContract = (open: () => Promise<VoiceContract>): void => {
  it('gives one probability for each whole frame, whatever the portions', async () => {
    const { detector, speech } = await open();
    const whole = await detector.open().push(speech);
    expect(whole.length).toBe(Math.floor(speech.length / FRAME_SAMPLES));
    for (const p of whole) expect(p).toBeGreaterThanOrEqual(0);
    for (const p of whole) expect(p).toBeLessThanOrEqual(1);
    const stream = detector.open();
    const pieces: number[] = [];
    for (let at = 0; at < speech.length; at += 777) pieces.push(...(await stream.push(speech.subarray(at, at + 777))));
    expect(pieces.length).toBe(whole.length);
    // Digital silence is not asked about, and whether a frame counts as such depends on the portion that it came in.
    expect(pieces.filter((p, i) => p > 0.5 !== (whole[i] ?? 0) > 0.5).length).toBeLessThanOrEqual(1);
  });

  it('keeps the order when calls overlap', async () => {
    const { detector, speech } = await open();
    const whole = await detector.open().push(speech);
    const stream = detector.open();
    const half = Math.ceil(speech.length / 2 / FRAME_SAMPLES) * FRAME_SAMPLES;
    const parts = await Promise.all([stream.push(speech.subarray(0, half)), stream.push(speech.subarray(half))]);
    expect(parts.flat().map((p) => p > 0.5)).toEqual(whole.map((p) => p > 0.5));
  });

  it('hears speech in speech and nothing in silence', async () => {
    const { detector, speech } = await open();
    const heard = await detector.open().push(speech);
    expect(heard.slice(0, 12).every((p) => p < 0.3)).toBe(true);
    expect(heard.slice(30, 120).filter((p) => p > 0.5).length).toBeGreaterThan(60);
    expect(await detector.open().push(new Float32Array(16_000))).toEqual(Array.from({ length: 31 }, () => 0));
  });

  it('keeps speakers apart', async () => {
    const { detector, speech } = await open();
    const alone = await detector.open().push(speech);
    const [speaker, silent] = [detector.open(), detector.open()];
    const [heard, nothing] = await Promise.all([speaker.push(speech), silent.push(new Float32Array(speech.length))]);
    expect(heard.map((p) => p > 0.5)).toEqual(alone.map((p) => p > 0.5));
    expect(nothing.every((p) => p < 0.3)).toBe(true);
  });

  it('forgets on reset', async () => {
    const { detector, speech } = await open();
    const stream = detector.open();
    await stream.push(speech.subarray(0, 20_100));
    stream.reset();
    const again = await stream.push(speech);
    const fresh = await detector.open().push(speech);
    expect(again.length).toBe(fresh.length);
    again.forEach((p, i) => expect(p).toBeCloseTo(fresh[i] ?? 0, 2));
  });
};
