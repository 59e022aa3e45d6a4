import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pastCall } from '../../testing/past-call.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import { testClock } from '../../shared/clock.ts';
import { alikeOf, editDistance, monthBefore, monthHealth, similarity, weakPointOf, type MonthCall } from './health.models.ts';
import { fillRecord } from '../records/records.usecases.ts';
import { fillActions, openCases } from './health.usecases.ts';

const call = (i: number, codes: string[], entries: (boolean | null)[] = [true], kind = 'k'): MonthCall => ({ callId: `c${i}`, endedAt: i, kind, codes, entries });
const five = (codes: string[], entries: (boolean | null)[] = [true]) => Array.from({ length: 5 }, (_, i) => call(i, codes, entries));

describe('the formula', () => {
  test('edit distance and similarity', () => {
    expect(editDistance([...'kitten'], [...'sitting'])).toBe(3);
    expect(similarity(['a', 'b', 'c', 'd'], ['a', 'c', 'd'])).toBe(0.75);
    expect(similarity([], [])).toBe(1);
    expect(similarity(['a'], [])).toBe(0);
  });
  test('full marks are 100, and nothing goes over', () => {
    expect(monthHealth(five(['a', 'b', 'c', 'd', 'e'])).ahi).toBeCloseTo(100, 10);
  });
  test('worked by hand: 8 of 10 in time, 2 kinds a call, always alike', () => {
    const calls = Array.from({ length: 10 }, (_, i) => call(i, ['a', 'b'], [i < 8]));
    expect(monthHealth(calls).ahi).toBeCloseTo((100 * (0.8 / 0.95 + 2 / 3.2 + 1)) / 3, 10);
    expect(weakPointOf(monthHealth(calls))).toBe('richness');
  });
  test('consistency looks at the last three of a kind only', () => {
    const calls = [call(1, ['x']), call(2, ['a', 'b', 'c', 'd']), call(3, ['a', 'c', 'd']), call(4, ['a', 'b', 'c', 'd']), call(5, ['z'], [true], 'other')];
    const [alike] = alikeOf(calls);
    expect(alike).toMatchObject({ kind: 'k', calls: ['c2', 'c3', 'c4'], pairs: [0.75, 1, 0.75] });
    expect(alikeOf(calls)).toHaveLength(1);
  });
  test('four calls, nothing required yet, or no three alike: not enough data', () => {
    expect(monthHealth(five(['a']).slice(1))).toMatchObject({ ahi: null, missing: 'few_calls' });
    expect(monthHealth(five(['a'], [null]))).toMatchObject({ ahi: null, missing: 'nothing_required' });
    expect(monthHealth(five(['a']).map((c, i) => ({ ...c, kind: `k${i}` })))).toMatchObject({ ahi: null, missing: 'no_three_alike' });
  });
  test('the month before', () => expect([monthBefore('2026-03'), monthBefore('2026-01')]).toEqual(['2026-02', '2025-12']));
});

describe('over the server', () => {
  let server: TestServer;
  const clock = testClock(Date.UTC(2026, 2, 2, 9));
  beforeAll(async () => {
    server = await startTestServer({ parts: { clock } });
    // Two months of six calls each, none of whose records is ever confirmed.
    for (const month of [0, 1]) {
      for (let i = 0; i < 6; i++) {
        const id = await pastCall(server.s, {
          endedAt: Date.UTC(2026, month, 5 + i * 3, 12),
          customer: 'Copperfield Bikes',
          lines: [
            { side: 'rep', text: 'Where do you lose the most time at the moment?' },
            { side: 'customer', text: 'Stock counts, by hand every Sunday, four hours each time.' },
            { side: 'rep', text: 'Who signs in the end?', entry: i === 0 ? 'meeting' : undefined },
          ],
        });
        await fillRecord(server.s, id);
        await fillActions(server.s, id);
      }
    }
  });
  afterAll(() => server.stop());

  test('the figures, recomputed from the event rows by other means', async () => {
    const { json } = await server.get('/api/action-health?month=2026-02', await server.session('coach'));
    const rep = json.items.find((r: { repId: string }) => r.repId === 'usr_demo_rep');
    // An independent count from the raw rows: required entries are the record and what was proposed; none was made.
    const from = new Date(Date.UTC(2026, 1, 1)).toISOString();
    const rows = await server.s.db.callEvent.findMany();
    const calls = await server.s.db.call.findMany({ where: { ownerId: 'usr_demo_rep', endedAt: { gte: new Date(from), lt: new Date(Date.UTC(2026, 2, 1)) } } });
    const ids = new Set(calls.map((c) => c.id));
    const mine = rows.filter((r) => ids.has(r.callId));
    const required = calls.length + mine.filter((r) => r.kind === 'entry.proposed').length;
    const inTime = mine.filter((r) => r.kind === 'entry.answered').length;
    const kinds = calls.map((c) => {
      const bodies = mine.filter((r) => r.callId === c.id).map((r) => JSON.parse(r.body));
      const asked = bodies.filter((b) => b.kind === 'utterance.final' && b.side === 'rep' && /lose the most|who signs/i.test(b.text)).length;
      return asked + bodies.filter((b) => b.kind === 'entry.proposed').length;
    });
    const richness = kinds.reduce((a, b) => a + b, 0) / kinds.length;
    expect(rep).toMatchObject({ calls: 6, required, inTime, timeliness: 0 });
    expect(rep.richness).toBeCloseTo(richness, 10);
    expect(rep.consistency).toBeCloseTo(1, 10);
    expect(rep.ahi).toBeCloseTo((100 / 3) * (0 + richness / 3.2 + 1), 10);
  });
  test('two months under the mark open a case with the last ten calls, once, and it ends', async () => {
    expect(await openCases(server.s, 'ws_demo', '2026-02')).toBe(1);
    expect(await openCases(server.s, 'ws_demo', '2026-02')).toBe(0);
    const coach = await server.session('coach');
    const [row] = (await server.get('/api/action-health/cases', coach)).json.items;
    expect(row).toMatchObject({ repId: 'usr_demo_rep', weakPoint: 'timeliness', lessons: ['record_right_away'], state: 'open' });
    expect(row.calls).toHaveLength(10);
    expect((await server.get('/api/action-health/cases', await server.session('rep'))).json.items).toHaveLength(1);
    expect((await server.get('/api/action-health/cases', await server.session('new'))).json.items).toEqual([]);
    expect((await server.get('/api/action-health/cases', await server.session('manager_zh'))).json.items).toEqual([]);
    expect((await server.request('PATCH', `/api/action-health/cases/${row.id}`, await server.session('rep'), { outcome: 'dropped' })).status).toBe(403);
    const closed = await server.request('PATCH', `/api/action-health/cases/${row.id}`, coach, { outcome: 'improved', note: 'records come in time now' });
    expect(closed.json).toMatchObject({ state: 'closed', outcome: 'improved' });
  });
  test('a rep sees themself only, a week goes down to its calls', async () => {
    const rep = await server.session('rep');
    expect((await server.get('/api/action-health?month=2026-02', rep)).json.items.map((r: { repId: string }) => r.repId)).toEqual(['usr_demo_rep']);
    expect((await server.get('/api/action-health/usr_demo_new', rep)).status).toBe(404);
    expect((await server.get('/api/action-health/usr_demo_rep', await server.session('manager_zh'))).status).toBe(404);
    const { json } = await server.get(`/api/action-health/usr_demo_rep/week?from=${Date.UTC(2026, 1, 2)}`, rep);
    expect(json.pain.mean).toBe(2);
    expect(json.pain.sources[0]).toMatchObject({ value: 2, text: 'Stock counts, by hand every Sunday, four hours each time.' });
  });
});
