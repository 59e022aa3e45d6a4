import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RATE, Resampler } from './resampler.ts';

const tone = (hz: number, rate: number, seconds: number) =>
  Float32Array.from({ length: Math.round(rate * seconds) }, (_, i) => Math.sin((2 * Math.PI * hz * i) / rate));
const rms = (x: Float32Array) => Math.sqrt(x.reduce((s, v) => s + v * v, 0) / Math.max(1, x.length));
const middle = (x: Float32Array) => x.subarray(Math.floor(x.length * 0.2), Math.floor(x.length * 0.8));

test.each([8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000])('a 1 kHz tone at %i Hz keeps its level and pitch', (rate) => {
  const out = new Resampler(rate).process(tone(1000, rate, 1));
  expect(Math.abs(out.length - RATE)).toBeLessThan(150);
  const mid = middle(out);
  expect(rms(mid)).toBeCloseTo(Math.SQRT1_2, 2);
  let crossings = 0;
  for (let i = 1; i < mid.length; i++) if (mid[i - 1]! < 0 && mid[i]! >= 0) crossings++;
  expect(crossings / (mid.length / RATE)).toBeCloseTo(1000, -1);
});

test.each([
  [44100, 9000],
  [48000, 11000],
  [48000, 15500],
  [32000, 12000],
])('what 16 kHz cannot hold does not come back as an alias (%i Hz, tone %i Hz)', (rate, hz) => {
  expect(rms(middle(new Resampler(rate).process(tone(hz, rate, 1))))).toBeLessThan(10 ** (-60 / 20));
});

test('8 kHz audio gets no image above 4 kHz', () => {
  const out = middle(new Resampler(8000).process(tone(3000, 8000, 1)));
  const clean = middle(tone(3000, RATE, 1));
  expect(Math.abs(rms(out) - rms(clean))).toBeLessThan(0.02);
});

test('blocks of any length come out as one block would', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(8000, 44100, 48000),
      fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 20 }),
      (rate, lengths) => {
        const whole = tone(440, rate, 0.2);
        const one = new Resampler(rate);
        const expected = [...one.process(whole), ...one.flush()];
        const cut = new Resampler(rate);
        const got: number[] = [];
        let at = 0;
        for (const n of [...lengths, whole.length]) {
          got.push(...cut.process(whole.subarray(at, Math.min(whole.length, at + n))));
          at = Math.min(whole.length, at + n);
        }
        got.push(...cut.flush());
        expect(got.length).toBe(expected.length);
        got.forEach((v, i) => expect(Math.abs(v - expected[i]!)).toBeLessThan(1e-5));
      },
    ),
    { numRuns: 30 },
  );
});

test('a rate outside the range is refused', () => {
  expect(() => new Resampler(0)).toThrow(RangeError);
  expect(() => new Resampler(Number.NaN)).toThrow(RangeError);
});
