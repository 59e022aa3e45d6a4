import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type Database } from '../database/database.repository.ts';
import { migrate } from '../database/migrate.ts';
import { testClock } from '../shared/clock.ts';
import { countingIds } from '../shared/ids.ts';
import { createJobs, PermanentError } from './jobs.ts';
import { jobsRepository } from './jobs.repository.ts';

const dir = mkdtempSync(join(tmpdir(), 'jobs-'));
let db: Database;
let clock: ReturnType<typeof testClock>;
let n = 0;
beforeEach(async () => {
  const url = `file:${join(dir, `${++n}.db`)}`;
  await migrate(url);
  db = openDatabase(url);
  clock = testClock();
});
afterEach(async () => {
  await db.$disconnect();
  rmSync(dir, { recursive: true, force: true });
});

const make = () => createJobs({ repository: jobsRepository(db), clock, ids: countingIds(), onFailure: () => {} });
const status = async () => (await db.job.findMany({ orderBy: { id: 'asc' } })).map((job) => job.status);

test('runs what is due, once', async () => {
  const jobs = make();
  const done: unknown[] = [];
  jobs.handle('a', async (payload) => void done.push(payload));
  await jobs.add({ kind: 'a', payload: { n: 1 } });
  await jobs.add({ kind: 'a', payload: { n: 2 }, runAt: clock.now() + 60_000 });
  await jobs.settle();
  expect(done).toEqual([{ n: 1 }]);
  clock.advance(60_000);
  await jobs.settle();
  await jobs.settle();
  expect(done).toEqual([{ n: 1 }, { n: 2 }]);
  expect(await status()).toEqual(['done', 'done']);
});

test('two jobs with one key are one', async () => {
  const jobs = make();
  let count = 0;
  jobs.handle('a', async () => void count++);
  expect(await Promise.all([1, 2, 3].map(() => jobs.add({ kind: 'a', key: 'k', payload: {} })))).toContain(true);
  await jobs.settle();
  expect(await jobs.add({ kind: 'a', key: 'k', payload: {} })).toBe(false);
  await jobs.settle();
  expect(count).toBe(1);
});

test('tries again later, then gives up; a permanent failure at once', async () => {
  const jobs = make();
  let tries = 0;
  jobs.handle('flaky', async () => {
    tries++;
    throw new Error('not now');
  });
  jobs.handle('hopeless', async () => {
    throw new PermanentError('never');
  });
  await jobs.add({ kind: 'flaky', payload: {} });
  await jobs.add({ kind: 'hopeless', payload: {} });
  await jobs.settle();
  expect([tries, await status()]).toEqual([1, ['queued', 'failed']]);
  for (let i = 0; i < 4; i++) {
    clock.advance(600_000);
    await jobs.settle();
  }
  expect([tries, await status()]).toEqual([3, ['failed', 'failed']]);
});

test('what a process was working at when it died is taken up by the next', async () => {
  const first = make();
  first.handle('a', () => new Promise(() => {}));
  await first.add({ kind: 'a', payload: {} });
  await new Promise((done) => setTimeout(done, 50));
  expect(await status()).toEqual(['running']);

  const second = make();
  let count = 0;
  second.handle('a', async () => void count++);
  await second.start();
  await second.settle();
  await second.close();
  expect([count, await status()]).toEqual([1, ['done']]);
});

test('a shutdown breaks work off and it is no failure', async () => {
  const jobs = make();
  jobs.handle('long', (_payload, _job, signal) => new Promise((_, failed) => signal.addEventListener('abort', () => failed(new Error('stopped')))));
  await jobs.add({ kind: 'long', payload: {} });
  await new Promise((done) => setTimeout(done, 50));
  await jobs.close();
  expect(await status()).toEqual(['queued']);
});
