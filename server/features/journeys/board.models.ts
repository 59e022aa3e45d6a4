import type { Board, DealCard, TemperatureAnswer, TemperatureSettings } from '#realtime/contract/journeys.schema.ts';
import type { Book, BookDeal } from './book.ts';
import { median, stays, type Journey, type StageStay } from './journey.models.ts';
import { conditionsOf } from './stages.models.ts';
import { DAY_MS, temperature } from './temperature.models.ts';

/** How far back finished stays say what is usual. */
const USUAL_MS = 180 * DAY_MS;
export type OpenTodo = { id: string; kind: string; code: string };

/** A temperature moves by a few thousandths in this time; a board of thousands need not be computed for every reader. */
const STILL_GOOD_MS = 10_000;
const measured = new WeakMap<Journey, { settings: TemperatureSettings; answer: TemperatureAnswer }>();
/** A journey object never changes: what happens makes a new one. */
function measure(settings: TemperatureSettings, journey: Journey, now: number): TemperatureAnswer {
  const known = measured.get(journey);
  if (known && known.settings === settings && now >= known.answer.at && now - known.answer.at < STILL_GOOD_MS) return known.answer;
  const answer = temperature(settings, journey.events, now);
  measured.set(journey, { settings, answer });
  return answer;
}
const stayed = new WeakMap<Journey, StageStay[]>();
function staysOf(journey: Journey): StageStay[] {
  const known = stayed.get(journey) ?? stays(journey);
  stayed.set(journey, known);
  return known;
}

export const stillMs = (book: Book, stage: string): number => conditionsOf(book.conditions, stage).stillDays * DAY_MS;

/** A deal as the board shows it at a time. */
export function cardOf(book: Book, { row, journey }: BookDeal, now: number, todo: OpenTodo | null): DealCard {
  const customer = book.customers.get(row.customerId);
  const t = measure(book.settings, journey, now);
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
    for (const stay of staysOf(journey)) {
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
