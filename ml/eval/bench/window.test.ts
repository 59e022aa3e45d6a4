import { expect, test } from 'vitest';
import type { ReferenceCall } from '#ml/eval/calls/load.ts';
import { windowOf } from './window.ts';

const call: ReferenceCall = {
  name: 'x',
  lang: 'en',
  voices: { rep: 'a', customer: 'b' },
  durationMs: 4_000,
  lines: [{ side: 'rep', startMs: 1_000, endMs: 2_000, text: 'hello', labels: [] }],
  sound: { rep: Float32Array.from({ length: 64_000 }, (_, i) => i), customer: new Float32Array(64_000) },
};

test('goes round and moves the lines along', () => {
  const window = windowOf(call, 500, 9_500);
  expect(window.lines.map((l) => l.startMs)).toEqual([500, 4_500]);
  expect(window.sound.rep).toHaveLength(152_000);
  expect([window.sound.rep[0], window.sound.rep[56_000]]).toEqual([8_000, 0]);
});

test('lines over an edge are not counted', () => {
  expect(windowOf(call, 1_500, 3_000).lines).toEqual([]);
});
