import { AppError } from '../shared/errors.ts';
import type { Clock } from '../shared/clock.ts';
import type { LogRow, LogStore, Sequenced } from './log-store.port.ts';
import type { Publisher } from './publisher.ts';

export interface Following {
  /** The newest number at the moment of the cut-over. */
  seq: number;
  stop(): void;
}

export interface SequencedLog<D, T extends Sequenced> {
  /** Resolves when it is stored. Calls in one tick keep their order. @throws AppError `unavailable` when storing fails for good */
  append(stream: string, draft: D): Promise<T>;
  since(stream: string, afterSeq: number, limit?: number): Promise<T[]>;
  /** The stream's newest stored number; 0 for an empty one. */
  head(stream: string): Promise<number>;
  /** What is stored after `afterSeq`, then live: each once, in order, without a gap. Resolves at the cut-over. */
  follow(stream: string, afterSeq: number, listener: (item: T) => void): Promise<Following>;
  /** Live only. */
  subscribe(stream: string, listener: (item: T) => void): () => void;
  /** Resolves when all that was appended so far is stored or has failed. */
  flush(): Promise<void>;
  waiting(): number;
  /** Forgets what is cached of a stream that will get no more rows. */
  release(stream: string): void;
}

interface Options<D, T extends Sequenced> {
  store: LogStore<T>;
  publisher: Publisher<T>;
  clock: Clock;
  /** Makes the stored row. Throws where the draft is not one that the contract knows. */
  stamp(stream: string, draft: D, seq: number, at: number): T;
  onStored?(rows: number, tookMs: number): void;
  onFailed?(error: unknown): void;
  /** How long an append may wait for others to share its commit, ms. */
  windowMs?: number;
  retryMs?: readonly number[];
}

interface Waiting<D, T> {
  stream: string;
  draft: D;
  resolve(item: T): void;
  reject(error: unknown): void;
}

const BATCH = 150;
const PAGE = 500;
const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

/**
 * Numbers, stores, then shows. Appends of a few milliseconds share one commit; a row is published only after its commit,
 * so nothing that anybody has seen can be lost by a crash. One process owns a stream at a time.
 */
export function createSequencedLog<D, T extends Sequenced>(options: Options<D, T>): SequencedLog<D, T> {
  const { store, publisher, clock, stamp, windowMs = 2, retryMs = [10, 50, 250, 1000] } = options;
  const heads = new Map<string, { seq: number; at: number }>();
  let queue: Waiting<D, T>[] = [];
  let running: Promise<void> | null = null;
  let busy = 0;

  async function headOf(stream: string) {
    const known = heads.get(stream);
    if (known) return known;
    const last = await store.last(stream);
    const head = { seq: last?.seq ?? 0, at: last?.at ?? 0 };
    heads.set(stream, head);
    return head;
  }

  async function number(batch: readonly Waiting<D, T>[]) {
    const next = new Map<string, { seq: number; at: number }>();
    const rows: LogRow<T>[] = [];
    const kept: Waiting<D, T>[] = [];
    for (const entry of batch) {
      const head = next.get(entry.stream) ?? (await headOf(entry.stream));
      // A wall clock that was set back must not put an event before its predecessor.
      const stampedAt = { seq: head.seq + 1, at: Math.max(clock.now(), head.at) };
      try {
        rows.push({ stream: entry.stream, item: stamp(entry.stream, entry.draft, stampedAt.seq, stampedAt.at) });
      } catch (error) {
        entry.reject(error);
        continue;
      }
      kept.push(entry);
      next.set(entry.stream, stampedAt);
    }
    return { rows, kept, next };
  }

  async function write(batch: Waiting<D, T>[]) {
    for (let attempt = 0; ; attempt++) {
      try {
        const { rows, kept, next } = await number(batch);
        batch = kept;
        if (rows.length === 0) return;
        const before = performance.now();
        await store.append(rows);
        options.onStored?.(rows.length, performance.now() - before);
        for (const [stream, head] of next) heads.set(stream, head);
        rows.forEach(({ stream, item }, i) => {
          publisher.publish(stream, item);
          batch[i]?.resolve(item);
        });
        return;
      } catch (error) {
        options.onFailed?.(error);
        // Whatever happened, the store knows the truth about the numbers.
        for (const { stream } of batch) heads.delete(stream);
        const wait = retryMs[attempt];
        if (wait === undefined) {
          for (const entry of batch) entry.reject(new AppError('unavailable', 'The event could not be stored.'));
          return;
        }
        await sleep(wait);
      }
    }
  }

  async function drain() {
    await sleep(windowMs);
    while (queue.length > 0) {
      const batch = queue.slice(0, BATCH);
      queue = queue.slice(BATCH);
      busy = batch.length;
      await write(batch);
      busy = 0;
    }
    running = null;
  }

  return {
    append(stream, draft) {
      return new Promise<T>((resolve, reject) => {
        queue.push({ stream, draft, resolve, reject });
        running ??= drain();
      });
    },
    since: (stream, afterSeq, limit = Number.MAX_SAFE_INTEGER) => store.since(stream, afterSeq, limit),
    head: async (stream) => (await store.last(stream))?.seq ?? 0,
    async follow(stream, afterSeq, listener) {
      let last = afterSeq;
      let stopped = false;
      let early: T[] | null = [];
      const deliver = (item: T) => {
        if (stopped || item.seq <= last) return;
        last = item.seq;
        listener(item);
      };
      // Listening begins before reading: what is stored meanwhile is kept and comes after, once.
      const unsubscribe = publisher.subscribe(stream, (item) => (early ? void early.push(item) : deliver(item)));
      const stop = () => {
        stopped = true;
        unsubscribe();
      };
      try {
        for (let page: T[] = await store.since(stream, last, PAGE); page.length > 0 && !stopped; ) {
          page.forEach(deliver);
          page = page.length < PAGE ? [] : await store.since(stream, last, PAGE);
        }
      } catch (error) {
        stop();
        throw error;
      }
      early.forEach(deliver);
      early = null;
      return { seq: last, stop };
    },
    subscribe: (stream, listener) => publisher.subscribe(stream, listener),
    async flush() {
      while (running) await running;
    },
    waiting: () => queue.length + busy,
    release: (stream) => void heads.delete(stream),
  };
}
