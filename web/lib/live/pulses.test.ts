import { describe, expect, test } from 'vitest';
import type { CallPulse } from '#realtime/contract/pulses.schema.ts';
import { applyPulse, emptyLanes, finishUtterance } from './pulses.ts';

const partial = (more = {}): CallPulse => ({
  kind: 'partial',
  callId: 'c',
  utteranceId: 'u1',
  side: 'customer',
  startMs: 0,
  text: 'we would need',
  stableChars: 8,
  ...more,
});
const no = () => false;

describe('lanes', () => {
  test('a partial stands in its side’s lane', () => {
    const lanes = applyPulse(emptyLanes(0), partial(), 100, no);
    expect(lanes.customer).toMatchObject({
      speaking: true,
      since: 100,
      partial: { text: 'we would need', stableChars: 8 },
    });
    expect(lanes.rep.partial).toBeNull();
  });
  test('a partial that comes after its final is ignored', () =>
    expect(applyPulse(emptyLanes(0), partial(), 1, (id) => id === 'u1').customer.partial).toBeNull());
  test('only the partial of the same utterance is cleared', () => {
    const lanes = applyPulse(emptyLanes(0), partial(), 1, no);
    const other = applyPulse(
      lanes,
      { kind: 'partial.cleared', callId: 'c', utteranceId: 'u0', side: 'customer' },
      2,
      no,
    );
    expect(other.customer.partial).not.toBeNull();
    expect(finishUtterance(lanes, 'customer', 'u1').customer.partial).toBeNull();
  });
  test('quiet counts from when speaking stopped', () => {
    const on = applyPulse(emptyLanes(0), { kind: 'speaking', callId: 'c', side: 'rep', on: true }, 10, no);
    const off = applyPulse(on, { kind: 'speaking', callId: 'c', side: 'rep', on: false }, 50, no);
    expect(applyPulse(off, { kind: 'speaking', callId: 'c', side: 'rep', on: false }, 90, no).rep.since).toBe(50);
  });
  test('stable never reaches past the text', () =>
    expect(applyPulse(emptyLanes(0), partial({ stableChars: 99 }), 1, no).customer.partial?.stableChars).toBe(13));
});
