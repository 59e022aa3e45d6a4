import { z } from 'zod';
import { LANGS } from './labels.ts';

/** Exemplars and learning (features.md E1–E3). */
const time = z.number().int();
export const exemplarBodySchema = z.object({
  fields: z.array(z.object({ key: z.string(), label: z.object({ en: z.string(), zh: z.string() }), value: z.string(), clip: z.string().nullable() })),
  /** Places in the exemplar's own sound, ms; null where there is no sound. */
  clips: z.array(z.object({ id: z.string(), what: z.string(), text: z.string(), reply: z.string().nullable(), fromMs: z.number().nullable(), toMs: z.number().nullable() })),
  removed: z.number().int(),
});
export type ExemplarBody = z.infer<typeof exemplarBodySchema>;
export const exemplarSchema = z.object({
  id: z.string(),
  title: z.string(),
  stage: z.string().nullable(),
  industry: z.string().nullable(),
  lang: z.enum(LANGS),
  week: time,
  reasons: z.array(z.object({ code: z.string(), value: z.number() })),
  state: z.enum(['nominated', 'preparing', 'approved', 'rejected']),
  objections: z.array(z.string()),
  why: z.string().nullable(),
  body: exemplarBodySchema.nullable(),
  audio: z.string().nullable(),
  /** Only for those who approve: whose it is. */
  callId: z.string().nullable(),
  ownerName: z.string().nullable(),
  approvedAt: time.nullable(),
});
export type Exemplar = z.infer<typeof exemplarSchema>;

export const comparisonSchema = z.object({
  rows: z.array(
    z.object({
      key: z.string(),
      label: z.object({ en: z.string(), zh: z.string() }),
      theirs: z.string(),
      mine: z.string(),
      state: z.enum(['full', 'vague', 'missing']),
      /** What the exemplar says here that the record does not. */
      lacks: z.array(z.string()),
      ask: z.object({ en: z.string(), zh: z.string() }).nullable(),
    }),
  ),
});
export type Comparison = z.infer<typeof comparisonSchema>;

const both = z.object({ en: z.string(), zh: z.string() });
export const pathStepSchema = z.object({
  step: z.string(),
  kind: z.enum(['lesson', 'clip', 'quiz', 'drill']),
  title: both,
  because: z.string().nullable(),
  done: z.boolean(),
  score: z.number().nullable(),
  at: time.nullable(),
});
export const pathSchema = z.object({ steps: z.array(pathStepSchema), weakPoint: z.string().nullable() });
export type StudyPath = z.infer<typeof pathSchema>;
export const lessonSchema = z.object({
  key: z.string(),
  title: both,
  text: z.object({ en: z.array(z.string()), zh: z.array(z.string()) }),
  quiz: z.array(both.extend({ options: z.array(both) })),
});
export type LessonView = z.infer<typeof lessonSchema>;
export const quizResultSchema = z.object({ score: z.number(), answers: z.array(z.object({ right: z.number().int(), ok: z.boolean(), because: both })) });
export type QuizResult = z.infer<typeof quizResultSchema>;

export const drillResultSchema = z.object({
  text: z.string(),
  riskFree: z.boolean(),
  risks: z.array(z.object({ label: z.string(), words: z.string() })),
  answered: z.boolean(),
  /** brushed_off | short | off_topic; null where it was answered. */
  why: z.string().nullable(),
  likeness: z.number().nullable(),
  better: z.string().nullable(),
  pace: z.number().nullable(),
  paceUnit: z.enum(['words', 'characters']),
  paceOk: z.boolean().nullable(),
  score: z.number(),
});
export type DrillResult = z.infer<typeof drillResultSchema>;
export const drillSchema = z.object({ id: z.string(), objection: z.string(), lang: z.enum(LANGS), prompt: z.string(), result: drillResultSchema.nullable(), createdAt: time });
export type DrillView = z.infer<typeof drillSchema>;
export const progressSchema = z.object({ userId: z.string(), name: z.string(), role: z.string(), done: z.number().int(), of: z.number().int(), drills: z.number().int(), bestDrill: z.number().nullable(), lastAt: time.nullable() });
export type Progress = z.infer<typeof progressSchema>;
