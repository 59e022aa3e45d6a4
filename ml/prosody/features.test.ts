import { expect, test } from 'vitest';
import { prosodyOf } from './features.ts';

const RATE = 16_000;
interface Part {
  hz: number;
  ms: number;
  level?: number;
}
/** Harmonic "syllables": each part swells and falls once. `hz: 0` is silence. */
function speak(parts: readonly Part[]): Float32Array {
  const out: number[] = [];
  let phase = 0;
  for (const { hz, ms, level = 0.3 } of parts) {
    const n = Math.round((ms / 1000) * RATE);
    for (let i = 0; i < n; i++) {
      phase += (2 * Math.PI * hz) / RATE;
      const swell = Math.sin((Math.PI * i) / n);
      out.push(hz === 0 ? 0 : level * swell * (Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.3 * Math.sin(3 * phase)));
    }
  }
  return Float32Array.from(out);
}
const syllable = (hz: number, ms = 180, level?: number): Part => ({ hz, ms, level });
const steady = Array.from({ length: 12 }, () => syllable(120));

test('pitch is in semitones over 55 Hz, its range near nothing in a monotone', () => {
  const p = prosodyOf(speak(steady));
  expect(p.pitch).toBeCloseTo(12 * Math.log2(120 / 55), 0);
  expect(p.pitchRange).toBeLessThan(0.5);
});

test('a lively voice has more range than a monotone, a falling one a negative fall', () => {
  const lively = prosodyOf(speak([110, 150, 100, 170, 120, 160, 105, 150].map((hz) => syllable(hz))));
  expect(lively.pitchRange).toBeGreaterThan(5);
  const falling = prosodyOf(speak([160, 155, 150, 145, 140, 130, 115, 100].map((hz) => syllable(hz))));
  expect(falling.pitchFall).toBeLessThan(-2);
});

test('pauses are counted from 150 ms on', () => {
  const broken = prosodyOf(speak([...steady.slice(0, 4), { hz: 0, ms: 500 }, ...steady.slice(0, 4), { hz: 0, ms: 60 }, ...steady.slice(0, 4)]));
  expect(broken.longestPauseMs).toBeGreaterThan(400);
  expect(broken.longestPauseMs).toBeLessThan(700);
  expect(prosodyOf(speak(steady)).pauseShare).toBe(0);
});

test('the rate is syllables a second of talk', () => {
  expect(prosodyOf(speak(Array.from({ length: 12 }, () => syllable(120, 250)))).syllableRate).toBeCloseTo(4, 0);
  const paused = prosodyOf(speak([...steady, { hz: 0, ms: 2000 }, ...steady]));
  expect(Math.abs(paused.syllableRate - prosodyOf(speak(steady)).syllableRate)).toBeLessThan(1);
});

test('silence and an empty buffer give figures, not NaN', () => {
  for (const pcm of [new Float32Array(0), new Float32Array(RATE)]) {
    const p = prosodyOf(pcm);
    expect(p.voicedMs).toBe(0);
    expect(p.pitch).toBeNull();
    for (const value of Object.values(p).flat()) if (value !== null) expect(Number.isFinite(value)).toBe(true);
  }
});
