import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PcmDecoder } from './pcm-decoder.ts';

test('any cut of the bytes gives the same samples', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(fc.nat(200), { maxLength: 12 }), (bytes, cuts) => {
      const whole = [...new PcmDecoder('s16le').decode(bytes.subarray(0, bytes.length & ~1))];
      const decoder = new PcmDecoder('s16le');
      const places = [0, ...cuts.map((c) => Math.min(c, bytes.length)).sort((a, b) => a - b), bytes.length];
      const parts = places.slice(1).flatMap((to, i) => [...decoder.decode(bytes.subarray(places[i], to))]);
      expect(parts).toEqual(whole);
    }),
  );
});
