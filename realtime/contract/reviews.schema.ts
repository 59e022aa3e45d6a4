import { z } from 'zod';
import { LANGS, SIDES } from './labels.ts';

/** The review queue (features.md B3) as the console sees it. Times are epoch ms, places in the call ms of its audio. */
export const REVIEW_STATES = ['open', 'second', 'disputed', 'done'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];
export const VERDICTS = ['confirmed', 'false_alarm', 'unclear'] as const;
export type Verdict = (typeof VERDICTS)[number];
export const REVIEW_KINDS = ['risk', 'objection', 'doubt'] as const;

const id = z.string().min(1).max(64);
const time = z.number().int();

export const reviewSchema = z.object({
  id: z.string(),
  callId: z.string(),
  momentId: z.string(),
  utteranceId: z.string().nullable(),
  kind: z.enum(REVIEW_KINDS),
  label: z.string(),
  severity: z.string().nullable(),
  score: z.number(),
  lang: z.enum(LANGS),
  side: z.enum(SIDES),
  text: z.string(),
  span: z.tuple([z.number().int(), z.number().int()]),
  startMs: z.number(),
  endMs: z.number(),
  saidAt: time,
  callTitle: z.string(),
  stage: z.string().nullable(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  customerValue: z.number(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  assigneeId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  state: z.enum(REVIEW_STATES),
  verdict: z.enum(VERDICTS).nullable(),
  judgedBy: z.string().nullable(),
  judgedAt: time.nullable(),
  comments: z.number().int(),
});
export type Review = z.infer<typeof reviewSchema>;

export const reviewListQuerySchema = z.object({
  /** open stands for open and second; all for every state. */
  state: z.enum(['open', 'disputed', 'done', 'all']).default('open'),
  mine: z.stringbool().optional(),
  kind: z.enum(REVIEW_KINDS).optional(),
  label: z.string().max(60).optional(),
  ownerId: id.optional(),
  customerId: id.optional(),
  callId: id.optional(),
  lang: z.enum(LANGS).optional(),
  minScore: z.coerce.number().min(0).max(1).optional(),
  maxScore: z.coerce.number().min(0).max(1).optional(),
  minValue: z.coerce.number().min(0).optional(),
  /** At most so many days old, and at least so many. */
  maxAgeDays: z.coerce.number().min(0).max(3650).optional(),
  minAgeDays: z.coerce.number().min(0).max(3650).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional(),
});
export type ReviewListQuery = z.input<typeof reviewListQuerySchema>;

export const reviewCountsSchema = z.object({
  /** Each is capped: 1000 means a thousand or more. */
  mine: z.number().int(),
  open: z.number().int(),
  disputed: z.number().int(),
  doneToday: z.number().int(),
});
export const reviewListSchema = z.object({ items: z.array(reviewSchema), next: z.string().nullable() });
export type ReviewList = z.infer<typeof reviewListSchema>;
export type ReviewCounts = z.infer<typeof reviewCountsSchema>;

const commentSchema = z.object({
  id: z.string(),
  authorId: z.string(),
  authorName: z.string(),
  text: z.string(),
  mentions: z.array(z.object({ id: z.string(), name: z.string() })),
  at: time,
});
const disputeSchema = z.object({
  id: z.string(),
  byId: z.string(),
  byName: z.string(),
  reason: z.string(),
  at: time,
  outcome: z.enum(['upheld', 'accepted']).nullable(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: time.nullable(),
});
const correctionSchema = z.object({
  utteranceId: z.string(),
  original: z.string(),
  text: z.string(),
  byName: z.string().nullable(),
  at: time,
});
export const reviewDetailSchema = reviewSchema.extend({
  thread: z.array(commentSchema),
  disputes: z.array(disputeSchema),
  verdicts: z.array(z.object({ coachId: z.string(), coachName: z.string(), verdict: z.enum(VERDICTS), at: time })),
  /** Of the whole call, the newest of each utterance. */
  corrections: z.array(correctionSchema),
  /** How the last ones of this label were judged. */
  lately: z.object({ confirmed: z.number().int(), judged: z.number().int() }),
  /** What the person who asks may do. */
  may: z.object({ judge: z.boolean(), dispute: z.boolean() }),
});
export type ReviewDetail = z.infer<typeof reviewDetailSchema>;

export const verdictBodySchema = z.object({ verdict: z.enum(VERDICTS) });
export const commentBodySchema = z.object({ text: z.string().trim().min(1).max(2000) });
export const assignBodySchema = z.object({ assigneeId: id.nullable() });
export const disputeBodySchema = z.object({ reason: z.string().trim().min(1).max(2000) });
export const disputeAnswerSchema = z.object({
  outcome: z.enum(['upheld', 'accepted']),
  answer: z.string().trim().min(1).max(2000),
});
export const correctionBodySchema = z.object({
  utteranceId: z.string().min(1).max(80),
  text: z.string().trim().min(1).max(4000),
});

export const agreementSchema = z.object({
  /** Moments that two coaches or more have judged. */
  moments: z.number().int(),
  /** Krippendorff's alpha over nominal verdicts, −1…1; null: not enough data. */
  alpha: z.number().nullable(),
  pairs: z.array(
    z.object({
      a: z.object({ id: z.string(), name: z.string() }),
      b: z.object({ id: z.string(), name: z.string() }),
      moments: z.number().int(),
      /** Share of equal verdicts. */
      observed: z.number(),
      /** Cohen's kappa; null: not enough data. */
      kappa: z.number().nullable(),
    }),
  ),
  needed: z.number().int(),
});
export type Agreement = z.infer<typeof agreementSchema>;

export const notificationSchema = z.object({
  id: z.string(),
  kind: z.string(),
  data: z.record(z.string(), z.unknown()),
  link: z.string(),
  at: time,
  readAt: time.nullable(),
});
export type Notification = z.infer<typeof notificationSchema>;
export const notificationListSchema = z.object({ items: z.array(notificationSchema), unread: z.number().int() });
