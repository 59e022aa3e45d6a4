import { describe, expect, test } from 'vitest';
import { outline } from './peaks.ts';

describe('outline', () => {
  test('has one peak a part, scaled to the loudest', () =>
    expect([...outline(Float32Array.from([0.1, -0.5, 0.25, 0, 0, 0]), 6, 3)]).toEqual([1, 0.5, 0]));
  test('a side that left early has silence to the end', () =>
    expect([...outline(Float32Array.from([0.5, 0.5]), 8, 4)]).toEqual([1, 0, 0, 0]));
  test('silence stays silence', () => expect([...outline(new Float32Array(8), 8, 2)]).toEqual([0, 0]));
});
