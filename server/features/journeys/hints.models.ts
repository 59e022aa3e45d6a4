import type { Book, BookDeal } from './book.ts';

/** Under so many cases, or such a share, nothing is said (features.md C10). */
export const LEAST_CASES = 5;
export const LEAST_SHARE = 0.5;
const TALKS = new Set(['call', 'meeting', 'technical_exchange']);

export interface Hint {
  /** What they raised. */
  label: string;
  /** In their so-manieth talk or before it. */
  talk: number;
  share: number;
  /** How many similar customers stand behind it. */
  cases: number;
}

/** Same industry, and worth between a third and three times as much. */
export function similarDeals(book: Book, deal: BookDeal): BookDeal[] {
  const industry = (d: BookDeal) => book.customers.get(d.row.customerId)?.industry ?? null;
  const mine = industry(deal);
  if (mine === null) return [];
  const worth = deal.row.value;
  return [...book.deals.values()].filter((other) => {
    if (other.row.customerId === deal.row.customerId || industry(other) !== mine) return false;
    return worth === null || other.row.value === null || (other.row.value >= worth / 3 && other.row.value <= worth * 3);
  });
}

/** Labels of objections that a deal raised by its nth talk; null where it has not had that many. */
function raisedBy(deal: BookDeal, talk: number): Set<string> | null {
  let talks = 0;
  const raised = new Set<string>();
  for (const { type, data } of deal.journey.events) {
    // What comes after the talk, but before the next one, came of it.
    if (TALKS.has(type) && ++talks > talk) break;
    if (type === 'objection_open' && typeof data.label === 'string') raised.add(data.label);
  }
  return talks >= talk ? raised : null;
}

/** What most of the similar customers raise by the next talk and this one has not yet; null where too few stand behind it. */
export function hintFor(book: Book, deal: BookDeal): Hint | null {
  const next = deal.journey.events.filter((e) => TALKS.has(e.type)).length + 1;
  const mine = new Set(deal.journey.events.flatMap((e) => (e.type === 'objection_open' && typeof e.data.label === 'string' ? [e.data.label] : [])));
  const cases = similarDeals(book, deal).flatMap((other) => raisedBy(other, next) ?? []);
  if (cases.length < LEAST_CASES) return null;
  const counts = new Map<string, number>();
  for (const raised of cases) for (const label of raised) if (!mine.has(label)) counts.set(label, (counts.get(label) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] / cases.length < LEAST_SHARE) return null;
  return { label: best[0], talk: next, share: best[1] / cases.length, cases: cases.length };
}
