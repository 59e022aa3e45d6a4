import { expect, test } from 'vitest';
import { peaksOf, ticksOf, windowAround } from './peaks.ts';

test('a bar is as high as its loudest sample, and silence outside the file is silence', () => {
  const samples = new Float32Array(1000);
  samples[250] = -0.8;
  expect(peaksOf(samples, 1000, 0, 1000, 4)).toEqual([0, expect.closeTo(0.8), 0, 0]);
  expect(peaksOf(samples, 1000, 900, 2900, 4)).toEqual([0, 0, 0, 0]);
});
test('the picture keeps the clip in its middle and stays inside the call', () => {
  expect(windowAround(434_000, 442_000, 1_000_000)).toEqual([398_000, 478_000]);
  expect(windowAround(1_000, 3_000, 1_000_000)).toEqual([0, 80_000]);
  expect(windowAround(995_000, 999_000, 1_000_000)).toEqual([920_000, 1_000_000]);
  expect(windowAround(1_000, 3_000, 20_000)).toEqual([0, 20_000]);
});
test('ticks are round and few', () => {
  expect(ticksOf(398_000, 478_000)).toEqual([405_000, 420_000, 435_000, 450_000, 465_000]);
  expect(ticksOf(0, 20_000)).toEqual([0, 5_000, 10_000, 15_000, 20_000]);
});
