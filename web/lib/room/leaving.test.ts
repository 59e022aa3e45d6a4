import { expect, test } from 'vitest';
import { leftBy, waitBefore } from './leaving.ts';

test('a room that was left on purpose, or is over, is not joined again by itself', () => {
  expect([1, 2, 4, 5, 10].map(leftBy)).toEqual(['self', 'elsewhere', 'removed', 'over', 'over']);
  expect([0, 3, 7, 14, undefined].map(leftBy)).toEqual(['lost', 'lost', 'lost', 'lost', 'lost']);
});

test('tries come further and further apart, for about a minute', () => {
  const waits = Array.from({ length: 12 }, (_, i) => waitBefore(i) ?? 0);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits.reduce((a, b) => a + b)).toBeGreaterThan(60_000);
  expect(waitBefore(12)).toBeNull();
});
