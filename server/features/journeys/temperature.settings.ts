import type { TemperatureSettings } from '#realtime/contract/journeys.schema.ts';

/**
 * What a workspace starts with. The customer's own steps weigh more than ours, and a doubt that stands weighs as much as
 * a meeting; half-lives follow how long such a thing is worth mentioning: an e-mail days, a confirmed need a quarter.
 */
export const DEFAULT_TEMPERATURE: TemperatureSettings = {
  base: 30,
  min: 0,
  max: 100,
  types: {
    call: { group: 'contact', weight: 8, halfLifeDays: 7 },
    meeting: { group: 'contact', weight: 12, halfLifeDays: 10 },
    technical_exchange: { group: 'contact', weight: 12, halfLifeDays: 10 },
    email_sent: { group: 'contact', weight: 2, halfLifeDays: 4 },
    material_sent: { group: 'contact', weight: 2, halfLifeDays: 4 },
    reply: { group: 'response', weight: 10, halfLifeDays: 7 },
    quote_opened: { group: 'response', weight: 6, halfLifeDays: 5 },
    quote_accepted: { group: 'response', weight: 30, halfLifeDays: 30 },
    sentiment: { group: 'response', weight: 8, halfLifeDays: 10, factor: 'valence' },
    quote_sent: { group: 'progress', weight: 6, halfLifeDays: 10 },
    stage_moved: { group: 'progress', weight: 6, halfLifeDays: 14 },
    stage_back: { group: 'progress', weight: -8, halfLifeDays: 14 },
    need_confirmed: { group: 'progress', weight: 4, halfLifeDays: 90 },
    objection_open: { group: 'concern', weight: -10, halfLifeDays: 30 },
    objection_answered: { group: 'concern', weight: 5, halfLifeDays: 14 },
    risk_flagged: { group: 'concern', weight: -6, halfLifeDays: 14 },
    competitor_named: { group: 'concern', weight: -3, halfLifeDays: 21 },
    doubt: { group: 'concern', weight: -3, halfLifeDays: 14 },
  },
  groups: {
    contact: { dimension: 'engagement', cap: 28, dayCap: 16 },
    response: { dimension: 'engagement', cap: 36, dayCap: 20 },
    progress: { dimension: 'fit', cap: 30, dayCap: 16 },
    concern: { dimension: 'fit', cap: 36, dayCap: 20 },
  },
  silence: {
    dimension: 'engagement',
    afterDays: 4,
    perDay: 2,
    cap: 20,
    brokenBy: ['call', 'meeting', 'technical_exchange', 'reply', 'quote_opened', 'quote_accepted'],
  },
  enough: [
    { events: 3, kinds: 2 },
    { events: 4, kinds: 1 },
  ],
  trendDays: 7,
};

/** The same in words, part of the settings' answer, so that whoever reads it can compute the number. */
export const TEMPERATURE_FORMULA: readonly string[] = [
  'Count the events with at <= t whose type has a line in `types`; other types never count.',
  'Not enough data (value null) unless some line of `enough` holds: at least `events` counted events of at least `kinds` different types.',
  'An objection_open event stops counting from the moment it is answered: walk the events by (at, id); an objection_answered event takes the oldest objection_open that is still open whose key equals its own, key being data.objectionId, else data.label, else none; an objection or answer without a key matches any. One answer takes one objection.',
  'points(event) = weight * f * 0.5 ^ ((t - at) / (halfLifeDays * 86400000)); f = data[factor] clamped to -1..1 (absent or no number: 0) where the type has `factor`, else 1.',
  'For each group and each UTC day floor(at / 86400000): day = clamp(sum of its points, -dayCap, +dayCap). For each group: group = clamp(sum of its days, -cap, +cap).',
  'silence = -min(cap, perDay * max(0, (t - last) / 86400000 - afterDays)), last being the newest counted or uncounted event with at <= t whose type is in silence.brokenBy; no such event: 0.',
  'value = clamp(base + sum of groups + silence, min, max), rounded to two decimals. fit = sum of groups of dimension fit; engagement = sum of the others + silence.',
  'trend = value(t) - value(t - trendDays * 86400000), from unrounded values, rounded to two decimals; null where either has not enough data.',
  'A reason is the sum of the points of one type after the caps, which scale the points of a day and a group evenly; reasons are sorted by the size of their points.',
];
