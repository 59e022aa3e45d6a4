import type { DealEventType } from '#realtime/contract/journeys.schema.ts';
import type { BoardLog } from '../../event-log/board-log.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Ids } from '../../shared/ids.ts';
import { cardOf, type OpenTodo } from './board.models.ts';
import { createBooks, journeyOf, settle, type Book, type BookDeal, type Books } from './book.ts';
import type { DealRow, DealsRepository } from './deals.repository.ts';
import { byTime, insertEvent, movesTo, type JourneyEvent } from './journey.models.ts';
import { missingFor, missingText, type DealFacts } from './stages.models.ts';

export interface EventInput {
  type: DealEventType;
  /** Epoch ms, past or now. */
  at: number;
  data?: Record<string, unknown>;
  source: string;
  actorId?: string | null;
  /** The same key makes one event. */
  key?: string | null;
}
export interface DealInput {
  title: string;
  customerId: string;
  stage?: string;
  value?: number | null;
  ownerId: string | null;
  teamId: string | null;
  openedAt?: number;
}
export interface JourneysOptions {
  deals: DealsRepository;
  playbook: Parameters<typeof createBooks>[1];
  boards: BoardLog;
  clock: Clock;
  ids: Ids;
  /** What a rule proposes for each deal; asked when a card is made. */
  todos(workspaceId: string): Promise<ReadonlyMap<string, OpenTodo>>;
}

/** A deal's card is sent at once, then at most this often. */
const EVERY_MS = 200;
/** What another machine's clock may be ahead. */
const SKEW_MS = 5_000;
const EARLIEST = Date.UTC(2000, 0, 1);
/** For boards: nobody's deal is seen by those who see all. */
const NOBODY = '-';

export interface JourneyChange {
  workspaceId: string;
  dealId: string;
  event: JourneyEvent | null;
}

/** The journeys: deals and what happens in them, told to the board and to whoever listens. */
export function createJourneys(options: JourneysOptions) {
  const { deals, boards, clock, ids } = options;
  const books: Books = createBooks(deals, options.playbook, () => clock.now());
  const listeners = new Set<(change: JourneyChange) => void>();
  const timers = new Map<string, { timer: NodeJS.Timeout; again: boolean }>();
  const sending = new Set<Promise<void>>();

  async function send(workspaceId: string, dealId: string): Promise<void> {
    const book = await books.open(workspaceId);
    const deal = book.deals.get(dealId);
    if (!deal) return;
    const todos = await options.todos(workspaceId);
    const { ownerId, teamId } = deal.row;
    await boards.append(workspaceId, 'journeys', {
      kind: 'deal.changed',
      id: dealId,
      data: cardOf(book, deal, clock.now(), todos.get(dealId) ?? null),
      audience: { ownerId: ownerId ?? NOBODY, teamId },
    });
  }
  function fire(workspaceId: string, dealId: string): void {
    const done: Promise<void> = send(workspaceId, dealId)
      .catch(() => {})
      .finally(() => void sending.delete(done));
    sending.add(done);
    const timer = setTimeout(() => {
      const entry = timers.get(dealId);
      timers.delete(dealId);
      if (entry?.again) fire(workspaceId, dealId);
    }, EVERY_MS);
    timers.set(dealId, { timer, again: false });
  }
  /** The deal's card goes to the boards. */
  function show(workspaceId: string, dealId: string): void {
    const waiting = timers.get(dealId);
    if (waiting) waiting.again = true;
    else fire(workspaceId, dealId);
  }
  function tell(workspaceId: string, dealId: string, event: JourneyEvent | null): void {
    show(workspaceId, dealId);
    for (const listener of listeners) listener({ workspaceId, dealId, event });
  }

  async function find(workspaceId: string, dealId: string): Promise<{ book: Book; deal: BookDeal }> {
    const book = await books.open(workspaceId);
    const deal = book.deals.get(dealId);
    if (!deal) throw notFound('deal');
    return { book, deal };
  }

  async function facts({ row, journey }: BookDeal): Promise<DealFacts> {
    const items = await deals.items(row.id);
    return { done: new Set(items.map((i) => i.itemId)), value: row.value, types: new Set(journey.events.map((e) => e.type)) };
  }

  /** @throws AppError `stage_skipped`, which names what is missing */
  async function demandStage(book: Book, deal: BookDeal, to: string, passedOnly: boolean): Promise<void> {
    if (!book.stages.some((s) => s.key === to)) throw new AppError('invalid', 'stage: there is no such stage; GET /api/stages lists them.');
    const missing = missingFor(book.stages, book.conditions, deal.row.stage, to, await facts(deal), passedOnly);
    if (missing.length > 0) throw new AppError('stage_skipped', missingText(book.stages, missing), { missing });
  }

  async function append(book: Book, deal: BookDeal, input: EventInput): Promise<JourneyEvent | null> {
    const now = clock.now();
    const event: JourneyEvent = {
      id: ids.next('dev'),
      type: input.type,
      at: Math.min(input.at, now),
      recordedAt: now,
      data: input.data ?? {},
    };
    const { workspaceId, id } = deal.row;
    const added = await deals.addEvent({
      ...event,
      workspaceId,
      dealId: id,
      source: input.source,
      actorId: input.actorId ?? null,
      key: input.key ?? null,
    });
    if (!added) return null;
    // Whoever waited in between may have put another deal object there.
    const current = book.deals.get(id) ?? deal;
    const journey = journeyOf(current.row, insertEvent(current.journey.events, event));
    const row = settle(current.row, journey);
    book.deals.set(id, { row, journey });
    if (movesTo(event) !== null || row.status !== current.row.status) await save(row);
    tell(workspaceId, id, event);
    return event;
  }
  const save = ({ id, stage, stageSince, status, closedAt }: DealRow) => deals.update(id, { stage, stageSince, status, closedAt });

  return {
    books,
    show,
    find,
    facts,
    listen(listener: (change: JourneyChange) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    async create(workspaceId: string, input: DealInput): Promise<DealRow> {
      const book = await books.open(workspaceId);
      const stage = input.stage ?? book.stages[0]?.key;
      if (!stage || !book.stages.some((s) => s.key === stage)) {
        throw new AppError('invalid', 'stage: there is no such stage; GET /api/stages lists them.');
      }
      const now = clock.now();
      const openedAt = new Date(input.openedAt ?? now);
      const row = await deals.create({
        id: ids.next('deal'),
        workspaceId,
        title: input.title,
        customerId: input.customerId,
        firstStage: stage,
        stage,
        stageSince: openedAt,
        value: input.value ?? null,
        ownerId: input.ownerId,
        teamId: input.teamId,
        openedAt,
        createdAt: new Date(now),
      });
      if (!book.customers.has(input.customerId)) {
        const made = await deals.customer(workspaceId, input.customerId);
        if (made) book.customers.set(made.id, { id: made.id, name: made.name, industry: made.industry, value: made.value });
      }
      book.deals.set(row.id, { row, journey: journeyOf(row, []) });
      tell(workspaceId, row.id, null);
      return row;
    },

    /**
     * Something happened in a deal. A move over a stage whose items are not done is refused.
     * @returns null where an event with this key is there already
     * @throws AppError `not_found`, `invalid` (time), `stage_skipped`
     */
    async addEvent(workspaceId: string, dealId: string, input: EventInput): Promise<JourneyEvent | null> {
      const { book, deal } = await find(workspaceId, dealId);
      if (!Number.isFinite(input.at) || input.at < EARLIEST) throw new AppError('invalid', 'at: not a time; send ISO 8601 or epoch milliseconds.');
      if (input.at > clock.now() + SKEW_MS) throw new AppError('invalid', 'at: lies in the future.');
      const event = { id: '', type: input.type, at: input.at, recordedAt: 0, data: input.data ?? {} };
      const to = movesTo(event);
      const newest = deal.journey.events.at(-1)?.at ?? 0;
      // What is told late, behind later events, cannot be refused any more: it changed what is known, not what is done.
      if (to !== null && input.at >= newest) await demandStage(book, deal, to, true);
      return append(book, deal, input);
    },

    /** A whole history at once, from elsewhere; nothing is refused, rules judge it as a whole. Events in any order. */
    async bring(workspaceId: string, dealId: string, events: readonly (EventInput & { recordedAt?: number })[]): Promise<void> {
      const { book, deal } = await find(workspaceId, dealId);
      const now = clock.now();
      const rows = events.map(({ type, at, data = {}, source, actorId = null, key = null, recordedAt = now }) => ({
        ...{ id: ids.next('dev'), type, at, data, source, actorId, key, recordedAt },
        workspaceId,
        dealId,
      }));
      await deals.addEvents(rows);
      const known = [...deal.journey.events, ...rows.map(({ id, type, at, data, recordedAt }) => ({ id, type, at, data, recordedAt }))];
      const journey = journeyOf(deal.row, known.sort(byTime));
      const row = settle(deal.row, journey);
      book.deals.set(dealId, { row, journey });
      await save(row);
      tell(workspaceId, dealId, null);
    },

    /** A person moves a deal. @throws AppError `stage_skipped` with everything that is missing */
    async move(workspaceId: string, dealId: string, to: string, actorId: string | null): Promise<void> {
      const { book, deal } = await find(workspaceId, dealId);
      const from = deal.row.stage;
      if (to === from) return;
      await demandStage(book, deal, to, false);
      const place = (key: string) => book.stages.find((s) => s.key === key)?.position ?? 0;
      const type = place(to) < place(from) ? 'stage_back' : 'stage_moved';
      await append(book, deal, { type, at: clock.now(), data: { from, to }, source: 'console', actorId });
    },

    async update(
      workspaceId: string,
      dealId: string,
      changes: { title?: string; value?: number | null; ownerId?: string | null; teamId?: string | null; customerId?: string },
    ): Promise<void> {
      const { book, deal } = await find(workspaceId, dealId);
      await deals.update(dealId, changes);
      const known = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      book.deals.set(dealId, { ...deal, row: { ...deal.row, ...known } });
      tell(workspaceId, dealId, null);
    },

    /** A notification was stored: consoles that are open are told, as notify.usecases.ts does. */
    tellPerson: (workspaceId: string, userId: string, id: string, kind: string) =>
      boards.append(workspaceId, 'reviews', { kind: 'notification', id, data: { userId, kind }, audience: { ownerId: userId, teamId: null } }),

    /** What is still to be sent is sent. */
    async close(): Promise<void> {
      for (const { timer } of timers.values()) clearTimeout(timer);
      timers.clear();
      await Promise.all(sending);
    },
  };
}
export type Journeys = ReturnType<typeof createJourneys>;
