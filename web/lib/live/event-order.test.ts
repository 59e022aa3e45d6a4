import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallEvent } from '#realtime/contract/call-events.schema.ts';
import { orderFrom, takeInOrder } from './event-order.ts';

const event = (seq: number): CallEvent => ({ kind: 'coach.left', userId: 'x', callId: 'c', seq, at: 0 });

describe('takeInOrder', () => {
  test('lets the next one through', () =>
    expect(takeInOrder(orderFrom(4), event(5))).toMatchObject({ ready: [{ seq: 5 }], gap: false }));
  test('drops a double', () => expect(takeInOrder(orderFrom(4), event(4))).toMatchObject({ ready: [], gap: false }));
  test('holds back what came too early and says that something is missing', () => {
    const early = takeInOrder(orderFrom(0), event(2));
    expect(early).toMatchObject({ ready: [], gap: true });
    const filled = takeInOrder(early.order, event(1));
    expect(filled.ready.map((e) => e.seq)).toEqual([1, 2]);
    expect(filled.gap).toBe(false);
  });
  test('in whatever order and however often they come, each goes through once and in order', () => {
    const shuffled = fc.shuffledSubarray([...Array.from({ length: 20 }, (_, i) => i + 1)], { minLength: 20 });
    fc.assert(
      fc.property(shuffled, fc.array(fc.integer({ min: 1, max: 20 })), (all, doubles) => {
        let order = orderFrom(0);
        const out: number[] = [];
        for (const seq of [...all, ...doubles]) {
          const step = takeInOrder(order, event(seq));
          order = step.order;
          out.push(...step.ready.map((e) => e.seq));
        }
        expect(out).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
      }),
    );
  });
});
