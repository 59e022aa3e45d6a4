import { PRIORITIES } from './pool.port.ts';
import type { Priority } from './pool.port.ts';

export interface Waiting {
  readonly id: number;
  readonly priority: Priority;
  readonly key?: string | undefined;
  readonly queuedAt: number;
  readonly deadlineMs?: number | undefined;
}

export interface Busy {
  readonly priority: Priority;
}

/** How long after the last live task a worker stays free of uploads. */
export const LIVE_GRACE_MS = 3000;

const rank = (priority: Priority): number => PRIORITIES.indexOf(priority);

/** Partials that waited past their deadline. */
export const expired = <T extends Waiting>(queue: readonly T[], now: number): T[] =>
  queue.filter((t) => t.priority === 'live-partial' && t.deadlineMs !== undefined && now - t.queuedAt > t.deadlineMs);

/** The waiting partials that a newcomer with the same key makes pointless. */
export const superseded = <T extends Waiting>(queue: readonly T[], next: Waiting): T[] =>
  next.key === undefined || (next.priority !== 'live-partial' && next.priority !== 'live-final')
    ? []
    : queue.filter((t) => t.key === next.key && t.priority === 'live-partial');

export interface PickContext {
  readonly workers: number;
  readonly busy: readonly Busy[];
  /** When the last live task was queued; undefined when there was none. */
  readonly lastLiveAt: number | undefined;
  readonly now: number;
}

/**
 * The next task to start, or undefined. Most urgent first, within a priority the oldest. While calls are live, uploads leave
 * one worker free: a long recording in every worker would make a final wait for seconds.
 */
export const pick = <T extends Waiting>(queue: readonly T[], context: PickContext): T | undefined => {
  const live = context.lastLiveAt !== undefined && context.now - context.lastLiveAt < LIVE_GRACE_MS;
  const uploads = context.busy.filter((b) => b.priority === 'upload').length;
  const uploadAllowed = !live || context.workers < 2 || uploads < context.workers - 1;
  let best: T | undefined;
  for (const task of queue) {
    if (task.priority === 'upload' && !uploadAllowed) continue;
    if (!best || rank(task.priority) < rank(best.priority)) best = task;
  }
  return best;
};
