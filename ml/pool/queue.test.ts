import { describe, expect, it } from 'vitest';
import type { Priority } from './pool.port.ts';
import { LIVE_GRACE_MS, expired, pick, superseded } from './queue.ts';
import type { Waiting } from './queue.ts';

const task = (id: number, priority: Priority, more: Partial<Waiting> = {}): Waiting => ({
  id,
  priority,
  queuedAt: 0,
  ...more,
});
const calm = { workers: 2, busy: [], lastLiveAt: undefined, now: 0 };

describe('what runs next', () => {
  it('finals before partials, live before uploads, within a priority the oldest', () => {
    const queue = [task(1, 'upload'), task(2, 'live-partial'), task(3, 'live-final'), task(4, 'live-final')];
    expect(pick(queue, calm)?.id).toBe(3);
    expect(pick([...queue, task(5, 'detect')], calm)?.id).toBe(5);
    expect(pick(queue.slice(0, 2), calm)?.id).toBe(2);
  });

  it('uploads take every worker while no call is live', () => {
    const busy = [{ priority: 'upload' as const }];
    expect(pick([task(1, 'upload')], { ...calm, busy })?.id).toBe(1);
  });

  it('uploads leave one worker free while a call is live, and a little longer', () => {
    const busy = [{ priority: 'upload' as const }];
    const live = { ...calm, busy, lastLiveAt: 1000 };
    expect(pick([task(1, 'upload')], { ...live, now: 1000 + LIVE_GRACE_MS - 1 })).toBeUndefined();
    expect(pick([task(1, 'upload')], { ...live, now: 1000 + LIVE_GRACE_MS })?.id).toBe(1);
    expect(pick([task(1, 'upload'), task(2, 'live-partial')], { ...live, now: 1001 })?.id).toBe(2);
  });

  it('an only worker takes uploads also during a call', () => {
    expect(pick([task(1, 'upload')], { workers: 1, busy: [], lastLiveAt: 0, now: 1 })?.id).toBe(1);
  });
});

describe('what is given up', () => {
  it('partials past their deadline, and nothing else', () => {
    const queue = (['detect', 'live-final', 'live-partial', 'upload'] as const).map((p, i) =>
      task(i, p, { deadlineMs: 100 }),
    );
    expect(expired(queue, 101).map((t) => t.priority)).toEqual(['live-partial']);
    expect(expired(queue, 100)).toEqual([]);
  });

  it('a waiting partial when newer words or the final of the same speaker come', () => {
    const queue = [
      task(1, 'live-partial', { key: 'a' }),
      task(2, 'live-partial', { key: 'b' }),
      task(3, 'live-final', { key: 'a' }),
    ];
    expect(superseded(queue, task(4, 'live-partial', { key: 'a' })).map((t) => t.id)).toEqual([1]);
    expect(superseded(queue, task(4, 'live-final', { key: 'a' })).map((t) => t.id)).toEqual([1]);
    expect(superseded(queue, task(4, 'upload', { key: 'a' }))).toEqual([]);
    expect(superseded(queue, task(4, 'live-partial'))).toEqual([]);
  });
});
