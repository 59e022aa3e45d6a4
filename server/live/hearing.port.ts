import type { PoolStats } from '#ml/pool/pool.port.ts';
import type { CallContext, CallSession, SessionSink } from '#realtime/session/session.port.ts';

/** The models, and sessions that hear with them. */
export interface Hearing {
  createSession(context: CallContext, sink: SessionSink): CallSession;
  /** The models are loaded. */
  ready(): boolean;
  poolStats(): PoolStats | null;
  close(capMs: number): Promise<void>;
}
