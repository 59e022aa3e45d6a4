import { parseCallEventDraft, type CallEvent, type CallEventDraft } from '#realtime/contract/call-events.schema.ts';
import type { Clock } from '../shared/clock.ts';
import type { LogStore } from './log-store.port.ts';
import { localPublisher, type Publisher } from './publisher.ts';
import { createSequencedLog, type SequencedLog } from './sequenced-log.ts';

export type CallLog = SequencedLog<CallEventDraft, CallEvent>;

interface Options {
  store: LogStore<CallEvent>;
  clock: Clock;
  publisher?: Publisher<CallEvent>;
  onStored?(rows: number, tookMs: number): void;
  onFailed?(error: unknown): void;
}

/** The calls' events; a stream is a call's id. Drafts that the contract does not know are refused. */
export const createCallLog = ({ publisher = localPublisher(), ...options }: Options): CallLog =>
  createSequencedLog<CallEventDraft, CallEvent>({
    ...options,
    publisher,
    stamp: (callId, draft, seq, at) => ({ callId, seq, at, ...parseCallEventDraft(draft) }) as CallEvent,
  });
