import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FlowCredit } from './flow-credit.ts';

test('real time never waits, nor do thirty seconds at once', () => {
  const credit = new FlowCredit(0);
  expect(credit.take(30_000, 0)).toBe(0);
  for (let t = 100; t < 60_000; t += 100) expect(credit.take(100, t)).toBe(0);
});

test('who waits as told is read at four times real time in the long run', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 50, maxLength: 200 }), (frames) => {
      const credit = new FlowCredit(0);
      let now = 0;
      let sent = 0;
      for (const ms of frames) {
        sent += ms;
        now += credit.take(ms, now);
      }
      expect(sent).toBeLessThanOrEqual(30_000 + 4 * now + 4);
    }),
  );
});
