import type { WitnessSettings } from '#realtime/contract/records.schema.ts';

export type WorkingHours = Pick<WitnessSettings, 'from' | 'to' | 'days'>;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Milliseconds that a time zone is ahead of UTC at a moment. */
function offsetMs(at: number, timezone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value ?? 0);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(at / 1000) * 1000;
}
/** The moment at which clocks in the zone show this; in the hour that a summer time skips, the moment after it. */
export function instantOf(local: number, timezone: string): number {
  const guess = local - offsetMs(local, timezone);
  return local - offsetMs(guess, timezone);
}
const minutesOf = (hhmm: string): number => Number(hhmm.slice(0, 2)) * 60 + Number(hhmm.slice(3));

/** The next stretch of working time that has not ended at `at`: [from, to), epoch ms. */
function stretchAt(at: number, hours: WorkingHours, timezone: string): [number, number] {
  const midnight = Math.floor((at + offsetMs(at, timezone)) / DAY_MS) * DAY_MS;
  for (let i = 0; i < 8; i++) {
    const day = midnight + i * DAY_MS;
    const weekday = ((new Date(day).getUTCDay() + 6) % 7) + 1;
    if (!hours.days.includes(weekday)) continue;
    const end = instantOf(day + minutesOf(hours.to) * MINUTE_MS, timezone);
    if (end > at) return [instantOf(day + minutesOf(hours.from) * MINUTE_MS, timezone), end];
  }
  throw new RangeError('working hours: a week without a working day');
}

/**
 * `ms` of working time after `at` (epoch ms), in the hours and the time zone of the people concerned: what is opened at
 * 17:30 on a Friday with two hours is due on Monday at 10:30. Pure.
 */
export function addWorkingTime(at: number, ms: number, hours: WorkingHours, timezone: string): number {
  let now = at;
  let left = ms;
  for (;;) {
    const [from, to] = stretchAt(now, hours, timezone);
    const start = Math.max(now, from);
    if (start + left <= to) return start + left;
    left -= to - start;
    now = to;
  }
}
