import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CallEvent, CallEventDraft } from '#realtime/contract/call-events.schema.ts';
import { openDatabase, type Database } from '../database/database.repository.ts';
import { migrate } from '../database/migrate.ts';
import { systemClock, testClock } from '../shared/clock.ts';
import { boardEventStore } from './board-events.repository.ts';
import { createBoardLog } from './board-log.ts';
import { callEventStore } from './call-events.repository.ts';
import { createCallLog } from './call-log.ts';
import { memoryLogStore } from './log-store.fake.ts';
import type { LogStore } from './log-store.port.ts';

const dir = mkdtempSync(join(tmpdir(), 'log-'));
let db: Database;
beforeAll(async () => {
  const url = `file:${join(dir, 'log.db')}`;
  await migrate(url);
  db = openDatabase(url);
});
afterAll(async () => {
  await db.$disconnect();
  rmSync(dir, { recursive: true });
});

const said = (n: number): CallEventDraft => ({
  kind: 'utterance.final',
  utteranceId: `u${n}`,
  side: n % 2 ? 'rep' : 'customer',
  startMs: n * 1000,
  endMs: n * 1000 + 900,
  text: `sentence ${n} 第${n}句`,
  lang: 'en',
});
const seqs = (events: readonly { seq: number }[]) => events.map((e) => e.seq);
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe.each<[string, () => LogStore<CallEvent>]>([
  ['memory', () => memoryLogStore<CallEvent>()],
  ['sqlite', () => callEventStore(db)],
])('call log over %s', (name, store) => {
  let n = 0;
  const call = () => `call_${name}_${++n}`;

  test('numbers each call from 1 without gaps, in the order of the appends', async () => {
    const log = createCallLog({ store: store(), clock: systemClock });
    const [a, b] = [call(), call()];
    const stored = await Promise.all(upTo(400).map((i) => log.append(i % 2 ? a : b, said(i))));
    expect(seqs(stored.filter((e) => e.callId === a))).toEqual(upTo(200));
    const read = await log.since(b, 0);
    expect(seqs(read)).toEqual(upTo(200));
    expect(read.map((e) => e.kind === 'utterance.final' && e.utteranceId)).toEqual(upTo(200).map((i) => `u${i * 2}`));
    expect(read[0]).toEqual(stored[1]);
  });

  test('goes on where the store stands after a restart', async () => {
    const kept = store();
    const id = call();
    await createCallLog({ store: kept, clock: systemClock }).append(id, said(1));
    const again = createCallLog({ store: kept, clock: systemClock });
    expect((await again.append(id, said(2))).seq).toBe(2);
    expect(await again.head(id)).toBe(2);
  });

  test('reads since, with a limit', async () => {
    const log = createCallLog({ store: store(), clock: systemClock });
    const id = call();
    await Promise.all(upTo(9).map((i) => log.append(id, said(i))));
    expect(seqs(await log.since(id, 4, 3))).toEqual([5, 6, 7]);
    expect(await log.since(id, 9)).toEqual([]);
    expect(await log.head('nobody')).toBe(0);
  });

  test('a follower that comes in the middle gets each event once and in order', async () => {
    const log = createCallLog({ store: store(), clock: systemClock });
    const id = call();
    const writing = (async () => {
      for (let i = 1; i <= 1300; i++) {
        void log.append(id, said(i));
        if (i % 50 === 0) await new Promise((done) => setTimeout(done, 1));
      }
      await log.flush();
    })();
    const followers = await Promise.all(
      [0, 3, 250].map(async (after, k) => {
        await new Promise((done) => setTimeout(done, 5 * k));
        const got: number[] = [];
        const following = await log.follow(id, after, (e) => got.push(e.seq));
        expect(got.at(-1) ?? after).toBe(following.seq);
        return { after, got };
      }),
    );
    await writing;
    for (const { after, got } of followers) expect(got).toEqual(upTo(1300).filter((i) => i > after));
  });

  test('stops following', async () => {
    const log = createCallLog({ store: store(), clock: systemClock });
    const id = call();
    const got: number[] = [];
    const following = await log.follow(id, 0, (e) => got.push(e.seq));
    await log.append(id, said(1));
    following.stop();
    await log.append(id, said(2));
    expect(got).toEqual([1]);
  });

  test('refuses what the contract does not know, and leaves no hole', async () => {
    const log = createCallLog({ store: store(), clock: systemClock });
    const id = call();
    const results = await Promise.allSettled([
      log.append(id, said(1)),
      log.append(id, { kind: 'signal.mood', side: 'rep' } as never),
      log.append(id, { ...said(2), startMs: -5 } as CallEventDraft),
      log.append(id, said(3)),
    ]);
    expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(seqs(await log.since(id, 0))).toEqual([1, 2]);
  });
});

describe('call log', () => {
  test('shows nothing before it is stored', async () => {
    const store = memoryLogStore<CallEvent>();
    const log = createCallLog({ store, clock: systemClock });
    const shown: number[] = [];
    const append = vi.spyOn(store, 'append').mockImplementation(async (rows) => {
      expect(shown).toEqual([]);
      await new Promise((done) => setTimeout(done, 20));
      expect(shown).toEqual([]);
      expect(rows).toHaveLength(2);
    });
    log.subscribe('c', (e) => shown.push(e.seq));
    await Promise.all([log.append('c', said(1)), log.append('c', said(2))]);
    expect(append).toHaveBeenCalledTimes(1);
    expect(shown).toEqual([1, 2]);
  });

  test('shares commits and waits at most five milliseconds for company', async () => {
    const store = memoryLogStore<CallEvent>();
    const log = createCallLog({ store, clock: systemClock });
    await Promise.all(upTo(100).map((i) => log.append('c', said(i))));
    expect(store.appends).toBe(1);
    const before = performance.now();
    await log.append('c', said(101));
    expect(performance.now() - before).toBeLessThan(25);
  });

  test('tries again when the database is locked, with the same numbers', async () => {
    const store = memoryLogStore<CallEvent>();
    const log = createCallLog({ store, clock: systemClock });
    await log.append('c', said(1));
    store.failNext(2);
    expect(seqs(await Promise.all([log.append('c', said(2)), log.append('c', said(3))]))).toEqual([2, 3]);
  });

  test('gives up with a code and goes on without a hole', async () => {
    const store = memoryLogStore<CallEvent>();
    const errors: unknown[] = [];
    const log = createCallLog({ store, clock: systemClock, onFailed: (e) => errors.push(e) });
    store.failNext(5);
    await expect(log.append('c', said(1))).rejects.toMatchObject({ code: 'unavailable' });
    expect(errors).toHaveLength(5);
    expect((await log.append('c', said(2))).seq).toBe(1);
  });

  test('time never runs backwards within a call', async () => {
    const clock = testClock(5000);
    const log = createCallLog({ store: memoryLogStore<CallEvent>(), clock });
    const first = await log.append('c', said(1));
    clock.advance(-3000);
    expect((await log.append('c', said(2))).at).toBe(first.at);
  });
});

describe('board log', () => {
  test('numbers per workspace and board, and keeps whose line it is', async () => {
    const board = createBoardLog({ store: boardEventStore(db), clock: systemClock });
    const line = { kind: 'call.changed', id: 'call_1', data: { title: 'A' }, audience: { ownerId: 'u1', teamId: 't1' } };
    await board.append('w1', 'calls', line);
    await board.append('w1', 'calls', line);
    expect((await board.append('w1', 'reviews', line)).seq).toBe(1);
    expect((await board.append('w2', 'calls', line)).seq).toBe(1);
    const got: unknown[] = [];
    const following = await board.follow('w1', 'calls', 1, (l) => got.push(l));
    expect(following.seq).toBe(2);
    expect(got).toMatchObject([{ seq: 2, board: 'calls', ...line }]);
    expect(await board.head('w1', 'calls')).toBe(2);
    following.stop();
  });
});
