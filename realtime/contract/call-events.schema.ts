import { z } from 'zod';
import { LANGS, OBJECTION_LABELS, RISK_LABELS, SIDES } from './labels.ts';

const side = z.enum(SIDES);
const lang = z.enum(LANGS);
/** Milliseconds on the call's audio clock: zero is the first sample of the first side. */
const ms = z.number().min(0);
/** Half-open, in UTF-16 units of the text that stands in the same event. */
const span = z.tuple([z.number().int().min(0), z.number().int().min(0)]);
const score = z.number().min(0).max(1);
const severity = z.enum(['high', 'medium']);

/** What the event log stamps on each event when it is appended. */
export const eventStampSchema = z.object({
  callId: z.string(),
  /** Per call, from 1, without gaps. */
  seq: z.number().int().positive(),
  /** Wall clock of the append, epoch milliseconds. */
  at: z.number().int(),
});

const kinds = {
  'call.started': z.object({
    title: z.string(),
    lang,
    stage: z.string().nullable(),
    customerId: z.string().nullable(),
    customerName: z.string().nullable(),
    dealId: z.string().nullable(),
    ownerId: z.string().nullable(),
    source: z.enum(['live', 'recording', 'demo', 'microphone', 'telephone', 'room', 'drill']),
    names: z.object({ rep: z.string(), customer: z.string() }).partial(),
    checklist: z.array(z.object({ itemId: z.string(), title: z.string(), mandatory: z.boolean() })),
  }),
  'call.ended': z.object({
    reason: z.enum(['ended', 'sides_ended', 'idle', 'room_closed', 'failed', 'shutdown']),
    durationMs: ms,
  }),
  'call.consent': z.object({
    side,
    participant: z.string().nullable(),
    answer: z.enum(['accepted', 'declined', 'withdrawn']),
    wording: z.string(),
    wordingVersion: z.string(),
    source: z.enum(['vouched', 'link', 'console']),
  }),
  /** What was kept of a side was erased because they asked: its words and everything made of them. */
  'speech.erased': z.object({ side }),
  'audio.side': z.object({ side, state: z.enum(['connected', 'dropped', 'resumed', 'ended']), atMs: ms }),
  'audio.gap': z.object({ side, startMs: ms, endMs: ms, cause: z.enum(['dropped', 'overload', 'restart', 'flood', 'worker']) }),
  'utterance.final': z.object({ utteranceId: z.string(), side, startMs: ms, endMs: ms, text: z.string(), lang }),
  'signal.risk': z.object({
    utteranceId: z.string(),
    label: z.enum(RISK_LABELS),
    score,
    span,
    /** The utterance's text as far as it was heard; `span` points into it. */
    text: z.string(),
    early: z.boolean(),
    severity,
    atMs: ms,
  }),
  'signal.objection': z.object({
    utteranceId: z.string(),
    label: z.enum(OBJECTION_LABELS),
    score,
    span,
    text: z.string(),
    early: z.boolean(),
    atMs: ms,
  }),
  'signal.withdrawn': z.object({ utteranceId: z.string(), label: z.enum([...RISK_LABELS, ...OBJECTION_LABELS]) }),
  'signal.competitor': z.object({
    utteranceId: z.string(),
    competitorId: z.string(),
    name: z.string(),
    side,
    span,
    text: z.string(),
    early: z.boolean(),
    atMs: ms,
  }),
  'signal.tracker': z.object({
    utteranceId: z.string(),
    trackerId: z.string(),
    name: z.string(),
    side,
    score,
    span,
    text: z.string(),
    atMs: ms,
  }),
  /** Customer side only, ever: there is no field for a side. */
  'signal.sentiment': z.object({
    startMs: ms,
    endMs: ms,
    /** −1 negative … 1 positive. */
    valence: z.number().min(-1).max(1),
    hesitation: score,
    /** How far the figures can be trusted; segments under the floor are not sent at all. */
    reliability: score,
    /** A hesitant voice on a mild sentence. */
    doubt: z.boolean(),
    utteranceId: z.string().nullable(),
    reasons: z.array(z.object({ code: z.string(), weight: z.number() })),
  }),
  'prompt.shown': z.object({
    promptId: z.string(),
    cardId: z.string(),
    cause: z.object({
      kind: z.enum(['risk', 'objection', 'competitor', 'doubt', 'tracker', 'delivery', 'checklist']),
      label: z.string(),
      utteranceId: z.string().nullable(),
      words: z.string().nullable(),
      atMs: ms,
    }),
    priority: z.number(),
    title: z.string(),
    body: z.string(),
    lang,
  }),
  'prompt.answered': z.object({
    promptId: z.string(),
    verdict: z.enum(['used', 'not_useful', 'dismissed']),
    userId: z.string().nullable(),
  }),
  'checklist.ticked': z.object({
    itemId: z.string(),
    utteranceId: z.string().nullable(),
    evidence: z.string().nullable(),
    score: score.nullable(),
    by: z.enum(['machine', 'person']),
    userId: z.string().nullable(),
  }),
  'checklist.unticked': z.object({ itemId: z.string(), userId: z.string().nullable() }),
  'checklist.confirmed': z.object({ itemId: z.string(), userId: z.string().nullable() }),
  'entry.proposed': z.object({
    entryId: z.string(),
    trigger: z.string(),
    type: z.enum(['quote', 'contract', 'payment', 'meeting', 'budget', 'sample', 'trial']),
    utteranceId: z.string(),
    title: z.string(),
    fields: z.array(z.object({ name: z.string(), value: z.string() })),
    atMs: ms,
  }),
  'entry.answered': z.object({ entryId: z.string(), verdict: z.enum(['confirmed', 'dismissed']), userId: z.string().nullable() }),
  'coach.joined': z.object({ userId: z.string(), name: z.string() }),
  'coach.left': z.object({ userId: z.string() }),
  'whisper.sent': z.object({ userId: z.string(), name: z.string(), text: z.string() }),
  'record.written': z.object({ recordId: z.string() }),
} as const;

export type CallEventKind = keyof typeof kinds;
export const CALL_EVENT_KINDS = Object.keys(kinds) as CallEventKind[];
type Bodies = { [K in CallEventKind]: z.infer<(typeof kinds)[K]> };
export type EventStamp = z.infer<typeof eventStampSchema>;

/** An event as a stage makes it, before the log gave it a number. */
export type CallEventDraft = { [K in CallEventKind]: { kind: K } & Bodies[K] }[CallEventKind];
/** An event as it is stored and as it goes over the wire: one shape for both. */
export type CallEvent = CallEventDraft & EventStamp;
export type CallEventOf<K extends CallEventKind> = Extract<CallEvent, { kind: K }>;
export type CallEventDraftOf<K extends CallEventKind> = Extract<CallEventDraft, { kind: K }>;

const options = CALL_EVENT_KINDS.map((kind) => kinds[kind].extend({ kind: z.literal(kind) }));
const draftUnion = z.discriminatedUnion('kind', options as never);

/** Throws ZodError where a stage made an event that the contract does not know. */
export const parseCallEventDraft = (value: unknown): CallEventDraft => draftUnion.parse(value) as CallEventDraft;
export const callEventSchemas = kinds;

/** Kinds that a console of the customer's side must never get; they go to our own people only. */
export const INTERNAL_KINDS: readonly CallEventKind[] = ['coach.joined', 'coach.left', 'whisper.sent'];
