import { describe, expect, test } from 'vitest';
import type { Book, BookDeal } from './book.ts';
import { heatOf, lightsOf, nextMeeting, weekOf } from './insights.models.ts';
import type { JourneyEvent } from './journey.models.ts';
import { DEFAULT_CONDITIONS } from './stages.models.ts';
import { DEFAULT_TEMPERATURE } from './temperature.settings.ts';

const D = 86_400_000;
const NOW = Date.UTC(2026, 5, 17, 12); // a Wednesday
const stage = (key: string, position: number) => ({ id: key, key, names: { en: key, zh: key }, position, probability: 0.5, items: [] });
const book: Book = {
  workspaceId: 'w',
  deals: new Map(),
  settings: DEFAULT_TEMPERATURE,
  conditions: DEFAULT_CONDITIONS,
  stages: [stage('discovery', 0), stage('technical', 1), stage('proposal', 2)],
  customers: new Map([['c', { id: 'c', name: 'Fernhill', industry: null, value: null }]]),
  people: new Map(),
  teams: [{ id: 'north', name: 'North' }],
  keyAccountValue: 1,
  readAt: 0,
};
let n = 0;
function deal(openedDaysAgo: number, list: [daysAgo: number, type: JourneyEvent['type'], data?: Record<string, unknown>, lateHours?: number][], status = 'open'): BookDeal {
  const events = list.map(([days, type, data = {}, late = 0], i): JourneyEvent => ({
    ...{ id: `e${i}`, type, at: NOW - days * D, data },
    recordedAt: NOW - days * D + late * 3_600_000,
  }));
  const row = { id: `d${++n}`, customerId: 'c', teamId: 'north', status } as BookDeal['row'];
  return { row, journey: { dealId: row.id, openedAt: NOW - openedDaysAgo * D, firstStage: 'discovery', events } };
}
const to = (key: string) => ({ to: key });

describe('heat', () => {
  test('dwell by the week in which a stay ended, and what became of those that entered', () => {
    const heat = heatOf(
      book,
      [
        deal(12, [[10, 'stage_moved', to('technical')], [4, 'stage_moved', to('proposal')]]),
        deal(9, [[5, 'stage_moved', to('technical')], [3, 'stage_back', to('discovery')]]),
        deal(8, [[6, 'stage_moved', to('technical')], [1, 'lost']], 'lost'),
      ],
      NOW,
      3,
    );
    expect(heat.weeks.map((w) => new Date(w).toISOString().slice(0, 10))).toEqual(['2026-06-01', '2026-06-08', '2026-06-15']);
    const technical = heat.stages[1]!;
    expect(technical).toMatchObject({ entered: 3, onward: 1, back: 1, won: 0, lost: 1, still: 0, onwardRate: 1 / 3 });
    // Six and two days ended in the second week, five days in the third.
    expect(technical.cells.map((c) => [c.count, c.medianMs && c.medianMs / D])).toEqual([[0, null], [2, 4], [1, 5]]);
    expect(technical.all).toMatchObject({ count: 3, medianMs: 5 * D });
    expect(technical.all.meanMs! / D).toBeCloseTo(13 / 3);
  });
  test('weeks begin on Monday', () => {
    expect(weekOf(Date.UTC(2026, 5, 15))).toBe(Date.UTC(2026, 5, 15));
    expect(weekOf(Date.UTC(2026, 5, 14, 23, 59))).toBe(Date.UTC(2026, 5, 8));
  });
});

describe('lights', () => {
  test('what was due in the week, in time or late', () => {
    const entries = Array.from({ length: 9 }, (): [number, 'call', object, number] => [2, 'call', {}, 3]);
    const { teams } = lightsOf(book, [
      deal(9, [...entries, [2, 'call', {}, 30]]),
      deal(9, [[5, 'stage_moved', to('proposal')]]),
      deal(9, [[1, 'stage_moved', to('proposal')]]),
      deal(20, [[10, 'quote_sent'], [9, 'reply']]),
    ], NOW);
    const light = (kind: string) => teams[1]!.lights.find((l) => l.kind === kind)!;
    expect(light('entry')).toMatchObject({ due: 10, inTime: 9, share: 0.9, light: 'yellow' });
    // The one that still has time is not judged.
    expect(light('proposal')).toMatchObject({ due: 1, inTime: 0, light: 'red', late: [{ customer: 'Fernhill', sinceAt: NOW - 2 * D }] });
    expect(light('feedback')).toMatchObject({ due: 1, inTime: 1, light: 'green' });
    expect(teams[0]!.teamId).toBeNull();
  });
});

test('a meeting is at the next full hour today, else tomorrow at ten', () => {
  expect(new Date(nextMeeting(Date.UTC(2026, 5, 17, 13, 10), 'UTC')).toISOString()).toBe('2026-06-17T14:00:00.000Z');
  expect(new Date(nextMeeting(Date.UTC(2026, 5, 17, 17, 10), 'UTC')).toISOString()).toBe('2026-06-18T10:00:00.000Z');
  expect(new Date(nextMeeting(Date.UTC(2026, 5, 17, 1), 'Asia/Shanghai')).toISOString()).toBe('2026-06-17T02:00:00.000Z');
});
