import type { PoolStats } from '#ml/pool/pool.port.ts';
import type { TextClassifier } from '#ml/text/classifier.port.ts';
import type { CallContext, CallSession, SessionSink } from '#realtime/session/session.port.ts';

/** The models, and sessions that hear with them. */
export interface Hearing {
  createSession(context: CallContext, sink: SessionSink): CallSession;
  /** Reads text outside a call: trackers, briefs, exemplars. null where there are no models. */
  readonly classifier: TextClassifier | null;
  /** The models are loaded. */
  ready(): boolean;
  poolStats(): PoolStats | null;
  close(capMs: number): Promise<void>;
}
