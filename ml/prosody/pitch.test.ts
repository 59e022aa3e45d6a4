import { expect, test } from 'vitest';
import { yin } from './pitch.ts';

const RATE = 16_000;
/** A voice-like sound: harmonics that fall off, some noise. */
const voice = (hz: number, noise = 0) => {
  let seed = 7;
  const random = () => ((seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647) * 2 - 1;
  return Float32Array.from({ length: 1024 }, (_, i) => {
    let v = noise * random();
    for (let k = 1; k <= 8; k++) v += Math.sin((2 * Math.PI * hz * k * i) / RATE) / k;
    return v / 3;
  });
};

test.each([75, 98, 120, 155, 210, 260, 330, 420])('a voice at %i Hz is found within one in a hundred', (hz) => {
  expect(Math.abs((yin(voice(hz), RATE) ?? 0) / hz - 1)).toBeLessThan(0.01);
  expect(Math.abs((yin(voice(hz, 0.2), RATE) ?? 0) / hz - 1)).toBeLessThan(0.02);
});

test('noise and silence have no pitch', () => {
  let seed = 3;
  const noise = Float32Array.from({ length: 1024 }, () => ((seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647) * 2 - 1);
  expect(yin(noise, RATE)).toBeNull();
  expect(yin(new Float32Array(1024), RATE)).toBeNull();
});
