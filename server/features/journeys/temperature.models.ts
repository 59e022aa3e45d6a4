import type { Reason, TemperatureAnswer, TemperatureSettings } from '#realtime/contract/journeys.schema.ts';
import type { JourneyEvent } from './journey.models.ts';
import { reasonLabel } from './reason-words.ts';

export const DAY_MS = 86_400_000;
type TypeSetting = NonNullable<TemperatureSettings['types'][JourneyEvent['type']]>;

const clamp = (x: number, from: number, to: number): number => Math.min(to, Math.max(from, x));
/** Two decimals, and never −0. */
const round = (x: number): number => Math.round(x * 100) / 100 + 0;

const keyOf = (event: JourneyEvent): string | null => {
  const key = event.data.objectionId ?? event.data.label;
  return typeof key === 'string' && key !== '' ? key : null;
};

/** Objections that were answered by then; events in order. */
function answered(events: readonly JourneyEvent[], t: number): Set<string> {
  const open: JourneyEvent[] = [];
  const gone = new Set<string>();
  for (const event of events) {
    if (event.at > t) break;
    if (event.type === 'objection_open') open.push(event);
    if (event.type !== 'objection_answered') continue;
    const key = keyOf(event);
    const at = open.findIndex((o) => key === null || keyOf(o) === null || keyOf(o) === key);
    if (at >= 0) gone.add(open.splice(at, 1)[0]!.id);
  }
  return gone;
}

function factor(setting: TypeSetting, event: JourneyEvent): number {
  if (!setting.factor) return 1;
  const value = event.data[setting.factor];
  return typeof value === 'number' && Number.isFinite(value) ? clamp(value, -1, 1) : 0;
}

interface Raw {
  /** Unrounded and clamped; null: not enough data. */
  value: number | null;
  fit: number;
  engagement: number;
  events: number;
  kinds: number;
  parts: Map<string, { points: number; dimension: 'fit' | 'engagement'; count: number; lastAt: number | null }>;
}

/** The value alone, without reasons, for boards of thousands. */
function measure(settings: TemperatureSettings, events: readonly JourneyEvent[], t: number): Raw {
  const gone = answered(events, t);
  const kinds = new Set<string>();
  let count = 0;
  let lastContact: number | null = null;
  /** Per group and day: each type's points. */
  const days = new Map<string, { group: keyof TemperatureSettings['groups']; sum: number; byType: Map<string, number> }>();
  const seen = new Map<string, { count: number; lastAt: number }>();
  for (const event of events) {
    if (event.at > t) break;
    if (settings.silence.brokenBy.includes(event.type)) lastContact = event.at;
    const setting = settings.types[event.type];
    if (!setting) continue;
    count++;
    kinds.add(event.type);
    if (gone.has(event.id)) continue;
    const points = setting.weight * factor(setting, event) * 0.5 ** ((t - event.at) / (setting.halfLifeDays * DAY_MS));
    const key = `${setting.group}:${Math.floor(event.at / DAY_MS)}`;
    const day = days.get(key) ?? { group: setting.group, sum: 0, byType: new Map<string, number>() };
    day.sum += points;
    day.byType.set(event.type, (day.byType.get(event.type) ?? 0) + points);
    days.set(key, day);
    const old = seen.get(event.type);
    seen.set(event.type, { count: (old?.count ?? 0) + 1, lastAt: event.at });
  }

  const parts: Raw['parts'] = new Map();
  const totals = { fit: 0, engagement: 0 };
  const sums = new Map<keyof TemperatureSettings['groups'], { sum: number; byType: Map<string, number> }>();
  for (const { group, sum, byType } of days.values()) {
    const capped = clamp(sum, -settings.groups[group].dayCap, settings.groups[group].dayCap);
    const scale = sum === 0 ? 1 : capped / sum;
    const all = sums.get(group) ?? { sum: 0, byType: new Map<string, number>() };
    all.sum += capped;
    for (const [type, points] of byType) all.byType.set(type, (all.byType.get(type) ?? 0) + points * scale);
    sums.set(group, all);
  }
  for (const [group, { sum, byType }] of sums) {
    const { cap, dimension } = settings.groups[group];
    const capped = clamp(sum, -cap, cap);
    const scale = sum === 0 ? 1 : capped / sum;
    totals[dimension] += capped;
    for (const [type, points] of byType) parts.set(type, { points: points * scale, dimension, ...seen.get(type)! });
  }
  const { silence } = settings;
  const quietDays = lastContact === null ? 0 : (t - lastContact) / DAY_MS;
  const cooled = Math.min(silence.cap, silence.perDay * Math.max(0, quietDays - silence.afterDays));
  if (cooled > 0) {
    totals.engagement -= cooled;
    parts.set('silence', { points: -cooled, dimension: 'engagement', count: Math.floor(quietDays), lastAt: lastContact });
  }
  const enough = settings.enough.some((line) => count >= line.events && kinds.size >= line.kinds);
  const value = enough ? clamp(settings.base + totals.fit + totals.engagement, settings.min, settings.max) : null;
  return { value, ...totals, events: count, kinds: kinds.size, parts };
}

/**
 * A deal's temperature at a time: a pure function of the settings, the events and the time.
 * @param events of one deal, ordered by (at, id) @param t epoch ms; later events do not count
 * @returns value 0…100 to two decimals, or null for "not enough data"; reasons after the caps, the largest first
 */
export function temperature(settings: TemperatureSettings, events: readonly JourneyEvent[], t: number): TemperatureAnswer {
  const now = measure(settings, events, t);
  const before = measure(settings, events, t - settings.trendDays * DAY_MS).value;
  const reasons: Reason[] = [...now.parts]
    .map(([code, { points, ...part }]) => ({ code, label: reasonLabel(code, part.count), points: round(points), ...part }))
    .filter((reason) => reason.points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || a.code.localeCompare(b.code));
  return {
    value: now.value === null ? null : round(now.value),
    trend: now.value === null || before === null ? null : round(now.value - before),
    was: before === null ? null : round(before),
    fit: round(now.fit),
    engagement: round(now.engagement),
    reasons,
    enough: now.value !== null,
    events: now.events,
    kinds: now.kinds,
    at: t,
  };
}

/** Points of the curve, oldest first: at even steps and just after each event. */
export function temperatureCurve(
  settings: TemperatureSettings,
  events: readonly JourneyEvent[],
  from: number,
  to: number,
  steps = 120,
): { at: number; value: number | null }[] {
  const times = new Set<number>();
  for (let i = 0; i <= steps; i++) times.add(Math.round(from + ((to - from) * i) / steps));
  for (const event of events) {
    if (event.at < from || event.at > to) continue;
    times.add(event.at);
    if (event.at - 1 >= from) times.add(event.at - 1);
  }
  return [...times]
    .sort((a, b) => a - b)
    .slice(-1000)
    .map((at) => {
      const { value } = measure(settings, events, at);
      return { at, value: value === null ? null : round(value) };
    });
}
