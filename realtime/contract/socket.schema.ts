import { z } from 'zod';
import type { CallEvent } from './call-events.schema.ts';
import type { ErrorCode } from './errors.ts';
import type { CallPulse } from './pulses.schema.ts';

export const callFollowSchema = z.object({ callId: z.string().min(1).max(64), afterSeq: z.number().int().min(0).default(0) });
export const callUnfollowSchema = z.object({ callId: z.string().min(1).max(64) });
export const whisperSchema = z.object({ callId: z.string().min(1).max(64), text: z.string().trim().min(1).max(280) });
export const boardFollowSchema = z.object({
  board: z.enum(['calls', 'journeys', 'briefs', 'reviews']),
  afterSeq: z.number().int().min(0).default(0),
});

export interface SocketError {
  error: { code: ErrorCode; message: string };
}
export type FollowAck = { ok: true; seq: number } | SocketError;
export type PlainAck = { ok: true } | SocketError;

/** A line on a board: what changed, enough for the console to update or refetch it. */
export interface BoardEvent {
  board: z.infer<typeof boardFollowSchema>['board'];
  seq: number;
  at: number;
  kind: string;
  id: string;
  data: unknown;
}

/** The first message after a connection: what the console learns instead of knowing. */
export interface Greeting {
  version: number;
  userId: string | null;
  role: string;
  signals: { kind: 'risk' | 'objection'; label: string; tone: 'risk' | 'objection'; severity?: 'high' | 'medium' }[];
}

export interface ClientToServer {
  'call:follow': (body: z.input<typeof callFollowSchema>, ack: (answer: FollowAck) => void) => void;
  'call:unfollow': (body: z.input<typeof callUnfollowSchema>, ack?: (answer: PlainAck) => void) => void;
  'call:whisper': (body: z.input<typeof whisperSchema>, ack: (answer: PlainAck) => void) => void;
  'board:follow': (body: z.input<typeof boardFollowSchema>, ack: (answer: FollowAck) => void) => void;
}
export interface ServerToClient {
  greeting: (greeting: Greeting) => void;
  'call:event': (event: CallEvent) => void;
  'call:pulse': (pulse: CallPulse) => void;
  'board:event': (event: BoardEvent) => void;
}
