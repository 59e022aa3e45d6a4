import { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import { SIDES } from './labels.ts';

/** The query of `/ingest/calls/:id/:side`. */
export const ingestQuerySchema = z.object({
  key: z.string().min(1),
  rate: z.coerce.number().int().min(8000).max(48000).default(16000),
  encoding: z.enum(['s16le', 'mulaw']).default('s16le'),
});
export const ingestSideSchema = z.enum(SIDES);
export const ingestControlSchema = z.object({ type: z.literal('end') });

export type IngestMessage = { type: 'ready' } | { type: 'error'; code: ErrorCode; message: string };

/** Twilio Media Streams, the messages that a server receives. Unknown ones are ignored. */
export const twilioMessageSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('connected') }),
  z.object({
    event: z.literal('start'),
    streamSid: z.string(),
    start: z.object({
      tracks: z.array(z.string()).optional(),
      customParameters: z.record(z.string(), z.string()).default({}),
      mediaFormat: z.object({ encoding: z.string(), sampleRate: z.number(), channels: z.number() }).optional(),
    }),
  }),
  z.object({
    event: z.literal('media'),
    streamSid: z.string().optional(),
    media: z.object({ track: z.string(), timestamp: z.coerce.number().optional(), chunk: z.coerce.number().optional(), payload: z.string() }),
  }),
  z.object({ event: z.literal('stop') }),
  z.object({ event: z.literal('mark') }),
  z.object({ event: z.literal('dtmf') }),
]);
export type TwilioMessage = z.infer<typeof twilioMessageSchema>;
