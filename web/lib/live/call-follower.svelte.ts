import type { CallEvent } from '#realtime/contract/call-events.schema.ts';
import { applyCallEvent, emptyCallView, type CallView } from '#realtime/contract/call-view.ts';
import { ApiError } from '#lib/api/error.ts';
import { ERROR_STATUS } from '#realtime/contract/errors.ts';
import { applyPulse, emptyLanes, finishUtterance, type Lanes } from './pulses.ts';
import { orderFrom, takeInOrder, type Order } from './event-order.ts';
import type { LiveTransport } from './transport.ts';

/** Replays are folded in slices of this length, so that a long call fills in without freezing the page. */
const SLICE_MS = 16;
const DELAYS_KEPT = 5;

/**
 * Follows one call: replay from what it has, then live, with no gap and no double. The view is replaced, never changed,
 * so that one assignment is one drawing.
 */
export class CallFollower {
  view = $state.raw<CallView>(emptyCallView(''));
  lanes = $state.raw<Lanes>(emptyLanes(Date.now()));
  phase = $state<'joining' | 'replaying' | 'live' | 'failed'>('joining');
  error = $state.raw<ApiError | null>(null);
  /** Sequence numbers of the replay that is under way. */
  replay = $state.raw({ from: 0, to: 0 });
  /** `utteranceId:label` of what was taken back while somebody was watching, with this browser's time. */
  withdrawnAt = $state.raw<Readonly<Record<string, number>>>({});
  /** Prompts that came live, with this browser's time; those of a replay are not here. */
  arrivedAt = $state.raw<Readonly<Record<string, number>>>({});
  /** From the last sample of a sentence to its final on this screen; null before the first. */
  delayMs = $state<number | null>(null);
  /** All events as they came, for the replay of a past call. */
  readonly events: CallEvent[] = [];

  readonly callId: string;
  readonly #transport: LiveTransport;
  readonly #now: () => number;
  readonly #leave: () => void;
  #order: Order = orderFrom(0);
  #queue: CallEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  #delays: number[] = [];

  constructor(callId: string, transport: LiveTransport, now: () => number = Date.now) {
    this.callId = callId;
    this.#transport = transport;
    this.#now = now;
    this.view = emptyCallView(callId);
    this.#leave = transport.listen({
      up: () => void this.#follow(),
      event: (event) => event.callId === callId && this.#take(event),
      pulse: (pulse) => {
        if (pulse.callId !== callId) return;
        this.lanes = applyPulse(this.lanes, pulse, this.#now(), (id) =>
          this.view.transcript.some((u) => u.utteranceId === id),
        );
      },
    });
    if (transport.isUp()) void this.#follow();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#transport.unfollow(this.callId);
    this.#leave();
  }

  async #follow(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const from = this.#order.seq;
    const ack = await this.#transport.follow(this.callId, from);
    this.#asking = false;
    if ('error' in ack) {
      // A wire that broke off comes back by itself; only an answer that says no is final.
      if (ack.error.code === 'unavailable') return;
      this.error = new ApiError(ack.error.code, ERROR_STATUS[ack.error.code], `call ${this.callId}`, ack.error.message);
      this.phase = 'failed';
      return;
    }
    this.replay = { from, to: ack.seq };
    this.phase = this.#order.seq < ack.seq || this.#queue.length > 0 ? 'replaying' : 'live';
  }

  #take(event: CallEvent): void {
    const { order, ready, gap } = takeInOrder(this.#order, event);
    this.#order = order;
    if (gap) void this.#follow();
    if (ready.length === 0) return;
    if (this.phase === 'live') return this.#fold(ready, true);
    this.#queue.push(...ready);
    this.#timer ??= setTimeout(() => this.#flush(), SLICE_MS);
  }

  #flush(): void {
    this.#timer = undefined;
    const batch = this.#queue;
    this.#queue = [];
    this.#fold(batch, false);
    if (this.phase === 'replaying' && this.view.seq >= this.replay.to) this.phase = 'live';
  }

  #fold(batch: CallEvent[], live: boolean): void {
    let { view, lanes } = this;
    const now = this.#now();
    for (const event of batch) {
      this.events.push(event);
      view = applyCallEvent(view, event);
      if (event.kind === 'utterance.final') {
        if (live && lanes[event.side].audioMs > 0) this.#measure(lanes[event.side].audioMs - event.endMs);
        lanes = finishUtterance(lanes, event.side, event.utteranceId);
      }
      if (!live) continue;
      if (event.kind === 'signal.withdrawn')
        this.withdrawnAt = { ...this.withdrawnAt, [`${event.utteranceId}:${event.label}`]: now };
      if (event.kind === 'prompt.shown') this.arrivedAt = { ...this.arrivedAt, [event.promptId]: now };
    }
    this.lanes = lanes;
    this.view = view;
  }

  #measure(delay: number): void {
    this.#delays = [...this.#delays, Math.max(0, delay)].slice(-DELAYS_KEPT);
    this.delayMs = this.#delays.toSorted((a, b) => a - b)[Math.floor(this.#delays.length / 2)] ?? null;
  }
}
