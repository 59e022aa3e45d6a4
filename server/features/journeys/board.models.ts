import type { Board, DealCard } from '#realtime/contract/journeys.schema.ts';
import type { Book, BookDeal } from './book.ts';
import { median, stays } from './journey.models.ts';
import { conditionsOf } from './stages.models.ts';
import { DAY_MS, temperature } from './temperature.models.ts';

/** How far back finished stays say what is usual. */
const USUAL_MS = 180 * DAY_MS;
export type OpenTodo = { id: string; kind: string; code: string };

export const stillMs = (book: Book, stage: string): number => conditionsOf(book.conditions, stage).stillDays * DAY_MS;

/** A deal as the board shows it at a time. */
export function cardOf(book: Book, { row, journey }: BookDeal, now: number, todo: OpenTodo | null): DealCard {
  const customer = book.customers.get(row.customerId);
  const t = temperature(book.settings, journey.events, now);
  const since = row.stageSince.getTime();
  return {
    id: row.id,
    title: row.title,
    customerId: row.customerId,
    customer: customer?.name ?? '',
    industry: customer?.industry ?? null,
    stage: row.stage,
    stageSince: since,
    value: row.value,
    ownerId: row.ownerId,
    ownerName: row.ownerId ? (book.people.get(row.ownerId)?.name ?? null) : null,
    teamId: row.teamId,
    status: row.status as DealCard['status'],
    keyAccount: (customer?.value ?? 0) >= book.keyAccountValue,
    t: t.value,
    was: t.was,
    reasons: t.value === null ? [] : t.reasons.slice(0, 2).map(({ code, points, count }) => ({ code, points, count })),
    events: t.events,
    lastAt: journey.events.findLast((e) => e.at <= now)?.at ?? null,
    stuck: row.status === 'open' && now - since > stillMs(book, row.stage),
    todo,
  };
}

/** The columns' heads: how many, how much, how long they stand and how long is usual. */
export function stageHeads(book: Book, cards: readonly DealCard[], now: number): Board['stages'] {
  const usual = new Map<string, number[]>();
  for (const { journey } of book.deals.values()) {
    for (const stay of stays(journey)) {
      if (stay.to === null || stay.to < now - USUAL_MS || stay.to > now) continue;
      const list = usual.get(stay.stage) ?? [];
      list.push(stay.to - stay.from);
      usual.set(stay.stage, list);
    }
  }
  return book.stages.map(({ key, names, probability }) => {
    const here = cards.filter((card) => card.stage === key && card.status === 'open');
    const still = here.filter((card) => card.stuck);
    return {
      key,
      names,
      probability,
      count: here.length,
      value: here.reduce((sum, card) => sum + (card.value ?? 0), 0),
      medianDwellMs: median(here.map((card) => now - card.stageSince)),
      usualDwellMs: median(usual.get(key) ?? []),
      still: {
        count: still.length,
        overMs: stillMs(book, key),
        since: still.length > 0 ? Math.min(...still.map((card) => card.stageSince + stillMs(book, key))) : null,
        keyAccounts: still.filter((card) => card.keyAccount).length,
      },
    };
  });
}
