import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LEASE_MS, redisLeases } from '../../server/live/leases.redis.ts';
import { sharedLeases, type Leases } from '../../server/live/leases.port.ts';
import { hasRedis, startRedis } from './redis.ts';

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

test('leases in one process: one holder, given back, run out, lost', async () => {
  let now = 0;
  const of = sharedLeases(() => now, 6_000);
  const [a, b] = [of('a'), of('b')];
  const lost: string[] = [];
  a.onLost((room) => lost.push(room));
  expect([await a.take('r'), await b.take('r'), await a.take('r')]).toEqual([true, false, true]);
  await a.give('r');
  expect(await b.take('r')).toBe(true);
  now = 7_000;
  expect(await a.take('r')).toBe(true);
  now = 14_000;
  expect(await b.take('r')).toBe(true);
  a.renew();
  expect(lost).toEqual(['r']);
});

if (!hasRedis()) console.log('Leases over Redis are not tried: there is no redis-server.');
describe.skipIf(!hasRedis())('leases over a real Redis server', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  const open: Leases[] = [];
  const of = (name: string, fail: (error: unknown) => void = () => {}) => {
    const leases = redisLeases(redis.url, name, fail);
    open.push(leases);
    return leases;
  };
  beforeAll(async () => void (redis = await startRedis(4171)));
  afterAll(async () => {
    await Promise.all(open.map((l) => l.close()));
    await redis.stop();
  });

  test('one holder at a time; who gives back what is not theirs changes nothing', async () => {
    const [a, b] = [of('a'), of('b')];
    await pause(200);
    expect([await a.take('r1'), await b.take('r1'), await a.take('r1')]).toEqual([true, false, true]);
    await b.give('r1');
    expect(await b.take('r1')).toBe(false);
    await a.give('r1');
    expect(await b.take('r1')).toBe(true);
  });

  test('are renewed for as long as their holder lives', async () => {
    const [a, b] = [of('live'), of('next')];
    await pause(200);
    await a.take('r2');
    await pause(LEASE_MS + 1_000);
    expect(await b.take('r2')).toBe(false);
  }, 20_000);

  test('while Redis is away nothing is taken, nothing given up, and it is told', async () => {
    const failures: unknown[] = [];
    const lost: string[] = [];
    const a = of('steady', (error) => failures.push(error));
    a.onLost((room) => lost.push(room));
    await pause(200);
    await a.take('r4');
    await redis.stop();
    await pause(2_500);
    expect(await a.take('r5')).toBe(false);
    expect(lost).toEqual([]);
    expect(failures.length).toBeGreaterThan(0);
    redis = await startRedis(4171);
    await pause(3_000);
    expect(await a.take('r4')).toBe(true);
  }, 20_000);
});
