import { expect, test } from 'vitest';
import { floatFromMulaw, floatFromS16, rms, s16FromFloat } from './pcm.ts';

test('16-bit samples survive the way there and back', () => {
  const samples = Int16Array.from([-32_768, -1, 0, 1, 12_345, 32_767]);
  expect(Math.abs(s16FromFloat(floatFromS16(new Uint8Array(samples.buffer)))[4]! - 12_345)).toBeLessThanOrEqual(1);
});

test('an odd offset into a buffer is read right', () => {
  const bytes = new Uint8Array([9, 0x00, 0x40, 0x00, 0xc0]).subarray(1);
  expect([...floatFromS16(bytes)]).toEqual([0.5, -0.5]);
});

test('too loud is clipped, not wrapped', () => {
  expect([...s16FromFloat(Float32Array.from([2, -2]))]).toEqual([32_767, -32_768]);
});

test.each([
  [0xff, 0],
  [0x7f, 0],
  [0x80, 32_124],
  [0x00, -32_124],
  [0xf0, 120],
  [0x70, -120],
])('µ-law byte 0x%s is %i (G.711 table)', (byte, value) => {
  expect(Math.round(floatFromMulaw(new Uint8Array([byte]))[0]! * 32_768)).toBeCloseTo(value, 0);
});

test('rms of a full square wave is one, of nothing zero', () => {
  expect(rms(Float32Array.from([1, -1, 1, -1]))).toBe(1);
  expect(rms(new Float32Array(0))).toBe(0);
});
