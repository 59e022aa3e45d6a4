import { api } from '#lib/api/client.ts';
import { getCall } from '#lib/api/calls.ts';
import type { CallDetail, Page, Person } from '#lib/api/types.ts';
import type { Review, ReviewCounts, ReviewDetail, Verdict } from '#realtime/contract/reviews.schema.ts';
import { getReview, giveVerdict, listReviews, reviewCounts, takeBack, type ReviewQuery } from './api.ts';

export type Tab = 'mine' | 'open' | 'disputed' | 'done';
export interface Filters {
  label: string;
  ownerId: string;
  minScore: string;
  maxAgeDays: string;
  minValue: string;
}
export const NO_FILTER: Filters = { label: '', ownerId: '', minScore: '', maxAgeDays: '', minValue: '' };

/** What a filter is for the server; `kind:label` is one choice for a person. Pure. */
export function queryOf(tab: Tab, filters: Filters): ReviewQuery {
  const [kind, label] = filters.label.split(':');
  const number = (text: string) => (text === '' ? undefined : Number(text));
  return {
    state: tab === 'mine' ? 'open' : tab,
    mine: tab === 'mine' || undefined,
    kind: (kind || undefined) as ReviewQuery['kind'],
    label: label || undefined,
    ownerId: filters.ownerId || undefined,
    minScore: number(filters.minScore),
    maxAgeDays: number(filters.maxAgeDays),
    minValue: number(filters.minValue),
  };
}

/** The queue as one coach works through it. What was judged stays in its place, greyed, until the list is read again. */
export class Queue {
  tab = $state<Tab>('open');
  filters = $state<Filters>({ ...NO_FILTER });
  items = $state.raw<Review[] | null>(null);
  next = $state<string | null>(null);
  counts = $state.raw<ReviewCounts | null>(null);
  error = $state.raw<unknown>(null);
  actionError = $state.raw<unknown>(null);
  currentId = $state<string | null>(null);
  detail = $state.raw<ReviewDetail | null>(null);
  call = $state.raw<CallDetail | null>(null);
  callError = $state.raw<unknown>(null);
  people = $state.raw<Person[]>([]);
  /** Verdicts of this visit, newest last, for Z. */
  given = $state.raw<readonly string[]>([]);
  #turn = 0;
  #calls = new Map<string, Promise<CallDetail>>();

  get current(): Review | null {
    return this.detail?.id === this.currentId ? this.detail : (this.items?.find((r) => r.id === this.currentId) ?? null);
  }
  get index(): number {
    return this.items?.findIndex((r) => r.id === this.currentId) ?? -1;
  }

  async load(more = false): Promise<void> {
    const turn = ++this.#turn;
    try {
      const page = await listReviews({ ...queryOf(this.tab, this.filters), cursor: more ? (this.next ?? undefined) : undefined });
      if (turn !== this.#turn) return;
      this.items = more ? [...(this.items ?? []), ...page.items] : page.items;
      this.next = page.next;
      this.error = null;
      if (!more && !page.items.some((r) => r.id === this.currentId)) this.open(page.items[0]?.id ?? null);
    } catch (e) {
      if (turn === this.#turn) this.error = e;
    }
    void this.count();
  }
  async count(): Promise<void> {
    this.counts = await reviewCounts().catch(() => this.counts);
  }
  async loadPeople(): Promise<void> {
    this.people = await api<Page<Person>>('/api/people').then((p) => p.items.filter((x) => x.active)).catch(() => []);
  }

  open(id: string | null): void {
    this.currentId = id;
    if (id === null) {
      this.detail = null;
      this.call = null;
      return;
    }
    void this.#read(id);
  }
  async #read(id: string): Promise<void> {
    this.callError = null;
    try {
      const detail = await getReview(id);
      if (this.currentId !== id) return;
      this.detail = detail;
      this.merge(detail);
      if (this.call?.id !== detail.callId) this.call = null;
      const call = await this.#callOf(detail.callId);
      if (this.currentId === id) this.call = call;
    } catch (e) {
      if (this.currentId === id) this.callError = e;
    }
    // The next one's call is there when it is asked for.
    const after = this.items?.[this.index + 1];
    if (after) void this.#callOf(after.callId).catch(() => {});
  }
  #callOf(callId: string): Promise<CallDetail> {
    const known = this.#calls.get(callId);
    if (known) return known;
    const work = getCall(callId);
    this.#calls.set(callId, work);
    work.catch(() => this.#calls.delete(callId));
    return work;
  }

  step(way: 1 | -1): void {
    const next = this.items?.[this.index + way];
    if (next) this.open(next.id);
    if (way > 0 && this.next && this.items && this.index > this.items.length - 5) void this.load(true);
  }
  /** To the next that nobody has judged yet; where there is none, it stays. */
  #onward(): void {
    const rest = this.items?.slice(this.index + 1) ?? [];
    const next = rest.find((r) => r.state !== 'done') ?? rest[0];
    if (next) this.open(next.id);
    if (this.next && rest.length < 6) void this.load(true);
  }

  merge(review: Review): void {
    this.items = this.items?.map((r) => (r.id === review.id ? { ...r, ...review } : r)) ?? null;
    if (this.detail?.id === review.id) this.detail = { ...this.detail, ...review };
  }
  /** The hand goes on at once; should the server refuse, it is said and the line is as it was. */
  async judge(verdict: Verdict): Promise<void> {
    const before = this.current;
    if (!before) return;
    this.actionError = null;
    this.given = [...this.given, before.id];
    this.merge({ ...before, state: verdict === 'unclear' ? 'second' : 'done', verdict });
    this.#onward();
    try {
      this.merge(await giveVerdict(before.id, verdict));
    } catch (e) {
      this.given = this.given.filter((id) => id !== before.id);
      this.merge(before);
      this.actionError = e;
    }
    void this.count();
  }
  async undo(): Promise<void> {
    const id = this.given.at(-1);
    if (!id) return;
    this.given = this.given.slice(0, -1);
    this.open(id);
    try {
      this.merge(await takeBack(id));
    } catch (e) {
      this.actionError = e;
    }
    void this.count();
  }
  /** Something that answers with the moment as it stands now. */
  async run(action: (id: string) => Promise<ReviewDetail>): Promise<boolean> {
    const id = this.currentId;
    if (!id) return false;
    this.actionError = null;
    try {
      const detail = await action(id);
      if (this.currentId === id) this.detail = detail;
      this.merge(detail);
      return true;
    } catch (e) {
      this.actionError = e;
      return false;
    }
  }
}
