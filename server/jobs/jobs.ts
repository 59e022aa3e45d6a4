import type { Clock } from '../shared/clock.ts';
import type { Ids } from '../shared/ids.ts';
import type { JobRow, JobsRepository } from './jobs.repository.ts';

export interface NewJob {
  kind: string;
  payload: object;
  workspaceId?: string | null;
  /** Two jobs with one key are one job, also after the first is done. */
  key?: string;
  /** Epoch ms; now where it is left out. */
  runAt?: number;
  mostAttempts?: number;
}
/** Does the work. Throws to be tried again; a `PermanentError` is not tried again. May run twice after a crash. */
export type JobHandler = (payload: never, job: JobRow, signal: AbortSignal) => Promise<void>;

/** Trying again would not help. */
export class PermanentError extends Error {
  override name = 'PermanentError';
}

export interface JobsOptions {
  repository: JobsRepository;
  clock: Clock;
  ids: Ids;
  onFailure(error: unknown, job: JobRow): void;
  /** How often due jobs are looked for, ms; new ones for now are found at once. */
  everyMs?: number;
  atOnce?: number;
}

const LOCK_MS = 60_000;
const RETRY_MS = [2_000, 30_000, 300_000];

/** Work that survives a restart: rows in the database, taken by lease, a few at once. */
export function createJobs({ repository, clock, ids, onFailure, everyMs = 1000, atOnce = 2 }: JobsOptions) {
  const handlers = new Map<string, JobHandler>();
  const running = new Map<string, Promise<void>>();
  const stop = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;
  const at = (offset = 0) => new Date(clock.now() + offset);

  async function run(job: JobRow): Promise<void> {
    const handler = handlers.get(job.kind);
    if (!handler || !(await repository.take(job.id, job.attempts, at(), at(LOCK_MS)))) return;
    const beat = setInterval(() => void repository.extend(job.id, at(LOCK_MS)).catch(() => {}), LOCK_MS / 3);
    try {
      await handler(job.payload as never, job, stop.signal);
      await repository.finish(job.id, at());
    } catch (error) {
      // What a shutdown broke off is no failure; it is taken up at the next start.
      if (stop.signal.aborted) return void (await repository.again(job.id, at(), 'shutdown'));
      onFailure(error, job);
      const reason = error instanceof Error ? error.name : 'Error';
      const last = error instanceof PermanentError || job.attempts + 1 >= job.mostAttempts;
      if (last) await repository.fail(job.id, at(), reason);
      else await repository.again(job.id, at(RETRY_MS[job.attempts] ?? RETRY_MS.at(-1)), reason);
    } finally {
      clearInterval(beat);
    }
  }

  async function look(): Promise<void> {
    if (stop.signal.aborted || running.size >= atOnce) return;
    const due = await repository.due(at(), 50);
    for (const job of due) {
      if (running.size >= atOnce) return;
      if (running.has(job.id) || !handlers.has(job.kind)) continue;
      const work = run(job)
        .catch((error) => onFailure(error, job))
        .finally(() => {
          running.delete(job.id);
          kick();
        });
      running.set(job.id, work);
    }
  }

  function kick(): void {
    if (stop.signal.aborted || looking) return;
    looking = look()
      .catch(() => {})
      .finally(() => (looking = null));
  }

  return {
    handle(kind: string, handler: JobHandler): void {
      handlers.set(kind, handler);
    },
    /** @returns false where a job with this key is there already */
    async add(job: NewJob): Promise<boolean> {
      const added = await repository.add({
        id: ids.next('job'),
        workspaceId: job.workspaceId ?? null,
        kind: job.kind,
        key: job.key ?? null,
        payload: job.payload,
        status: 'queued',
        runAt: job.runAt === undefined ? at() : new Date(job.runAt),
        mostAttempts: job.mostAttempts ?? 3,
        createdAt: at(),
      });
      kick();
      return added;
    },
    async start(): Promise<void> {
      await repository.releaseAll();
      timer = setInterval(kick, everyMs);
      kick();
    },
    /** Looks for due jobs now and resolves when all that are running are done; for tests and commands. */
    async settle(): Promise<void> {
      await looking;
      await look();
      while (running.size > 0) {
        await Promise.all(running.values());
        await look();
      }
    },
    /** Breaks off what is running; each handler gets its signal. */
    async close(): Promise<void> {
      if (timer) clearInterval(timer);
      stop.abort();
      await looking;
      await Promise.all(running.values());
    },
    running: () => running.size,
  };
}
export type Jobs = ReturnType<typeof createJobs>;
