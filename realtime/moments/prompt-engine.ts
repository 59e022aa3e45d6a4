import type { CallEventDraftOf } from '#realtime/contract/call-events.schema.ts';
import type { PlaybookCardSpec } from '#realtime/session/session.port.ts';

export type PromptCause = CallEventDraftOf<'prompt.shown'>['cause'];

export interface PromptWish {
  card: PlaybookCardSpec;
  cause: PromptCause;
  /** High risks do not wait for the ten seconds. */
  urgent: boolean;
}

export interface ShownPrompt extends PromptWish {
  promptId: string;
  shownAt: number;
}

export interface PromptState {
  lastShownAt: number | null;
  /** Wishes that wait for their turn, each with the time it came. */
  waiting: readonly (PromptWish & { at: number })[];
  /** By card: when it was last shown and how often. */
  cards: Readonly<Record<string, { at: number; count: number }>>;
  /** Causes that already have a card: an early flag that is confirmed raises no second one. */
  seen: readonly string[];
  count: number;
}

export const noPrompts: PromptState = { lastShownAt: null, waiting: [], cards: {}, seen: [], count: 0 };

/** Not more than one card in ten seconds, high risk excepted (features.md A6). */
export const BETWEEN_CARDS_MS = 10_000;
/** A card about words older than this comes too late to be said (console/README.md, "behind"). */
export const STALE_MS = 15_000;
/** Also an urgent card leaves the one before it this long, or nobody could read either. */
export const BETWEEN_URGENT_MS = 1_500;
const MOST_WAITING = 5;

const causeKey = (cause: PromptCause) => `${cause.utteranceId ?? cause.atMs}:${cause.kind}:${cause.label}`;

function mayShow(state: PromptState, wish: PromptWish, now: number): boolean {
  const card = state.cards[wish.card.cardId];
  if (card && (card.count >= wish.card.mostPerCall || now - card.at < wish.card.cooldownMs)) return false;
  const words = wish.cause.words?.toLowerCase() ?? '';
  return !wish.card.doNotTrigger.some((phrase) => phrase.trim() !== '' && words.includes(phrase.trim().toLowerCase()));
}

/**
 * A cause for a card has come, or time has passed (`wish` null). Pure: what is shown now, at most one card.
 * Ids are the call's own count, so that a replay gives the same ones.
 */
export function stepPrompts(state: PromptState, wish: PromptWish | null, now: number): { state: PromptState; shown: ShownPrompt | null } {
  let waiting = state.waiting.filter((w) => now - w.at < STALE_MS);
  let seen = state.seen;
  if (wish && !seen.includes(causeKey(wish.cause))) {
    seen = [...seen, causeKey(wish.cause)].slice(-200);
    if (mayShow(state, wish, now)) waiting = [...waiting, { ...wish, at: now }];
  }
  const base: PromptState = { ...state, waiting, seen };
  const since = state.lastShownAt === null ? Number.POSITIVE_INFINITY : now - state.lastShownAt;
  const ready = waiting
    .filter((w) => since >= (w.urgent ? BETWEEN_URGENT_MS : BETWEEN_CARDS_MS) && mayShow(state, w, now))
    .sort((a, b) => Number(b.urgent) - Number(a.urgent) || b.card.priority - a.card.priority || b.at - a.at);
  const next = ready[0];
  if (!next) return { state: { ...base, waiting: waiting.slice(-MOST_WAITING) }, shown: null };
  const count = state.count + 1;
  const old = state.cards[next.card.cardId];
  return {
    state: {
      ...base,
      lastShownAt: now,
      count,
      waiting: waiting.filter((w) => w !== next).slice(-MOST_WAITING),
      cards: { ...state.cards, [next.card.cardId]: { at: now, count: (old?.count ?? 0) + 1 } },
    },
    shown: { card: next.card, cause: next.cause, urgent: next.urgent, promptId: `p${count}`, shownAt: now },
  };
}

/** A flag was taken back: its card does not come any more. */
export const withdrawWish = (state: PromptState, utteranceId: string, label: string): PromptState => ({
  ...state,
  waiting: state.waiting.filter((w) => w.cause.utteranceId !== utteranceId || w.cause.label !== label),
});

/** When something that waits could next be shown; null where nothing waits. */
export function nextPromptAt(state: PromptState): number | null {
  if (state.waiting.length === 0) return null;
  const gap = state.waiting.some((w) => w.urgent) ? BETWEEN_URGENT_MS : BETWEEN_CARDS_MS;
  return (state.lastShownAt ?? 0) + gap;
}
