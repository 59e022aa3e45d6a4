import type { CallEvent } from '#realtime/contract/call-events.schema.ts';

/** What is held back because something before it is missing. */
export interface Order {
  readonly seq: number;
  readonly held: ReadonlyMap<number, CallEvent>;
}

export const orderFrom = (seq: number): Order => ({ seq, held: new Map() });

/**
 * Lets events through in the order of their numbers, each once. Pure.
 * `gap` says that something is missing before what is held, so the caller must ask for a replay from `order.seq`.
 */
export function takeInOrder(order: Order, event: CallEvent): { order: Order; ready: CallEvent[]; gap: boolean } {
  if (event.seq <= order.seq || order.held.has(event.seq)) return { order, ready: [], gap: false };
  const held = new Map(order.held).set(event.seq, event);
  const ready: CallEvent[] = [];
  let seq = order.seq;
  for (let next = held.get(seq + 1); next; next = held.get(seq + 1)) {
    ready.push(next);
    held.delete(next.seq);
    seq = next.seq;
  }
  return { order: { seq, held }, ready, gap: held.size > 0 };
}
