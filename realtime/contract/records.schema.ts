import { z } from 'zod';
import { LANGS, SIDES } from './labels.ts';

/** Records as their reps confirm them (features.md A7, B1, B5) and the second person's look (B4). */
const both = z.object({ en: z.string().trim().min(1).max(200), zh: z.string().trim().min(1).max(200) });
const key = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
const time = z.number().int();

export const FIELD_TYPES = ['choice', 'several', 'text', 'date', 'number', 'yesno'] as const;
export const recordFieldSchema = z.object({
  key,
  label: both,
  type: z.enum(FIELD_TYPES),
  options: z.array(z.object({ value: z.string().min(1).max(60), label: both })).max(12).default([]),
  mandatory: z.boolean().default(false),
  /** What to ask next time, where it is missing. */
  ask: both.nullable().default(null),
});
export type RecordField = z.infer<typeof recordFieldSchema>;

/** `when` a field has one of the values (or any, for an empty list), the fields of `needs` must be filled, and `after` come later. */
export const recordRuleSchema = z.object({
  id: key,
  when: z.object({ field: key, is: z.array(z.string().max(60)).max(12) }),
  needs: z.array(key).max(8).default([]),
  after: z.object({ field: key, than: key }).nullable().default(null),
  message: both,
});
export type RecordRule = z.infer<typeof recordRuleSchema>;

/** Features A7: a stage has three to five mandatory items. */
export const MANDATORY = { least: 3, most: 5 } as const;

export const recordFormSchema = z
  .object({ fields: z.array(recordFieldSchema).min(3).max(24), rules: z.array(recordRuleSchema).max(24) })
  .superRefine((form, issues) => {
    const keys = form.fields.map((f) => f.key);
    const mandatory = form.fields.filter((f) => f.mandatory).length;
    const say = (message: string, ...path: (string | number)[]) => issues.addIssue({ code: 'custom', message, path });
    if (mandatory < MANDATORY.least || mandatory > MANDATORY.most) say(`${MANDATORY.least} to ${MANDATORY.most} fields are mandatory, not ${mandatory}`, 'fields');
    if (new Set(keys).size !== keys.length) say('two fields have one key', 'fields');
    form.fields.forEach((f, i) => {
      if ((f.type === 'choice' || f.type === 'several') && f.options.length < 2) say('a choice has two options at least', 'fields', i);
    });
    form.rules.forEach((rule, i) => {
      for (const k of [rule.when.field, ...rule.needs, ...(rule.after ? [rule.after.field, rule.after.than] : [])]) {
        if (!keys.includes(k)) say(`there is no field "${k}"`, 'rules', i);
      }
    });
  });
export type RecordForm = z.infer<typeof recordFormSchema>;
export const stageFormSchema = z.object({ stage: z.string().nullable(), builtIn: z.boolean(), form: recordFormSchema });
export type StageForm = z.infer<typeof stageFormSchema>;

export const evidenceSchema = z.object({ utteranceId: z.string(), side: z.enum(SIDES), atMs: z.number(), text: z.string() });
export const fieldValueSchema = z.object({
  value: z.union([z.string().max(2000), z.number(), z.array(z.string().max(60)).max(12), z.null()]),
  /** It did not come up; that is an answer too, and one click. */
  none: z.boolean().default(false),
  evidence: evidenceSchema.nullable().default(null),
  by: z.enum(['machine', 'person']).default('person'),
});
export type FieldValue = z.infer<typeof fieldValueSchema>;
export const valuesSchema = z.record(key, fieldValueSchema);
export type RecordValues = z.infer<typeof valuesSchema>;

export const RECORD_STATES = ['draft', 'submitted', 'returned', 'witnessed', 'flagged'] as const;
export const WITNESS_VERDICTS = ['complete', 'needs_detail', 'risk'] as const;
export type WitnessVerdict = (typeof WITNESS_VERDICTS)[number];

export const problemSchema = z.object({ field: key, rule: z.string(), message: both });
export type Problem = z.infer<typeof problemSchema>;

export const recordRowSchema = z.object({
  id: z.string(),
  callId: z.string(),
  callTitle: z.string(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  stage: z.string().nullable(),
  lang: z.enum(LANGS),
  state: z.enum(RECORD_STATES),
  version: z.number().int(),
  callEndedAt: time,
  dueAt: time,
  submittedAt: time.nullable(),
});
export type RecordRow = z.infer<typeof recordRowSchema>;

export const witnessSchema = z.object({
  id: z.string(),
  recordId: z.string(),
  version: z.number().int(),
  customerName: z.string().nullable(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  openedAt: time,
  remindAt: time,
  dueAt: time,
  remindedAt: time.nullable(),
  escalatedAt: time.nullable(),
  state: z.enum(['open', 'done', 'replaced']),
  verdict: z.enum(WITNESS_VERDICTS).nullable(),
  note: z.string().nullable(),
  byName: z.string().nullable(),
  at: time.nullable(),
});
export type WitnessRow = z.infer<typeof witnessSchema>;

export const versionSchema = z.object({
  version: z.number().int(),
  at: time,
  byName: z.string().nullable(),
  reason: z.string().nullable(),
  /** Against the version before. */
  changes: z.array(z.object({ field: z.string(), from: fieldValueSchema.nullable(), to: fieldValueSchema.nullable() })),
});
export const recordDetailSchema = recordRowSchema.extend({
  values: valuesSchema,
  form: recordFormSchema,
  problems: z.array(problemSchema),
  versions: z.array(versionSchema),
  witness: witnessSchema.nullable(),
  may: z.object({ edit: z.boolean(), witness: z.boolean() }),
});
export type RecordDetail = z.infer<typeof recordDetailSchema>;

const hhmm = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const witnessSettingsSchema = z
  .object({
    /** Customers worth this or more, in the workspace's currency; null: nobody is witnessed. */
    threshold: z.number().min(0).nullable().default(500_000),
    minutes: z.number().int().min(5).max(10_080).default(120),
    from: hhmm.default('09:00'),
    to: hhmm.default('18:00'),
    /** 1 Monday … 7 Sunday. */
    days: z.array(z.number().int().min(1).max(7)).min(1).max(7).default([1, 2, 3, 4, 5]),
  })
  .refine((v) => v.from < v.to, { message: 'the day ends before it begins', path: ['to'] });
export type WitnessSettings = z.infer<typeof witnessSettingsSchema>;

export const anomalySchema = z.object({
  id: z.string(),
  recordId: z.string(),
  callId: z.string(),
  callTitle: z.string(),
  ownerName: z.string().nullable(),
  rule: z.string(),
  evidence: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  at: time,
  state: z.enum(['open', 'explained', 'corrected']),
  note: z.string().nullable(),
});
export type AnomalyRow = z.infer<typeof anomalySchema>;
