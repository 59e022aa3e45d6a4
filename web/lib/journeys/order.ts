import type { DealCard } from '#realtime/contract/journeys.schema.ts';

export type Order = 'hottest' | 'cooling';
export interface Filter {
  team: string;
  industry: string;
  owner: string;
  stuck: boolean;
  keyFirst: boolean;
}

export const shows = (card: DealCard, f: Filter): boolean =>
  card.status === 'open' &&
  (f.team === '' || card.teamId === f.team) &&
  (f.industry === '' || card.industry === f.industry) &&
  (f.owner === '' || card.ownerId === f.owner) &&
  (!f.stuck || card.stuck);

const heat = (card: DealCard): number => card.t ?? -1;
/** How much it lost in a week; what has no number yet comes last. */
const cooling = (card: DealCard): number => (card.t === null ? -1000 : card.was === null ? -500 : card.was - card.t);

/** Ids in the order of a column. Those that are equal keep an order of their own, so that nothing jumps. */
export function ordered(cards: readonly DealCard[], order: Order, keyFirst: boolean): string[] {
  const rank = order === 'hottest' ? heat : cooling;
  return [...cards]
    .sort((a, b) => (keyFirst ? Number(b.keyAccount) - Number(a.keyAccount) : 0) || rank(b) - rank(a) || (a.id < b.id ? -1 : 1))
    .map((card) => card.id);
}

/**
 * How many cards would change their place: those that left or came, and those that the longest run of cards in unchanged
 * order leaves out.
 */
export function movedCount(shown: readonly string[], next: readonly string[]): number {
  const place = new Map(shown.map((id, i) => [id, i]));
  const come = next.filter((id) => !place.has(id)).length;
  const left = shown.length - (next.length - come);
  // Patience sorting: the length of the longest increasing run of old places.
  const tails: number[] = [];
  let kept = 0;
  for (const id of next) {
    const at = place.get(id);
    if (at === undefined) continue;
    kept++;
    let from = 0;
    let to = tails.length;
    while (from < to) {
      const mid = (from + to) >> 1;
      if (tails[mid]! < at) from = mid + 1;
      else to = mid;
    }
    tails[from] = at;
  }
  return come + left + (kept - tails.length);
}
