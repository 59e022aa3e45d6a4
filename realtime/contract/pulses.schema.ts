import { z } from 'zod';
import { SIDES } from './labels.ts';

const base = { callId: z.string() };
const side = z.enum(SIDES);

/** Volatile: never stored, never replayed, may be dropped. */
export const callPulseSchema = z.discriminatedUnion('kind', [
  z.object({
    ...base,
    kind: z.literal('partial'),
    utteranceId: z.string(),
    side,
    startMs: z.number().min(0),
    text: z.string(),
    /** UTF-16 units from the start of `text` that are not expected to change any more. */
    stableChars: z.number().int().min(0),
  }),
  /** Takes a partial off the screen that will get no final (noise, an invention that was caught). */
  z.object({ ...base, kind: z.literal('partial.cleared'), utteranceId: z.string(), side }),
  z.object({ ...base, kind: z.literal('speaking'), side, on: z.boolean() }),
  /** RMS of the last quarter second, 0…1, and how far the side's audio has come. */
  z.object({ ...base, kind: z.literal('level'), side, level: z.number().min(0).max(1), atMs: z.number().min(0) }),
  /** The transcript is behind the audio by this much. Sent when it passes two seconds and when it is over. */
  z.object({ ...base, kind: z.literal('late'), delayMs: z.number().min(0) }),
]);
export type CallPulse = z.infer<typeof callPulseSchema>;
export type CallPulseOf<K extends CallPulse['kind']> = Extract<CallPulse, { kind: K }>;
export type CallPulseDraft = CallPulse extends infer P ? (P extends CallPulse ? Omit<P, 'callId'> : never) : never;
