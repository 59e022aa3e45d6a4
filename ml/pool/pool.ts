import { createCounters } from './counters.ts';
import { startMember } from './member.ts';
import type { Member } from './member.ts';
import type { FromWorker } from './messages.ts';
import { PoolError } from './pool.port.ts';
import type { MlPool, PoolErrorCode, Task, TaskKind, TaskOptions } from './pool.port.ts';
import { expired, pick, superseded } from './queue.ts';
import type { Waiting } from './queue.ts';

export interface PoolConfig {
  /** Worker threads; each loads its own sessions. */
  readonly size: number;
  readonly now?: () => number;
  readonly workerEntry?: URL;
}

type AnyKind = TaskKind<unknown, unknown>;

interface Job extends Waiting {
  readonly kind: AnyKind;
  readonly input: unknown;
  /** `load` only makes the handler; it is bound to one worker. */
  readonly type: 'run' | 'load';
  tries: number;
  settle(result: { output: unknown } | PoolError): void;
}

interface Slot {
  member: Member;
  job: Job | undefined;
}

/** How often a worker may die before it came to answer anything; then it is not started again. */
const MAX_BARREN_STARTS = 3;
const TRIES = 2;

/** Worker threads behind one priority queue. Speech and text models share it, whatever kinds they bring. */
export const createPool = ({ size, now = () => performance.now(), workerEntry }: PoolConfig): MlPool => {
  const counters = createCounters();
  const queue: Job[] = [];
  const slots: Slot[] = [];
  let nextId = 1;
  let lastLiveAt: number | undefined;
  let barrenStarts = 0;
  let closed = false;
  let idle: (() => void) | undefined;

  const fail = (job: Job, code: PoolErrorCode, message: string): void => {
    const at = queue.indexOf(job);
    if (at >= 0) queue.splice(at, 1);
    counters.rejected(code);
    job.settle(new PoolError(code, message));
  };

  const start = (slot: Slot, job: Job): void => {
    slot.job = job;
    const { name, module, setup } = job.kind;
    slot.member.send(
      job.type === 'run'
        ? { type: 'run', id: job.id, kind: name, module, setup, input: job.input }
        : { type: 'load', id: job.id, kind: name, module, setup },
    );
  };

  const pump = (): void => {
    for (const job of expired(queue, now())) fail(job, 'dropped', 'waited past its deadline');
    for (const slot of slots) {
      if (slot.job) continue;
      const busy = slots.flatMap((s) => (s.job ? [s.job] : []));
      const job = pick(queue, { workers: size, busy, lastLiveAt, now: now() });
      if (!job) break;
      queue.splice(queue.indexOf(job), 1);
      start(slot, job);
    }
    if (idle && slots.every((s) => !s.job)) idle();
  };

  const answered = (slot: Slot, message: FromWorker): void => {
    const job = slot.job;
    if (!job || job.id !== message.id) return;
    slot.job = undefined;
    barrenStarts = 0;
    if (message.type === 'done') {
      counters.finished(job.priority);
      job.settle({ output: message.output });
    } else fail(job, 'task_failed', message.message);
    pump();
  };

  const lost = (slot: Slot): void => {
    const job = slot.job;
    slot.job = undefined;
    counters.restarted();
    barrenStarts++;
    const alive = barrenStarts <= MAX_BARREN_STARTS * size;
    if (alive) slot.member = join(slot);
    else slots.splice(slots.indexOf(slot), 1);
    if (job && alive && job.tries < TRIES && !closed) {
      job.tries++;
      queue.unshift(job);
    } else if (job) fail(job, 'worker_lost', 'the worker ended while it had this task');
    if (slots.length === 0) for (const waiting of [...queue]) fail(waiting, 'worker_lost', 'no worker is left');
    pump();
  };

  const join = (slot: Slot): Member =>
    startMember({ message: (m) => answered(slot, m), gone: (expected) => void (expected || lost(slot)) }, workerEntry);

  for (let i = 0; i < size; i++) {
    const slot = { job: undefined } as unknown as Slot;
    slot.member = join(slot);
    slots.push(slot);
  }

  const submit = (kind: AnyKind, input: unknown, options: TaskOptions): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const { signal, priority, key, deadlineMs } = options;
      if (closed) return reject(new PoolError('closed', 'the pool is closed'));
      if (slots.length === 0) return reject(new PoolError('worker_lost', 'no worker is left'));
      if (signal?.aborted) return reject(new PoolError('aborted', 'aborted before it was queued'));
      const abort = (): void => {
        if (queue.includes(job)) fail(job, 'aborted', 'aborted while it waited');
        else job.settle(new PoolError('aborted', 'aborted while it ran'));
      };
      const job: Job = {
        id: nextId++,
        kind,
        input,
        type: 'run',
        tries: 1,
        priority,
        key,
        deadlineMs,
        queuedAt: now(),
        settle: (result) => {
          signal?.removeEventListener('abort', abort);
          if (result instanceof PoolError) reject(result);
          else resolve(result.output);
        },
      };
      signal?.addEventListener('abort', abort, { once: true });
      for (const old of superseded(queue, job)) fail(old, 'superseded', 'newer words of the same speaker arrived');
      if (priority !== 'upload') lastLiveAt = now();
      queue.push(job);
      pump();
    });

  const loadEverywhere = (kind: AnyKind): Promise<unknown> =>
    Promise.all(
      slots.map(
        (slot) =>
          new Promise<void>((resolve, reject) => {
            const job: Job = {
              id: nextId++,
              kind,
              input: undefined,
              type: 'load',
              tries: TRIES,
              priority: 'detect',
              queuedAt: now(),
              settle: (result) => (result instanceof PoolError ? reject(result) : resolve()),
            };
            if (slot.job) reject(new PoolError('task_failed', 'warm the pool before it has work'));
            else start(slot, job);
          }),
      ),
    );

  return {
    run: <In, Out>(task: Task<In, Out>, options: TaskOptions) =>
      submit(task.kind as AnyKind, task.input, options) as Promise<Out>,
    warm: async (kinds) => {
      for (const kind of kinds) await loadEverywhere(kind as unknown as AnyKind);
    },
    stats: () => counters.read(slots.length, slots.filter((s) => s.job).length, queue),
    close: async (capMs = 5000) => {
      if (closed) return;
      closed = true;
      for (const job of [...queue]) fail(job, 'closed', 'the pool is closing');
      if (slots.some((s) => s.job)) {
        let timer: NodeJS.Timeout | undefined;
        await Promise.race([
          new Promise<void>((resolve) => (idle = resolve)),
          new Promise<void>((resolve) => (timer = setTimeout(resolve, capMs))),
        ]);
        clearTimeout(timer);
      }
      for (const slot of slots) slot.job?.settle(new PoolError('closed', 'the pool closed before this was done'));
      await Promise.all(slots.map((s) => s.member.close()));
    },
  };
};
