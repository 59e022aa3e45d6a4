import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AudioRing } from './audio-ring.ts';

test('what was written is read back, whatever the blocks, as long as it is held', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 20 }), (lengths) => {
      const ring = new AudioRing(50);
      const all: number[] = [];
      for (const n of lengths) {
        const block = Float32Array.from({ length: n }, (_, i) => all.length + i + 1);
        all.push(...block);
        ring.write(block);
      }
      const held = all.slice(-800);
      expect([...ring.slice(0, 1e9)]).toEqual(held);
      expect(ring.endMs).toBeCloseTo(all.length / 16);
      const from = Math.max(0, all.length - 320);
      expect([...ring.slice(from / 16, (from + 160) / 16)]).toEqual(all.slice(from, from + 160));
    }),
  );
});

test('after a jump the gap is silence and times go on', () => {
  const ring = new AudioRing(1000);
  ring.write(new Float32Array(1600).fill(1));
  ring.jumpTo(500);
  ring.write(new Float32Array(160).fill(0.5));
  expect(ring.endMs).toBe(510);
  const out = ring.slice(490, 510);
  expect(out[0]).toBe(0);
  expect(out.at(-1)).toBe(0.5);
});
