import { z } from 'zod';
import { CALL_EVENT_KINDS } from './call-events.schema.ts';
import { LANGS, SIDES } from './labels.ts';
import { ROLES, SCOPES } from './people.ts';

/** Bodies and answers of the HTTP interface that the console reads as well. Times are epoch milliseconds. */
const time = z.number().int();
const lang = z.enum(LANGS);
const side = z.enum(SIDES);
const id = z.string().min(1).max(64);

export const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }),
});

/** One page of a list. `next` is the cursor of the following page, null on the last. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable().optional() });

const workspaceSchema = z.object({ id: z.string(), name: z.string(), demo: z.boolean(), lang });
export const sessionSchema = z.object({
  user: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    lang,
    teamId: z.string().nullable(),
  }),
  workspace: workspaceSchema,
  livekit: z.boolean(),
});
export type Session = z.infer<typeof sessionSchema>;

/** Who asks, for people and keys alike. */
export const whoSchema = z.object({
  kind: z.enum(['user', 'key']),
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES).nullable(),
  scopes: z.array(z.enum(SCOPES)),
  workspace: workspaceSchema,
});

export const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  createdAt: time,
  lastUsedAt: time.nullable(),
  revokedAt: time.nullable(),
});

export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  teamId: z.string().nullable(),
  teamName: z.string().nullable(),
  lang,
  active: z.boolean(),
});
export type Person = z.infer<typeof personSchema>;

/** `ask`: each person is asked by the console before their side is heard. */
export const createCallSchema = z.object({
  title: z.string().trim().min(1).max(200),
  lang: lang.optional(),
  customerId: id.optional(),
  dealId: id.optional(),
  stage: z.string().min(1).max(60).optional(),
  consent: z.enum(['recorded', 'declined', 'ask']),
  source: z.enum(['live', 'microphone', 'telephone', 'room']).optional(),
  names: z.object({ rep: z.string().trim().min(1).max(100), customer: z.string().trim().min(1).max(100) }).partial().optional(),
});
export type CreateCall = z.input<typeof createCallSchema>;

export const ingestAddressesSchema = z.object({ rep: z.string(), customer: z.string() });
export const createdCallSchema = z.object({
  id: z.string(),
  ingest: ingestAddressesSchema,
  livekit: z
    .object({ url: z.string(), room: z.string(), tokens: z.object({ rep: z.string(), customer: z.string() }) })
    .optional(),
});
export type CreatedCall = z.infer<typeof createdCallSchema>;

export const callSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  lang,
  stage: z.string().nullable(),
  source: z.string(),
  status: z.enum(['waiting', 'live', 'ended']),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  createdAt: time,
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  endReason: z.string().nullable(),
  durationMs: z.number(),
  risks: z.number().int(),
  objections: z.number().int(),
  /** Of a call that is live: its newest flag, and how the customer sounds. */
  now: z
    .object({
      flag: z
        .object({ kind: z.enum(['risk', 'objection']), label: z.string(), atMs: z.number(), severity: z.enum(['high', 'medium']).nullable() })
        .nullable(),
      mood: z.object({ valence: z.number(), hesitation: z.number(), atMs: z.number() }).nullable(),
      consent: z.record(side, z.enum(['accepted', 'declined', 'withdrawn']).nullable()),
      coaches: z.number().int(),
    })
    .optional(),
});
export type CallSummary = z.infer<typeof callSummarySchema>;

export const callListQuerySchema = z.object({
  status: z.enum(['waiting', 'live', 'ended']).optional(),
  q: z.string().trim().max(100).optional(),
  ownerId: id.optional(),
  mine: z.stringbool().optional(),
  customerId: id.optional(),
  lang: lang.optional(),
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export const callListSchema = z.object({
  items: z.array(callSummarySchema),
  next: z.string().nullable(),
  /** Follow the board `calls` from here. */
  boardSeq: z.number().int(),
});
export type CallList = z.infer<typeof callListSchema>;

export const callEventListSchema = z.object({
  events: z.array(z.looseObject({ callId: z.string(), seq: z.number().int(), at: time, kind: z.enum(CALL_EVENT_KINDS) })),
  /** The newest number there is; more can be read while it is above the last event's. */
  head: z.number().int(),
});

export const callAudioSchema = z.object({ side, url: z.string(), mediaType: z.string(), durationMs: z.number() });
export type CallAudio = z.infer<typeof callAudioSchema>;

/** The call view of `call-view.ts`, with what is read from elsewhere added. */
export const callViewSchema = z.looseObject({
  id: z.string(),
  callId: z.string(),
  seq: z.number().int(),
  status: z.enum(['waiting', 'live', 'ended']),
  title: z.string(),
  lang,
  transcript: z.array(
    z.looseObject({ utteranceId: z.string(), side, startMs: z.number(), endMs: z.number(), text: z.string(), lang }),
  ),
  moments: z.array(z.looseObject({ id: z.string(), kind: z.string(), label: z.string(), withdrawn: z.boolean() })),
  sentiment: z.array(z.looseObject({ startMs: z.number(), endMs: z.number(), valence: z.number(), hesitation: z.number() })),
  delivery: z.looseObject({ talkShare: z.number().nullable() }),
  record: z.looseObject({ summary: z.string() }).nullable(),
  audio: z.array(callAudioSchema),
  ownerName: z.string().nullable(),
  createdAt: time,
});

export const patchCallSchema = z
  .object({
    title: z.string().trim().min(1).max(200),
    customerId: id.nullable(),
    stage: z.string().min(1).max(60).nullable(),
  })
  .partial()
  .refine((v) => Object.keys(v).length > 0, 'nothing to change');

export const consentAnswerSchema = z.object({
  side,
  answer: z.enum(['accepted', 'declined', 'withdrawn']),
  participant: z.string().trim().max(100).optional(),
  wordingVersion: z.string().max(40).optional(),
});
export const promptAnswerSchema = z.object({ verdict: z.enum(['used', 'not_useful', 'dismissed']) });
export const checklistActionSchema = z.object({ action: z.enum(['tick', 'untick', 'confirm']) });
export const entryAnswerSchema = z.object({ verdict: z.enum(['confirmed', 'dismissed']) });
export const recordingAcceptedSchema = z.object({ id: z.string() });

export const customerSchema = z.object({
  id: z.string(),
  name: z.string(),
  industry: z.string().nullable(),
  value: z.number().nullable(),
  ownerId: z.string().nullable(),
});
export type Customer = z.infer<typeof customerSchema>;
