import { describe, expect, test } from 'vitest';
import { CallClock } from './call-clock.ts';

describe('the clock of a call', () => {
  test('zero is the first sample of the first side; the second stands where it came in', () => {
    const clock = new CallClock();
    clock.join('rep');
    expect(clock.take('rep', 100, 5000)).toBeUndefined();
    expect(clock.zeroAt).toBe(5000);
    clock.join('customer');
    expect(clock.take('customer', 100, 7000)).toBe(2000);
    expect(clock.positionMs('customer')).toBe(2100);
  });

  test('between joins only the sound itself moves a side', () => {
    const clock = new CallClock();
    clock.join('rep');
    for (let i = 0; i < 10; i++) clock.take('rep', 100, 1000 + i * 300);
    expect(clock.positionMs('rep')).toBe(1000);
  });

  test('a side that comes back has a gap as long as it was away', () => {
    const clock = new CallClock();
    clock.join('rep');
    clock.take('rep', 1000, 0);
    clock.join('rep');
    expect(clock.take('rep', 500, 4000)).toBe(4000);
    expect(clock.durationMs).toBe(4500);
  });

  test('jitter is no gap, and sound ahead of the wall clock goes on', () => {
    const clock = new CallClock();
    clock.join('rep');
    clock.take('rep', 1000, 0);
    clock.join('rep');
    expect(clock.take('rep', 100, 1150)).toBeUndefined();
    for (let i = 0; i < 100; i++) clock.take('rep', 1000, 1200);
    clock.join('rep');
    expect(clock.take('rep', 100, 9000)).toBeUndefined();
    expect(clock.positionMs('rep')).toBe(101_200);
  });

  test('after a restart the first sound is told where it stands', () => {
    const clock = new CallClock(1000, { rep: 20_000, customer: 0 });
    clock.join('rep');
    expect(clock.take('rep', 100, 31_000)).toBe(30_000);
    expect(clock.take('rep', 100, 31_100)).toBeUndefined();
    const ahead = new CallClock(1000, { rep: 20_000, customer: 0 });
    ahead.join('rep');
    expect(ahead.take('rep', 100, 5000)).toBe(20_000);
  });
});
