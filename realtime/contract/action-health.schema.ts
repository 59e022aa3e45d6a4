import { z } from 'zod';

/** Action health (features.md E4). Shares are 0…1, AHI 0…100; null is "not enough data". */
const time = z.number().int();
export const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
export const WEAK_POINTS = ['timeliness', 'richness', 'consistency'] as const;
export type WeakPoint = (typeof WEAK_POINTS)[number];
/** Where each part counts as full. */
export const FULL = { timeliness: 0.95, richness: 3.2, consistency: 0.78 } as const;
export const AHI_MARK = 85;
export const MIN_CALLS = 5;

export const healthSchema = z.object({
  repId: z.string(),
  repName: z.string(),
  month: z.string(),
  calls: z.number().int(),
  required: z.number().int(),
  inTime: z.number().int(),
  timeliness: z.number().nullable(),
  richness: z.number().nullable(),
  consistency: z.number().nullable(),
  ahi: z.number().nullable(),
  /** Why there is no figure. */
  missing: z.enum(['few_calls', 'nothing_required', 'no_three_alike']).nullable(),
});
export type Health = z.infer<typeof healthSchema>;

const actionSchema = z.object({ code: z.string(), atMs: z.number(), text: z.string() });
export const healthCallSchema = z.object({
  callId: z.string(),
  title: z.string(),
  endedAt: time,
  kind: z.string(),
  actions: z.array(actionSchema),
  kinds: z.number().int(),
  entries: z.array(z.object({ what: z.string(), dueAt: time, doneAt: time.nullable(), inTime: z.boolean().nullable() })),
});
export type HealthCall = z.infer<typeof healthCallSchema>;
export const healthDetailSchema = healthSchema.extend({
  list: z.array(healthCallSchema),
  alike: z.array(z.object({ kind: z.string(), calls: z.array(z.string()), pairs: z.array(z.number()), mean: z.number() })),
});
export type HealthDetail = z.infer<typeof healthDetailSchema>;

const sourceSchema = z.object({ callId: z.string(), title: z.string(), value: z.number().nullable(), text: z.string().nullable(), atMs: z.number().nullable() });
export const weekSchema = z.object({
  repId: z.string(),
  from: time,
  calls: z.number().int(),
  /** 0 not named · 1 named · 2 with how often or how long · 3 with what it costs. */
  pain: z.object({ mean: z.number().nullable(), sources: z.array(sourceSchema) }),
  /** Share of what the customer asked or objected that was answered with substance. */
  fit: z.object({ share: z.number().nullable(), sources: z.array(sourceSchema) }),
  /** Objections answered at once, and the median wait. */
  objections: z.object({ share: z.number().nullable(), medianMs: z.number().nullable(), sources: z.array(sourceSchema) }),
});
export type Week = z.infer<typeof weekSchema>;

export const caseSchema = z.object({
  id: z.string(),
  repId: z.string(),
  repName: z.string(),
  month: z.string(),
  openedAt: time,
  weakPoint: z.enum(WEAK_POINTS),
  months: z.array(healthSchema),
  calls: z.array(z.object({ callId: z.string(), title: z.string(), endedAt: time, kinds: z.number().int(), late: z.number().int(), codes: z.array(z.string()) })),
  lessons: z.array(z.string()),
  followUpAt: time,
  state: z.enum(['open', 'closed']),
  outcome: z.enum(['improved', 'continued', 'dropped']).nullable(),
  note: z.string().nullable(),
});
export type CoachingCase = z.infer<typeof caseSchema>;
