import { z } from 'zod';
import { dealEventTypeSchema } from './journeys.schema.ts';

export const MATERIALS = ['case_video', 'solution_package', 'response_commitment', 'price_comparison'] as const;
export const RECIPIENTS = ['rep', 'manager', 'operations'] as const;
const recipients = z.array(z.enum(RECIPIENTS)).min(1).max(3);
const text = (most: number) => z.string().trim().min(1).max(most);
const stages = z.array(z.string().max(60)).max(20);

export const ruleActionSchema = z.discriminatedUnion('kind', [
  /** Proposed to the owner for one click; with `auto` sent at once. */
  z.object({ kind: z.literal('material'), material: z.enum(MATERIALS), auto: z.boolean().default(false) }),
  z.object({ kind: z.literal('alert'), to: recipients }),
  z.object({ kind: z.literal('task'), title: text(200), dueHours: z.number().min(0).max(8760).default(24) }),
  /** POST with a signature: x-quicksilver-signature: t=<epoch s>,v1=<hex HMAC-SHA256 of "<t>.<body>" under the workspace's secret>. */
  z.object({ kind: z.literal('webhook'), url: z.url({ protocol: /^https?$/ }).max(500) }),
  z.object({ kind: z.literal('email'), to: z.union([recipients, z.email().max(200)]), subject: text(200), body: text(4000) }),
]);
export type RuleAction = z.infer<typeof ruleActionSchema>;

export const ruleSpecSchema = z.object({
  trigger: z.object({
    /** Any of these counts. `opened` is the beginning of the journey. */
    any: z
      .array(
        z.object({
          type: z.union([dealEventTypeSchema, z.literal('opened')]),
          /** Only where the deal stands in one of these after it; absent or empty: anywhere. */
          stages: stages.optional(),
        }),
      )
      .min(1)
      .max(30),
    /** So many of them … */
    times: z.number().int().min(1).max(50).default(1),
    /** … within so many hours; null: no matter how long. */
    withinHours: z.number().min(0.01).max(8760).nullable().default(null),
  }),
  /** What begins the count again and ends the wait. */
  unless: z.array(dealEventTypeSchema).max(30).default([]),
  /** How long after the last of them it fires; 0: at once. */
  waitHours: z.number().min(0).max(8760).default(0),
  where: z
    .object({
      minValue: z.number().min(0).nullable().default(null),
      industries: z.array(z.string().max(60)).max(30).default([]),
      teamIds: z.array(z.string().max(64)).max(50).default([]),
      keyOnly: z.boolean().default(false),
      /** Where the deal must stand when it fires. */
      stages: stages.default([]),
    })
    .default({ minValue: null, industries: [], teamIds: [], keyOnly: false, stages: [] }),
  hours: z
    .object({
      /** `working`: the wait counts working time alone, and nothing fires outside it. */
      mode: z.enum(['always', 'working']).default('always'),
      zone: z.string().max(60).default('UTC'),
      /** 1 Monday … 7 Sunday */
      days: z.array(z.number().int().min(1).max(7)).max(7).default([1, 2, 3, 4, 5]),
      /** Minutes of the day, from and to. */
      from: z.number().int().min(0).max(1439).default(540),
      to: z.number().int().min(1).max(1440).default(1080),
    })
    .default({ mode: 'always', zone: 'UTC', days: [1, 2, 3, 4, 5], from: 540, to: 1080 }),
  actions: z.array(ruleActionSchema).min(1).max(6),
});
export type RuleSpec = z.infer<typeof ruleSpecSchema>;

const names = z.object({ en: text(120), zh: text(120) });
export const newRuleSchema = z.object({ name: names, enabled: z.boolean().default(true), spec: ruleSpecSchema });
export const ruleSchema = newRuleSchema.extend({
  id: z.string(),
  key: z.string().nullable(),
  version: z.number().int(),
  since: z.number(),
  fired: z.number().int(),
  lastAt: z.number().nullable(),
});
export type Rule = z.infer<typeof ruleSchema>;

/** Why it fired: what counted, how long it waited. */
export const whySchema = z.object({
  events: z.array(z.object({ id: z.string(), type: z.string(), at: z.number() })),
  waitHours: z.number(),
  stage: z.string(),
});
export const dryRunSchema = z.object({
  count: z.number().int(),
  deals: z.number().int(),
  from: z.number(),
  to: z.number(),
  firings: z.array(z.object({ dealId: z.string(), title: z.string(), customer: z.string(), at: z.number(), why: whySchema })),
  /** What waits now, and when it would fire if nothing happened. */
  pending: z.array(z.object({ dealId: z.string(), title: z.string(), customer: z.string(), at: z.number() })),
});
export type DryRun = z.infer<typeof dryRunSchema>;

export const firingSchema = z.object({
  id: z.string(),
  ruleId: z.string(),
  rule: z.object({ en: z.string(), zh: z.string() }),
  dealId: z.string(),
  title: z.string(),
  customer: z.string(),
  at: z.number(),
  firedAt: z.number(),
  status: z.enum(['acted', 'recorded', 'withdrawn']),
  why: whySchema,
  actions: z.array(z.object({ kind: z.string(), result: z.string() })),
});
export type Firing = z.infer<typeof firingSchema>;

export const todoSchema = z.object({
  id: z.string(),
  dealId: z.string().nullable(),
  deal: z.string().nullable(),
  customer: z.string().nullable(),
  kind: z.enum(['material', 'task', 'tech_request', 'meeting']),
  title: z.object({ en: z.string(), zh: z.string() }),
  data: z.record(z.string(), z.unknown()),
  status: z.enum(['open', 'done', 'dismissed', 'withdrawn']),
  ownerId: z.string().nullable(),
  createdAt: z.number(),
  dueAt: z.number().nullable(),
});
export type Todo = z.infer<typeof todoSchema>;
