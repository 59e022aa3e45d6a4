/** A card as the slot sees it. Times are this browser's clock, ms. */
export interface SlotCard {
  id: string;
  priority: number;
  /** High risk: may take the slot at once, stays until it is answered. */
  high: boolean;
  arrivedAt: number;
  /** False for a card that came with a replay: the past raises none, unless it is fresh. */
  live: boolean;
  answered: boolean;
  /** Its cause was taken back. */
  stale: boolean;
}

export interface Slot {
  shownId: string | null;
  shownAt: number;
  /** When the shown card was seen to be stale; it stands grey for a moment, then makes room. */
  staleAt: number | null;
  /** Last change of what stands in the slot; nothing but high risk changes it within `CHANGE_MS`. */
  changedAt: number;
  /** The rep asked for this card: what was passed over does not push back before ten seconds are over. */
  asked: boolean;
}
export interface SlotAnswer {
  slot: Slot;
  /** Most urgent first. */
  waiting: string[];
}

/** "Everything else waits ten seconds" (feature A6). */
export const CHANGE_MS = 10_000;
/** The time a withdrawn card stays grey in its place, as long as its label stays struck through. */
export const STALE_MS = 4_000;
/** A card from before a lost connection is dropped when it is older than this. */
export const REPLAY_FRESH_MS = 15_000;
/** A conversation moves on: what waited this long without being urgent is not raised any more. */
export const WAIT_MS = 90_000;

export const emptySlot: Slot = {
  shownId: null,
  shownAt: 0,
  staleAt: null,
  changedAt: Number.NEGATIVE_INFINITY,
  asked: false,
};

const urgency = (a: SlotCard, b: SlotCard): number =>
  Number(b.high) - Number(a.high) || b.priority - a.priority || b.arrivedAt - a.arrivedAt;

function isDue(card: SlotCard, now: number, shown: boolean): boolean {
  if (card.answered) return false;
  if (shown) return true;
  if (card.stale) return false;
  if (!card.live && now - card.arrivedAt > REPLAY_FRESH_MS) return false;
  return card.high || now - card.arrivedAt <= WAIT_MS;
}

/**
 * What stands in the one slot and what waits behind it. Pure; ask again whenever a card or the clock changed.
 * The shown card keeps its place: only a high risk takes it at once, any other at the earliest after ten seconds and
 * only when it is more urgent.
 */
export function nextSlot(slot: Slot, cards: readonly SlotCard[], now: number): SlotAnswer {
  const shown = cards.find((c) => c.id === slot.shownId && !c.answered) ?? null;
  const staleAt = shown?.stale ? (slot.staleAt ?? now) : null;
  const keeps = shown !== null && (staleAt === null || now - staleAt < STALE_MS);
  const queue = cards.filter((c) => c.id !== slot.shownId && isDue(c, now, false)).sort(urgency);
  const rested = now - slot.changedAt >= CHANGE_MS;
  const first = queue[0];

  const passedOver = first !== undefined && keeps && slot.asked && first.arrivedAt <= slot.shownAt;
  const may = first !== undefined && (rested || (first.high && !passedOver));
  const wins =
    first !== undefined && (!keeps || shown.stale || (urgency(first, shown) < 0 && !(first.high && shown.high)));
  if (may && wins) {
    const waiting = [...queue.slice(1), ...(keeps && shown && !shown.stale ? [shown] : [])]
      .sort(urgency)
      .map((c) => c.id);
    return { slot: { shownId: first.id, shownAt: now, staleAt: null, changedAt: now, asked: false }, waiting };
  }
  const waiting = queue.map((c) => c.id);
  if (keeps && shown) return { slot: { ...slot, staleAt }, waiting };
  return { slot: { ...slot, shownId: null, staleAt: null }, waiting };
}

/** `J`: the rep asks for the next waiting card; asked for, it comes at once and the shown one waits. */
export function skipTo(slot: Slot, waiting: readonly string[], now: number): Slot {
  const next = waiting[0];
  return next === undefined ? slot : { shownId: next, shownAt: now, staleAt: null, changedAt: now, asked: true };
}
