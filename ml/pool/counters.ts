import { PRIORITIES } from './pool.port.ts';
import type { PoolErrorCode, PoolStats, Priority } from './pool.port.ts';
import type { Waiting } from './queue.ts';

const perPriority = (): Record<Priority, number> =>
  Object.fromEntries(PRIORITIES.map((p) => [p, 0])) as Record<Priority, number>;

/** What the metrics page reads. */
export const createCounters = () => {
  const done = perPriority();
  const ended = { dropped: 0, superseded: 0, failed: 0, restarts: 0 };
  return {
    finished: (priority: Priority) => void done[priority]++,
    restarted: () => void ended.restarts++,
    rejected: (code: PoolErrorCode) => {
      if (code === 'dropped' || code === 'superseded') ended[code]++;
      if (code === 'task_failed' || code === 'worker_lost') ended.failed++;
    },
    read: (workers: number, running: number, queue: readonly Waiting[]): PoolStats => {
      const waiting = perPriority();
      for (const task of queue) waiting[task.priority]++;
      return { workers, running, waiting, done: { ...done }, ...ended };
    },
  };
};
