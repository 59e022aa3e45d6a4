import { z } from 'zod';
import { evidenceSchema } from './records.schema.ts';

/** What the delivery side gets before signing (features.md B7). */
export const MARKS = ['green', 'yellow', 'red'] as const;
export type HandoffMark = (typeof MARKS)[number];
const time = z.number().int();

const quoted = z.object({ id: z.string(), text: z.string(), callId: z.string(), callTitle: z.string(), evidence: evidenceSchema });
export const handoffBodySchema = z.object({
  requirements: z.array(quoted),
  chain: z.array(quoted),
  commitments: z.array(quoted.extend({ by: z.enum(['rep', 'customer']), dueAt: time.nullable() })),
  history: z.array(z.object({ callId: z.string(), title: z.string(), endedAt: time, summary: z.string() })),
});
export type HandoffBody = z.infer<typeof handoffBodySchema>;

export const handoffRowSchema = z.object({
  id: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  ownerName: z.string().nullable(),
  createdAt: time,
  planDueAt: time,
  planAt: time.nullable(),
  counts: z.object({ open: z.number().int(), green: z.number().int(), yellow: z.number().int(), red: z.number().int() }),
});
export type HandoffRow = z.infer<typeof handoffRowSchema>;

export const handoffSchema = handoffRowSchema.extend({
  body: handoffBodySchema,
  marks: z.record(z.string(), z.object({ mark: z.enum(MARKS), note: z.string().nullable(), byName: z.string().nullable(), at: time })),
  files: z.array(z.object({ id: z.string(), name: z.string(), bytes: z.number().int() })),
  plan: z.string().nullable(),
});
export type Handoff = z.infer<typeof handoffSchema>;
