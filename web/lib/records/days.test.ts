import { expect, test } from 'vitest';
import { dayFrom, nextMonday } from './days.ts';

test('days from now carry over months', () => {
  const now = new Date(2026, 10, 29, 23, 30).getTime();
  expect(dayFrom(now, 0)).toBe('2026-11-29');
  expect(dayFrom(now, 3)).toBe('2026-12-02');
});
test('the coming Monday is never today', () => {
  expect(nextMonday(new Date(2026, 10, 29, 9).getTime())).toBe('2026-11-30');
  expect(nextMonday(new Date(2026, 10, 30, 9).getTime())).toBe('2026-12-07');
  expect(nextMonday(new Date(2026, 11, 2, 9).getTime())).toBe('2026-12-07');
});
