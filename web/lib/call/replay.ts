import type { CallEvent } from '#realtime/contract/call-events.schema.ts';
import { applyCallEvent, emptyCallView, type CallView } from '#realtime/contract/call-view.ts';

/** Where an event lies on the call's audio clock, if it says so itself. */
function ownTime(event: CallEvent): number | null {
  switch (event.kind) {
    case 'utterance.final':
    case 'signal.sentiment':
    case 'audio.gap':
      return event.endMs;
    case 'signal.risk':
    case 'signal.objection':
    case 'signal.competitor':
    case 'signal.tracker':
    case 'audio.side':
    case 'entry.proposed':
      return event.atMs;
    case 'prompt.shown':
      return event.cause.atMs;
    case 'call.ended':
      return event.durationMs;
    default:
      return null;
  }
}

/**
 * The time of each event on the call's clock, never going back: what has no time of its own lies with what came before
 * it, and the order of the log is kept, so that a replay shows what was on screen then.
 */
export function callTimes(events: readonly CallEvent[]): number[] {
  let at = 0;
  return events.map((event) => (at = Math.max(at, ownTime(event) ?? 0)));
}

/** The call as it stood at a moment. Going on is cheap, going back folds again from the start. */
export class Replay {
  readonly #callId: string;
  readonly #events: readonly CallEvent[];
  readonly #times: readonly number[];
  #done = 0;
  #view: CallView;

  constructor(callId: string, events: readonly CallEvent[]) {
    this.#callId = callId;
    this.#events = events;
    this.#times = callTimes(events);
    this.#view = emptyCallView(callId);
  }

  at(ms: number): CallView {
    if (this.#done > 0 && (this.#times[this.#done - 1] ?? 0) > ms) {
      this.#done = 0;
      this.#view = emptyCallView(this.#callId);
    }
    for (; this.#done < this.#events.length && (this.#times[this.#done] ?? 0) <= ms; this.#done++) {
      const event = this.#events[this.#done];
      if (event) this.#view = applyCallEvent(this.#view, event);
    }
    return this.#view;
  }

  /** Time of the event with this number on the call's clock. */
  timeOf(seq: number): number {
    return this.#times[this.#events.findIndex((e) => e.seq === seq)] ?? 0;
  }
}
