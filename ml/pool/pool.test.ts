import { afterEach, describe, expect, it } from 'vitest';
import { createInlinePool } from './pool.fake.ts';
import { createPool } from './pool.ts';
import type { MlPool, TaskOptions } from './pool.port.ts';
import { testKind } from './test-task.ts';
import type { TestInput } from './test-task.ts';

const pools: MlPool[] = [];
const open = (size: number): MlPool => {
  const pool = createPool({ size });
  pools.push(pool);
  return pool;
};
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close(200);
});

const run = (pool: MlPool, input: TestInput, options: TaskOptions = { priority: 'live-final' }) =>
  pool.run({ kind: testKind, input }, options);
const wait = (pool: MlPool, name: string, options: TaskOptions, ms = 40) =>
  run(pool, { do: 'wait', ms, name }, options);
const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

describe.each([
  ['worker threads', () => open(2)],
  ['inline', () => createInlinePool()],
])('a pool of %s', (_, make) => {
  it('hands the task to the module of its kind, made with its setup', async () => {
    const pool = make();
    await pool.warm([testKind as never]);
    expect(await run(pool, { do: 'add', a: 2, b: 3 })).toBe('hello 5');
    expect(pool.stats().done['live-final']).toBe(1);
    await pool.close();
  });

  it('rejects when the handler throws and goes on working', async () => {
    const pool = make();
    await expect(run(pool, { do: 'throw' })).rejects.toThrow('it cannot be done');
    expect(await run(pool, { do: 'add', a: 1, b: 1 })).toBe('hello 2');
    await pool.close();
  });
});

describe('the queue in front of the workers', () => {
  it('runs finals before partials and live before uploads', async () => {
    const pool = open(1);
    const order: string[] = [];
    const note = (name: string, options: TaskOptions) => wait(pool, name, options, 5).then((n) => order.push(n));
    await Promise.all([
      note('first', { priority: 'upload' }),
      note('upload', { priority: 'upload' }),
      note('partial', { priority: 'live-partial' }),
      note('final', { priority: 'live-final' }),
    ]);
    expect(order).toEqual(['first', 'final', 'partial', 'upload']);
  });

  it('keeps only the newest partial of a speaker and counts the others', async () => {
    const pool = open(1);
    const busy = wait(pool, 'busy', { priority: 'live-final' });
    const old = code(wait(pool, 'old', { priority: 'live-partial', key: 'a' }));
    const other = code(wait(pool, 'other', { priority: 'live-partial', key: 'b' }));
    const next = code(wait(pool, 'new', { priority: 'live-partial', key: 'a' }));
    expect(await Promise.all([old, other, next])).toEqual(['superseded', 'done', 'done']);
    await busy;
    expect(pool.stats()).toMatchObject({ superseded: 1, dropped: 0 });
  });

  it('drops partials that waited past their deadline, never finals', async () => {
    const pool = open(1);
    const busy = wait(pool, 'busy', { priority: 'live-final' }, 80);
    const partial = code(wait(pool, 'late', { priority: 'live-partial', deadlineMs: 20 }));
    const final = code(wait(pool, 'final', { priority: 'live-final', deadlineMs: 20 }));
    expect(await Promise.all([partial, final])).toEqual(['dropped', 'done']);
    await busy;
    expect(pool.stats().dropped).toBe(1);
  });

  it('takes an aborted task out of the queue', async () => {
    const pool = open(1);
    const busy = wait(pool, 'busy', { priority: 'live-final' });
    const abort = new AbortController();
    const waiting = code(wait(pool, 'waiting', { priority: 'live-final', signal: abort.signal }));
    abort.abort();
    expect(await waiting).toBe('aborted');
    expect(pool.stats().waiting['live-final']).toBe(0);
    expect(await code(wait(pool, 'after', { priority: 'live-final', signal: abort.signal }))).toBe('aborted');
    await busy;
  });
});

describe('a worker that dies', () => {
  it('is started again, and its task is tried once more', async () => {
    const pool = open(1);
    const deaths = new SharedArrayBuffer(4);
    expect(await run(pool, { do: 'die', deaths, until: 1 })).toBe('survived');
    expect(pool.stats().restarts).toBe(1);
  });

  it('of the same task twice, the task fails and the others go on', async () => {
    const pool = open(1);
    const deaths = new SharedArrayBuffer(4);
    expect(await code(run(pool, { do: 'die', deaths, until: 9 }))).toBe('worker_lost');
    expect(await run(pool, { do: 'add', a: 1, b: 2 })).toBe('hello 3');
  });

  it('again and again before it answered anything is given up: no endless restarts', async () => {
    const pool = open(1);
    const kind = { ...testKind, name: 'test.die' };
    const deaths = new SharedArrayBuffer(4);
    const input = { do: 'die' as const, deaths, until: 99 };
    for (let i = 0; i < 4; i++)
      expect(await code(pool.run({ kind, input }, { priority: 'live-final' }))).toBe('worker_lost');
    expect(pool.stats().workers).toBe(0);
  });
});

describe('closing', () => {
  it('lets the running task finish, ends the waiting one and refuses new ones', async () => {
    const pool = open(1);
    const running = code(wait(pool, 'running', { priority: 'live-final' }));
    const waiting = code(wait(pool, 'waiting', { priority: 'live-final' }));
    await pool.close();
    expect(await Promise.all([running, waiting])).toEqual(['done', 'closed']);
    expect(await code(run(pool, { do: 'add', a: 1, b: 1 }))).toBe('closed');
  });

  it('waits no longer than it is told', async () => {
    const pool = open(1);
    const running = code(wait(pool, 'running', { priority: 'live-final' }, 300));
    const started = performance.now();
    await pool.close(50);
    expect(await running).toBe('closed');
    // the thread itself ends when its task does
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
