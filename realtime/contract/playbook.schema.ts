import { z } from 'zod';
import { LANGS, OBJECTION_LABELS, RISK_LABELS, SIDES } from './labels.ts';

/** Rows that a manager edits in the console. */
export const CARD_KINDS = ['risk', 'objection', 'competitor', 'doubt', 'tracker', 'delivery'] as const;
export const INDUSTRIES = ['manufacturing', 'software', 'retail'] as const;

const lang = z.enum(LANGS);
const both = (most: number) => z.object({ en: z.string().trim().min(1).max(most), zh: z.string().trim().min(1).max(most) });

export const stageSchema = z.object({
  id: z.string(),
  key: z.string(),
  names: both(60),
  position: z.number().int(),
  probability: z.number().min(0).max(1),
});
export type Stage = z.infer<typeof stageSchema>;

export const newCardSchema = z.object({
  kind: z.enum(CARD_KINDS),
  label: z.string().trim().min(1).max(60),
  industry: z.string().trim().min(1).max(60).nullable().default(null),
  stage: z.string().trim().min(1).max(60).nullable().default(null),
  lang,
  title: z.string().trim().min(1).max(120),
  body: z.string().trim().min(1).max(600),
  priority: z.number().int().min(0).max(100).default(50),
  cooldownMs: z.number().int().min(0).max(3_600_000).default(60_000),
  mostPerCall: z.number().int().min(0).max(100).default(3),
  doNotTrigger: z.array(z.string().trim().min(1).max(100)).max(50).default([]),
  enabled: z.boolean().default(true),
});
export const cardSchema = newCardSchema.extend({ id: z.string() });
export type Card = z.infer<typeof cardSchema>;

/** Labels are closed for risks and objections, free for the other kinds. */
export const knownCardLabel = (kind: string, label: string): boolean =>
  kind === 'risk' ? (RISK_LABELS as readonly string[]).includes(label)
  : kind === 'objection' ? (OBJECTION_LABELS as readonly string[]).includes(label)
  : true;

export const newChecklistItemSchema = z.object({
  stageId: z.string().min(1).max(64),
  titles: both(120),
  examples: z.array(z.string().trim().min(1).max(300)).max(40).default([]),
  side: z.enum(SIDES).nullable().default(null),
  mandatory: z.boolean().default(true),
  position: z.number().int().min(0).max(1000).default(0),
  enabled: z.boolean().default(true),
});
export const checklistItemSchema = newChecklistItemSchema.extend({ id: z.string() });
export type ChecklistItem = z.infer<typeof checklistItemSchema>;

const sentences = z.array(z.string().trim().min(1).max(300)).max(200);
export const newTrackerSchema = z.object({
  name: z.string().trim().min(1).max(60),
  side: z.enum(SIDES).nullable().default(null),
  lang: lang.default('en'),
  examples: z.object({ positive: sentences, negative: sentences }),
  enabled: z.boolean().default(true),
});
export const trackerSchema = newTrackerSchema.extend({
  id: z.string(),
  /** It was taught and takes part in calls. */
  trained: z.boolean(),
  /** From this probability on a sentence counts; chosen when it was taught. */
  threshold: z.number().min(0).max(1),
  /** Measured on examples that were left out; null before it was taught. */
  quality: z
    .object({
      recall: z.number(),
      counterAlarms: z.number().nullable(),
      ordinaryAlarms: z.number(),
      verdict: z.enum(['good', 'fair', 'poor']),
    })
    .nullable(),
});
export type Tracker = z.infer<typeof trackerSchema>;

export const newCompetitorSchema = z.object({
  name: z.string().trim().min(1).max(100),
  aliases: z.array(z.string().trim().min(1).max(100)).max(30).default([]),
});
export const competitorSchema = newCompetitorSchema.extend({ id: z.string(), brief: z.string().nullable() });
export type Competitor = z.infer<typeof competitorSchema>;
