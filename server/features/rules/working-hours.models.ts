import type { RuleSpec } from '#realtime/contract/rules.schema.ts';

type Hours = RuleSpec['hours'];
const MINUTE_MS = 60_000;
const DAY_MIN = 1440;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', weekday: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' });
    formats.set(zone, format);
  }
  return format;
}
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Is this a time zone that the machine knows? */
export function isZone(zone: string): boolean {
  try {
    return formatOf(zone) !== null;
  } catch {
    return false;
  }
}

/** The day of the week (1 Monday) and the minutes since midnight, with fractions, on a wall clock of the zone. */
export function wallClock(at: number, zone: string): { day: number; minute: number } {
  const part: Record<string, string> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = value;
  const ms = ((at % 1000) + 1000) % 1000;
  return {
    day: WEEKDAYS.indexOf(part.weekday ?? '') + 1,
    minute: Number(part.hour) * 60 + Number(part.minute) + (Number(part.second) + ms / 1000) / 60,
  };
}

/** Milliseconds until working time begins; 0 within it. Looks at most three hours ahead at a time, so that clock changes count. */
function untilOpen(at: number, hours: Hours): number {
  let t = at;
  for (let i = 0; i < 8 * 60; i++) {
    const { day, minute } = wallClock(t, hours.zone);
    if (hours.days.includes(day) && minute >= hours.from && minute < hours.to) return t - at;
    const next = hours.days.includes(day) && minute < hours.from ? hours.from - minute : DAY_MIN - minute;
    t += Math.max(1, Math.round(Math.min(next, 180) * MINUTE_MS));
  }
  return Number.POSITIVE_INFINITY;
}

/** The time `hours` of waiting after `at`: by the clock, or in working time alone. */
export function addWait(at: number, waitHours: number, hours: Hours): number {
  let left = waitHours * 60 * MINUTE_MS;
  if (hours.mode === 'always' || hours.days.length === 0 || hours.to <= hours.from) return at + left;
  let t = at;
  for (let i = 0; i < 5000; i++) {
    t += untilOpen(t, hours);
    if (!Number.isFinite(t)) return t;
    const { minute } = wallClock(t, hours.zone);
    const open = Math.max(1, Math.round((hours.to - minute) * MINUTE_MS));
    // The end of the wait may be the end of a working day, but its beginning waits for the next one.
    if (left <= open) return t + left;
    left -= open;
    t += open;
  }
  return Number.POSITIVE_INFINITY;
}
