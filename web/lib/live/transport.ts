import type { CallEvent } from '#realtime/contract/call-events.schema.ts';
import type { CallPulse } from '#realtime/contract/pulses.schema.ts';
import type { BoardEvent, FollowAck, Greeting, PlainAck } from '#realtime/contract/socket.schema.ts';

export interface LiveListener {
  /** The wire is up; whoever follows something must follow it again. */
  up?: () => void;
  down?: () => void;
  greeting?: (greeting: Greeting) => void;
  event?: (event: CallEvent) => void;
  pulse?: (pulse: CallPulse) => void;
  board?: (event: BoardEvent) => void;
}

/** What the console needs of the wire: socket.io in the product, a recorded call in tests. */
export interface LiveTransport {
  readonly isUp: () => boolean;
  follow: (callId: string, afterSeq: number) => Promise<FollowAck>;
  unfollow: (callId: string) => void;
  whisper: (callId: string, text: string) => Promise<PlainAck>;
  followBoard: (board: BoardEvent['board'], afterSeq: number) => Promise<FollowAck>;
  /** Returns the way out. */
  listen: (listener: LiveListener) => () => void;
}
