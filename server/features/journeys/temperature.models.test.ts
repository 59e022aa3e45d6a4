import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEAL_EVENT_TYPES, temperatureSettingsSchema, type DealEventType } from '#realtime/contract/journeys.schema.ts';
import { byTime, type JourneyEvent } from './journey.models.ts';
import { DAY_MS, temperature, temperatureCurve } from './temperature.models.ts';
import { DEFAULT_TEMPERATURE as S } from './temperature.settings.ts';

const T = Date.UTC(2026, 5, 1, 12);
let n = 0;
const ago = (days: number, type: DealEventType, data: Record<string, unknown> = {}): JourneyEvent => {
  const at = T - days * DAY_MS;
  return { id: `e${String(++n).padStart(5, '0')}`, type, at, recordedAt: at, data };
};
const at = (events: JourneyEvent[], t = T) => temperature(S, [...events].sort(byTime), t);

/** The formula once more, straight from the sentences in the settings' answer. */
function byHand(events: readonly JourneyEvent[], t: number): number | null {
  const now = events.filter((e) => e.at <= t && S.types[e.type]).sort(byTime);
  const kinds = new Set(now.map((e) => e.type)).size;
  if (!S.enough.some((l) => now.length >= l.events && kinds >= l.kinds)) return null;
  const closed = new Set<string>();
  const key = (e: JourneyEvent) => (e.data.objectionId ?? e.data.label ?? null) as string | null;
  for (const a of now.filter((e) => e.type === 'objection_answered')) {
    const o = now.find((e) => e.type === 'objection_open' && byTime(e, a) < 0 && !closed.has(e.id) && (key(e) === null || key(a) === null || key(e) === key(a)));
    if (o) closed.add(o.id);
  }
  let value = S.base;
  for (const [group, { cap, dayCap }] of Object.entries(S.groups)) {
    const days: Record<number, number> = {};
    for (const e of now) {
      const s = S.types[e.type]!;
      if (s.group !== group || closed.has(e.id)) continue;
      const f = s.factor ? Math.max(-1, Math.min(1, Number(e.data.valence) || 0)) : 1;
      const day = Math.floor(e.at / 86_400_000);
      days[day] = (days[day] ?? 0) + s.weight * f * Math.pow(0.5, (t - e.at) / (s.halfLifeDays * 86_400_000));
    }
    const sum = Object.values(days).reduce((x, d) => x + Math.max(-dayCap, Math.min(dayCap, d)), 0);
    value += Math.max(-cap, Math.min(cap, sum));
  }
  const heard = events.filter((e) => e.at <= t && S.silence.brokenBy.includes(e.type));
  if (heard.length > 0) {
    const quiet = (t - Math.max(...heard.map((e) => e.at))) / 86_400_000;
    value -= Math.min(S.silence.cap, S.silence.perDay * Math.max(0, quiet - S.silence.afterDays));
  }
  return Math.max(0, Math.min(100, value));
}

const anyEvent = fc.record({
  type: fc.constantFrom(...DEAL_EVENT_TYPES),
  hours: fc.integer({ min: 0, max: 2400 }),
  label: fc.constantFrom('price', 'delivery_time', undefined),
  valence: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
});
const anyJourney = fc.array(anyEvent, { maxLength: 40 }).map((list) =>
  list.map(({ type, hours, label, valence }) => ago(hours / 24, type, { ...(label ? { label } : {}), valence })).sort(byTime),
);

describe('temperature', () => {
  test('the settings describe it completely: a second implementation gives the same number', () => {
    fc.assert(
      fc.property(anyJourney, fc.integer({ min: -2400, max: 240 }), (events, hours) => {
        const t = T + hours * 3_600_000;
        const mine = temperature(S, events, t).value;
        const theirs = byHand(events, t);
        expect(mine === null).toBe(theirs === null);
        expect(mine ?? -1).toBeCloseTo(theirs ?? -1, 1);
      }),
      { numRuns: 400 },
    );
  });

  test.each<[string, [number, DealEventType][], boolean]>([
    ['nothing', [], false],
    ['two kinds, two events', [[1, 'call'], [1, 'reply']], false],
    ['three of one', [[1, 'call'], [2, 'call'], [3, 'call']], false],
    ['three of two', [[1, 'call'], [2, 'call'], [3, 'reply']], true],
    ['four of one', [[1, 'call'], [2, 'call'], [3, 'call'], [4, 'call']], true],
    ['notes do not count', [[1, 'note'], [2, 'note'], [3, 'note'], [4, 'call']], false],
  ])('not enough data: %s', (_name, list, enough) => {
    const answer = at(list.map(([days, type]) => ago(days, type)));
    expect(answer.value !== null).toBe(enough);
    expect(answer.enough).toBe(enough);
  });

  test('an event is worth half after its half-life', () => {
    const others = [ago(0, 'email_sent'), ago(0, 'quote_sent'), ago(0, 'email_sent')];
    const fresh = at([...others, ago(0, 'meeting')]).reasons.find((r) => r.code === 'meeting')!.points;
    const old = at([...others, ago(S.types.meeting!.halfLifeDays, 'meeting')]).reasons.find((r) => r.code === 'meeting')!.points;
    expect(fresh).toBe(S.types.meeting!.weight);
    expect(old).toBeCloseTo(S.types.meeting!.weight / 2, 2);
  });

  test('many openings in a day count up to the cap of a day, over many days up to that of the group', () => {
    const day = at(Array.from({ length: 30 }, () => ago(0, 'quote_opened')));
    expect(day.reasons[0]!.points).toBe(S.groups.response.dayCap);
    const week = at(Array.from({ length: 60 }, (_, i) => ago(i / 10, 'quote_opened')));
    expect(week.reasons[0]!.points).toBe(S.groups.response.cap);
  });

  test('an objection cools while it is open, warms when answered, and only its own answer takes it', () => {
    const base = [ago(5, 'call'), ago(4, 'meeting'), ago(3, 'reply')];
    const calm = at(base).value!;
    const open = at([...base, ago(2, 'objection_open', { label: 'price' })]);
    expect(open.value!).toBeLessThan(calm);
    const other = at([...base, ago(2, 'objection_open', { label: 'price' }), ago(1, 'objection_answered', { label: 'competitor' })]);
    expect(other.reasons.map((r) => r.code)).toContain('objection_open');
    const answered = at([...base, ago(2, 'objection_open', { label: 'price' }), ago(1, 'objection_answered', { label: 'price' })]);
    expect(answered.value!).toBeGreaterThan(calm);
    expect(answered.reasons.map((r) => r.code)).not.toContain('objection_open');
  });

  test('a flagged risk cools', () => {
    const base = [ago(5, 'call'), ago(4, 'meeting'), ago(3, 'reply')];
    expect(at([...base, ago(1, 'risk_flagged')]).value!).toBeLessThan(at(base).value!);
  });

  test('fit and engagement are apart and add up with the base', () => {
    const a = at([ago(1, 'call'), ago(1, 'reply'), ago(2, 'stage_moved'), ago(1, 'objection_open')]);
    expect(S.base + a.fit + a.engagement).toBeCloseTo(a.value!, 1);
    const sum = (dimension: string) => a.reasons.filter((r) => r.dimension === dimension).reduce((x, r) => x + r.points, 0);
    expect(sum('fit')).toBeCloseTo(a.fit, 1);
    expect(sum('engagement')).toBeCloseTo(a.engagement, 1);
  });

  test('reasons are sorted by their size and silence is one of them', () => {
    const { reasons } = at([ago(12, 'call'), ago(13, 'reply'), ago(14, 'meeting')]);
    expect(reasons[0]).toMatchObject({ code: 'silence', points: -S.silence.perDay * 8, count: 12, label: 'Silent for 12 days' });
    expect(reasons.map((r) => Math.abs(r.points))).toEqual(reasons.map((r) => Math.abs(r.points)).toSorted((a, b) => b - a));
  });

  test('trend is now minus a week ago, null where there was too little then', () => {
    const events = [ago(20, 'call'), ago(19, 'reply'), ago(18, 'meeting'), ago(1, 'reply')];
    const now = at(events);
    expect(now.trend).toBeCloseTo(now.value! - at(events, T - 7 * DAY_MS).value!, 1);
    expect(now.was).toBe(at(events, T - 7 * DAY_MS).value);
    expect(at([ago(1, 'call'), ago(2, 'reply'), ago(3, 'meeting')]).trend).toBeNull();
  });

  test('stays within 0 and 100, and what comes later changes nothing', () => {
    fc.assert(
      fc.property(anyJourney, (events) => {
        const { value } = temperature(S, events, T);
        expect(value === null || (value >= 0 && value <= 100)).toBe(true);
        expect(temperature(S, [...events, ago(-3, 'meeting')], T)).toEqual(temperature(S, events, T));
      }),
    );
  });

  test('the curve ends where the temperature is and steps at its events', () => {
    const events = [ago(9, 'call'), ago(8, 'reply'), ago(7, 'meeting'), ago(2, 'objection_open')].sort(byTime);
    const curve = temperatureCurve(S, events, events[0]!.at, T);
    expect(curve.at(-1)).toEqual({ at: T, value: temperature(S, events, T).value });
    expect(curve.find((p) => p.at === T - 2 * DAY_MS)!.value!).toBeLessThan(curve.find((p) => p.at === T - 2 * DAY_MS - 1)!.value!);
    expect(curve[0]!.value).toBeNull();
  });

  test('the defaults are what the schema allows', () => {
    expect(temperatureSettingsSchema.parse(S)).toEqual(S);
  });
});
