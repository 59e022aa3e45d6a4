import { expect, test } from 'vitest';
import { addWorkingTime } from './working-time.models.ts';

const hours = { from: '09:00', to: '18:00', days: [1, 2, 3, 4, 5] };
const TWO_HOURS = 2 * 3_600_000;
const due = (at: string, timezone: string, ms = TWO_HOURS, h = hours) => new Date(addWorkingTime(Date.parse(at), ms, h, timezone)).toISOString();

test('within a working day it is plain time', () => expect(due('2026-11-25T10:00:00Z', 'UTC')).toBe('2026-11-25T12:00:00.000Z'));
test('the end of a day carries over to the next morning', () => expect(due('2026-11-25T17:30:00Z', 'UTC')).toBe('2026-11-26T10:30:00.000Z'));
test('a Friday evening goes on on Monday', () => expect(due('2026-11-27T17:30:00Z', 'UTC')).toBe('2026-11-30T10:30:00.000Z'));
test('what comes at night or at a weekend begins in the morning', () => {
  expect(due('2026-11-25T03:00:00Z', 'UTC')).toBe('2026-11-25T11:00:00.000Z');
  expect(due('2026-11-28T12:00:00Z', 'UTC')).toBe('2026-11-30T11:00:00.000Z');
});
test("the hours are those of the people's own clocks", () => {
  // 08:30 UTC is 16:30 in Shanghai: an hour and a half are left of the day.
  expect(due('2026-11-25T08:30:00Z', 'Asia/Shanghai')).toBe('2026-11-26T01:30:00.000Z');
  expect(due('2026-11-25T20:00:00Z', 'America/New_York')).toBe('2026-11-25T22:00:00.000Z');
});
test('a change of the clocks in between is kept', () => {
  // Clocks go back on Sunday 25 October 2026: Friday is UTC+2, Monday UTC+1.
  expect(due('2026-10-23T15:00:00Z', 'Europe/Berlin')).toBe('2026-10-26T09:00:00.000Z');
  // Forward on Sunday 29 March 2026.
  expect(due('2026-03-27T16:00:00Z', 'Europe/Berlin')).toBe('2026-03-30T08:00:00.000Z');
});
test('more than a day of work, and a week with one working day', () => {
  expect(due('2026-11-25T09:00:00Z', 'UTC', 20 * 3_600_000)).toBe('2026-11-27T11:00:00.000Z');
  expect(due('2026-11-25T17:30:00Z', 'UTC', TWO_HOURS, { from: '09:00', to: '18:00', days: [3] })).toBe('2026-12-02T10:30:00.000Z');
});
test('exactly the rest of the day is due at its end', () => expect(due('2026-11-25T16:00:00Z', 'UTC')).toBe('2026-11-25T18:00:00.000Z'));
