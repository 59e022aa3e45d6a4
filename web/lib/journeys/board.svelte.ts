import type { Board, DealCard } from '#realtime/contract/journeys.schema.ts';
import { getBoard } from '#lib/api/journeys.ts';
import { followBoard } from '#lib/live/board.svelte.ts';
import type { LiveTransport } from '#lib/live/transport.ts';
import { movedCount, ordered, shows, type Filter, type Order } from './order.ts';

/** What comes over the wire is taken in at most so often: one change of the screen for many events. */
const TAKE_MS = 120;
/** How many would move is counted this often. */
const COUNT_MS = 1_000;
/** Temperatures fall by themselves; the whole board is read again this often. */
const AGAIN_MS = 120_000;

/** The board: cards change in their place; the order changes only when somebody asks for it. */
export class BoardState {
  cards = $state.raw<ReadonlyMap<string, DealCard>>(new Map());
  stages = $state.raw<Board['stages']>([]);
  teams = $state.raw<Board['teams']>([]);
  /** Ids by stage, as they stand on the screen. */
  columns = $state.raw<ReadonlyMap<string, readonly string[]>>(new Map());
  moved = $state(0);
  loaded = $state(false);
  error = $state.raw<unknown>(null);
  lastAt = $state(0);
  filter = $state<Filter>({ team: '', industry: '', owner: '', stuck: false, keyFirst: false });
  order = $state<Order>('hottest');
  /** With the number of their line: what the list holds already is older than the list. */
  #waiting = new Map<string, { seq: number; card: DealCard }>();
  #seq = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #counting: ReturnType<typeof setTimeout> | undefined;

  async load(arrange = true): Promise<void> {
    try {
      const board = await getBoard();
      this.#seq = Math.max(this.#seq, board.boardSeq);
      for (const [id, { seq }] of this.#waiting) if (seq <= this.#seq) this.#waiting.delete(id);
      this.stages = board.stages;
      this.teams = board.teams;
      this.cards = new Map(board.deals.map((card) => [card.id, card]));
      this.lastAt = Date.now();
      this.error = null;
      if (arrange || !this.loaded) this.arrange();
      else this.#count();
      this.loaded = true;
    } catch (error) {
      if (!this.loaded) this.error = error;
    }
  }

  /** Follows the board until the way out is taken. */
  follow(transport: LiveTransport): () => void {
    const leave = followBoard(transport, 'journeys', (event) => {
      if (event.seq <= this.#seq) return;
      if (event.kind === 'deal.changed') this.#waiting.set(event.id, { seq: event.seq, card: event.data as DealCard });
      else if (event.kind === 'board.changed') void this.load(false);
      this.lastAt = Date.now();
      this.#timer ??= setTimeout(() => this.#take(), TAKE_MS);
    });
    const again = setInterval(() => {
      if (!document.hidden) void this.load(false);
    }, AGAIN_MS);
    return () => {
      leave();
      clearInterval(again);
      clearTimeout(this.#timer);
      clearTimeout(this.#counting);
    };
  }

  #take(): void {
    this.#timer = undefined;
    if (this.#waiting.size === 0 || !this.loaded) return;
    const next = new Map(this.cards);
    for (const [id, { seq, card }] of this.#waiting) if (seq > this.#seq) next.set(id, card);
    this.#waiting.clear();
    this.cards = next;
    // Sorting thousands for a number on a button need not happen with every event.
    this.#counting ??= setTimeout(() => ((this.#counting = undefined), this.#count()), COUNT_MS);
  }

  #sorted(): Map<string, string[]> {
    const byStage = new Map<string, DealCard[]>(this.stages.map((s) => [s.key, []]));
    for (const card of this.cards.values()) if (shows(card, this.filter)) byStage.get(card.stage)?.push(card);
    return new Map([...byStage].map(([stage, cards]) => [stage, ordered(cards, this.order, this.filter.keyFirst)]));
  }

  /** Everything goes to its place: at a visit, after a change of the filter, and when asked. */
  arrange(): void {
    this.columns = this.#sorted();
    this.moved = 0;
  }
  #count(): void {
    let moved = 0;
    const next = this.#sorted();
    for (const [stage, ids] of next) moved += movedCount(this.columns.get(stage) ?? [], ids);
    this.moved = moved;
  }

  get open(): number {
    let n = 0;
    for (const card of this.cards.values()) if (shows(card, this.filter)) n++;
    return n;
  }
  get value(): number {
    let sum = 0;
    for (const card of this.cards.values()) if (shows(card, this.filter)) sum += card.value ?? 0;
    return sum;
  }
}
