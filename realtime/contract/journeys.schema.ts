import { z } from 'zod';

/** What can happen in a journey. Closed: what is not here is refused. */
export const DEAL_EVENT_TYPES = [
  'call',
  'meeting',
  'technical_exchange',
  'email_sent',
  'material_sent',
  'reply',
  'quote_sent',
  'quote_opened',
  'quote_accepted',
  'stage_moved',
  'stage_back',
  'need_confirmed',
  'objection_open',
  'objection_answered',
  'risk_flagged',
  'competitor_named',
  'sentiment',
  'doubt',
  'note',
  'won',
  'lost',
] as const;
export const dealEventTypeSchema = z.enum(DEAL_EVENT_TYPES);
export type DealEventType = z.infer<typeof dealEventTypeSchema>;

export const TEMPERATURE_GROUPS = ['contact', 'response', 'progress', 'concern'] as const;
const points = z.number().min(-100).max(100);
const cap = z.number().min(0).max(100);
const days = z.number().min(0.01).max(3650);

/** Everything that the temperature depends on besides the events; docs/temperature.md has the formula. */
export const temperatureSettingsSchema = z.object({
  /** What a deal with enough data starts from. */
  base: z.number().min(0).max(100),
  min: z.literal(0),
  max: z.literal(100),
  types: z.partialRecord(
    dealEventTypeSchema,
    z.object({
      group: z.enum(TEMPERATURE_GROUPS),
      weight: points,
      halfLifeDays: days,
      /** The weight is multiplied by this number in the event's data (−1…1; absent: 0). */
      factor: z.literal('valence').optional(),
    }),
  ),
  groups: z.record(z.enum(TEMPERATURE_GROUPS), z.object({ dimension: z.enum(['fit', 'engagement']), cap, dayCap: cap })),
  silence: z.object({
    dimension: z.literal('engagement'),
    afterDays: z.number().min(0).max(365),
    perDay: z.number().min(0).max(100),
    cap,
    brokenBy: z.array(dealEventTypeSchema).max(DEAL_EVENT_TYPES.length),
  }),
  /** Any one of these lines is enough for a number. */
  enough: z.array(z.object({ events: z.number().int().min(1).max(100), kinds: z.number().int().min(1).max(20) })).min(1).max(5),
  trendDays: z.number().min(1).max(90),
});
export type TemperatureSettings = z.infer<typeof temperatureSettingsSchema>;

export const reasonSchema = z.object({
  /** An event type, or `silence`. */
  code: z.string(),
  label: z.string(),
  points: z.number(),
  dimension: z.enum(['fit', 'engagement']),
  /** How many events, and the newest of them; for `silence` the whole days. */
  count: z.number(),
  lastAt: z.number().nullable(),
});
export type Reason = z.infer<typeof reasonSchema>;

export const temperatureSchema = z.object({
  value: z.number().nullable(),
  /** Now minus a week ago; null where either has not enough data. */
  trend: z.number().nullable(),
  was: z.number().nullable(),
  fit: z.number(),
  engagement: z.number(),
  reasons: z.array(reasonSchema),
  enough: z.boolean(),
  events: z.number().int(),
  kinds: z.number().int(),
  at: z.number(),
});
export type TemperatureAnswer = z.infer<typeof temperatureSchema>;

/** A deal on the board. Slim: two reasons, the rest is on its page. */
export const dealCardSchema = z.object({
  id: z.string(),
  title: z.string(),
  customerId: z.string(),
  customer: z.string(),
  industry: z.string().nullable(),
  stage: z.string(),
  stageSince: z.number(),
  value: z.number().nullable(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  teamId: z.string().nullable(),
  status: z.enum(['open', 'won', 'lost']),
  /** A customer whose yearly value makes them a key account. */
  keyAccount: z.boolean(),
  t: z.number().nullable(),
  was: z.number().nullable(),
  reasons: z.array(z.object({ code: z.string(), points: z.number(), count: z.number() })),
  events: z.number().int(),
  lastAt: z.number().nullable(),
  /** Standing longer than is usual for the stage. */
  stuck: z.boolean(),
  /** What a rule proposes, for one click. */
  todo: z.object({ id: z.string(), kind: z.string(), code: z.string() }).nullable(),
});
export type DealCard = z.infer<typeof dealCardSchema>;

const both = z.object({ en: z.string(), zh: z.string() });
export const boardSchema = z.object({
  at: z.number(),
  boardSeq: z.number(),
  stages: z.array(
    z.object({
      key: z.string(),
      names: both,
      probability: z.number(),
      count: z.number().int(),
      value: z.number(),
      medianDwellMs: z.number().nullable(),
      usualDwellMs: z.number().nullable(),
      /** Deals that stand still, the limit they passed, and since when the first of them has. */
      still: z.object({ count: z.number().int(), overMs: z.number(), since: z.number().nullable(), keyAccounts: z.number().int() }),
    }),
  ),
  deals: z.array(dealCardSchema),
  teams: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type Board = z.infer<typeof boardSchema>;

export const dealEventSchema = z.object({
  id: z.string(),
  type: z.string(),
  at: z.number(),
  recordedAt: z.number(),
  data: z.record(z.string(), z.unknown()),
  source: z.string(),
});
export type DealEventRow = z.infer<typeof dealEventSchema>;

export const stageStaySchema = z.object({ stage: z.string(), from: z.number(), to: z.number().nullable(), ms: z.number() });

export const CONDITION_KINDS = ['items', 'value', 'event'] as const;
/** What must hold before a stage is entered or left. */
export const stageConditionSchema = z.discriminatedUnion('kind', [
  /** Every mandatory item of the stage's checklist is done. */
  z.object({ kind: z.literal('items') }),
  /** The deal has a value. */
  z.object({ kind: z.literal('value') }),
  /** Something of this type has happened. */
  z.object({ kind: z.literal('event'), type: dealEventTypeSchema }),
]);
export type StageCondition = z.infer<typeof stageConditionSchema>;
export const stageConditionsSchema = z.record(
  z.string().max(60),
  z.object({ entry: z.array(stageConditionSchema).max(10), exit: z.array(stageConditionSchema).max(10), stillDays: z.number().min(0.1).max(365) }),
);
export type StageConditions = z.infer<typeof stageConditionsSchema>;
