import { describe, expect, test } from 'vitest';
import type { DealEventType } from '#realtime/contract/journeys.schema.ts';
import { ruleSpecSchema } from '#realtime/contract/rules.schema.ts';
import type { Journey, JourneyEvent } from '../journeys/journey.models.ts';
import { firingsOf, type DealTraits } from './rules.models.ts';
import { STANDARD_RULES } from './standard-rules.ts';
import { addWait, isZone, wallClock } from './working-hours.models.ts';

const H = 3_600_000;
const T0 = Date.UTC(2026, 4, 4, 9);
const traits: DealTraits = { value: 1000, industry: 'retail', teamId: 'north', keyAccount: false };
const spec = (key: string) => STANDARD_RULES.find((r) => r.key === key)!.spec;

/** Events as [hours after the beginning, type, data]. */
function journey(list: [number, DealEventType, Record<string, unknown>?][], firstStage = 'discovery'): Journey {
  const events = list.map(([h, type, data = {}], i): JourneyEvent => ({ id: `e${i}`, type, at: T0 + h * H, recordedAt: T0 + h * H, data }));
  return { dealId: 'd', openedAt: T0, firstStage, events };
}
const hoursOf = (key: string, j: Journey, until = 1000) => firingsOf(spec(key), j, traits, T0 + until * H).fired.map((f) => (f.at - T0) / H);

describe('standard rules', () => {
  test.each<[string, string, Journey, number[]]>([
    ['the third opening', 'quote_opened_3', journey([[1, 'quote_opened'], [2, 'quote_opened'], [5, 'quote_opened'], [6, 'quote_opened']]), [5]],
    ['a reply begins the count again', 'quote_opened_3', journey([[1, 'quote_opened'], [2, 'quote_opened'], [3, 'reply'], [4, 'quote_opened'], [5, 'quote_opened']]), []],
    ['and then it may fire again', 'quote_opened_3', journey([[1, 'quote_opened'], [2, 'quote_opened'], [3, 'quote_opened'], [4, 'reply'], [5, 'quote_opened'], [6, 'quote_opened'], [7, 'quote_opened']]), [3, 7]],
    ['48 h after a technical exchange', 'technical_48h', journey([[10, 'technical_exchange']]), [58]],
    ['a meeting in technical confirmation is one', 'technical_48h', journey([[1, 'stage_moved', { to: 'technical' }], [10, 'meeting']]), [58]],
    ['a meeting in discovery is none', 'technical_48h', journey([[10, 'meeting']]), []],
    ['progress in time', 'technical_48h', journey([[10, 'technical_exchange'], [57.9, 'stage_moved', { to: 'technical' }]]), []],
    ['progress too late', 'technical_48h', journey([[10, 'technical_exchange'], [58.1, 'stage_moved', { to: 'technical' }]]), [58]],
    ['a newer exchange begins the wait again', 'technical_48h', journey([[10, 'technical_exchange'], [40, 'technical_exchange']]), [88]],
    ['72 h in quotation', 'quotation_72h', journey([], 'quotation'), [72]],
    ['each update begins the wait again', 'quotation_72h', journey([[50, 'call'], [100, 'email_sent']], 'quotation'), [172]],
    ['an opening is no update', 'quotation_72h', journey([[50, 'quote_opened']], 'quotation'), [72]],
    ['outside quotation', 'quotation_72h', journey([[1, 'stage_moved', { to: 'contract' }]], 'quotation'), []],
    ['entered later', 'quotation_72h', journey([[5, 'stage_moved', { to: 'quotation' }], [6, 'won']], 'proposal'), []],
  ])('%s', (_name, key, j, hours) => expect(hoursOf(key, j)).toEqual(hours));

  test('what waits says when it is due, and why it fired says what counted', () => {
    const j = journey([[10, 'technical_exchange']]);
    expect(firingsOf(spec('technical_48h'), j, traits, T0 + 20 * H)).toEqual({ fired: [], nextAt: T0 + 58 * H });
    expect(firingsOf(spec('technical_48h'), j, traits, T0 + 58 * H).fired[0]).toMatchObject({
      anchorId: 'e0',
      why: { events: [{ id: 'e0', type: 'technical_exchange' }], waitHours: 48, stage: 'discovery' },
    });
  });

  test('conditions on the deal, and a window', () => {
    const rule = ruleSpecSchema.parse({
      trigger: { any: [{ type: 'reply' }], times: 2, withinHours: 24 },
      where: { minValue: 5000 },
      actions: [{ kind: 'alert', to: ['rep'] }],
    });
    const j = journey([[0, 'reply'], [30, 'reply'], [40, 'reply']]);
    expect(firingsOf(rule, j, traits, T0 + 99 * H).fired).toEqual([]);
    expect(firingsOf(rule, j, { ...traits, value: 6000 }, T0 + 99 * H).fired.map((f) => (f.at - T0) / H)).toEqual([40]);
  });
});

describe('working hours', () => {
  const hours = (zone: string) => ({ mode: 'working' as const, zone, days: [1, 2, 3, 4, 5], from: 540, to: 1080 });
  test('a wait counts working time alone', () => {
    // Friday 16:00 in London (BST), six hours: two on Friday, four on Monday.
    const friday = Date.UTC(2026, 4, 8, 15);
    expect(new Date(addWait(friday, 6, hours('Europe/London'))).toISOString()).toBe('2026-05-11T12:00:00.000Z');
    expect(new Date(addWait(friday, 6, hours('Asia/Shanghai'))).toISOString()).toBe('2026-05-11T07:00:00.000Z');
  });
  test('without a wait it comes with the opening', () => {
    expect(new Date(addWait(Date.UTC(2026, 4, 9, 3), 0, hours('Asia/Shanghai'))).toISOString()).toBe('2026-05-11T01:00:00.000Z');
    const within = Date.UTC(2026, 4, 11, 2, 30, 15, 250);
    expect(addWait(within, 0, hours('Asia/Shanghai'))).toBe(within);
  });
  test('over a change of the clock', () => {
    // Clocks go forward in London on 29 March 2026: Friday 17:00 GMT + 2 h = Monday 10:00 BST.
    expect(new Date(addWait(Date.UTC(2026, 2, 27, 17), 2, hours('Europe/London'))).toISOString()).toBe('2026-03-30T09:00:00.000Z');
  });
  test('zones', () => {
    expect(wallClock(Date.UTC(2026, 4, 4, 16, 30), 'Asia/Shanghai')).toEqual({ day: 2, minute: 30 });
    expect([isZone('Asia/Shanghai'), isZone('Middle/Earth')]).toEqual([true, false]);
  });
});
