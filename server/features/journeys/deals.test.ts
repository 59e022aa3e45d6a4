import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BoardEvent } from '#realtime/contract/socket.schema.ts';
import { startTestServer, until, type TestServer } from '../../testing/test-server.ts';
import { DAY_MS } from './temperature.models.ts';

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startTestServer();
  key = await server.key('read', 'write');
});
afterAll(() => server.stop());

const deal = async (body: object = {}) => (await server.post('/api/deals', key, { title: 'Pumps', customer: 'Fernhill Pumps', ...body })).json;
const tell = (id: string, type: string, daysAgo: number, data?: object) =>
  server.post(`/api/deals/${id}/events`, key, { type, at: Date.now() - daysAgo * DAY_MS, data });

describe('deals', () => {
  test('a deal needs a title and a customer; a customer of that name is used again', async () => {
    const a = await server.post('/api/deals', key, { title: 'A', customer: 'Dalton Mills', value: 1200 });
    expect(a.status).toBe(201);
    expect(a.json).toMatchObject({ id: expect.stringMatching(/^deal_/), stage: 'discovery', value: 1200, t: null });
    const b = await server.post('/api/deals', key, { title: 'B', customer: 'Dalton Mills', stage: 'quotation' });
    expect(b.json.customerId).toBe(a.json.customerId);
    expect((await server.post('/api/deals', key, { title: 'C', customer: { id: a.json.customerId } })).json.customerId).toBe(a.json.customerId);
    expect((await server.post('/api/deals', key, { title: 'C', customer: 'D', stage: 'no such' })).json.error.code).toBe('invalid');
    expect((await server.post('/api/deals', key, { customer: 'D' })).status).toBe(422);
  });

  test.each([
    ['an unknown type', { type: 'telepathy', at: 0 }],
    ['no time', { type: 'call' }],
    ['a time that is none', { type: 'call', at: 'yesterday' }],
    ['seconds', { type: 'call', at: 1_700_000_000 }],
    ['the future', { type: 'call', at: Date.now() + 3_600_000 }],
    ['data that is no object', { type: 'call', at: '2026-01-01T10:00:00Z', data: 'x' }],
  ])('an event with %s is refused', async (_name, body) => {
    const { id } = await deal();
    const answer = await server.post(`/api/deals/${id}/events`, key, body);
    expect(answer.status).toBe(422);
    expect(answer.json.error.code).toBe('invalid');
  });

  test('times come as ISO 8601 or epoch milliseconds', async () => {
    const { id } = await deal();
    const a = await server.post(`/api/deals/${id}/events`, key, { type: 'call', at: '2026-03-01T10:00:00+02:00' });
    const b = await server.post(`/api/deals/${id}/events`, key, { type: 'call', at: Date.UTC(2026, 2, 1, 8) });
    expect([a.status, b.status]).toEqual([201, 201]);
    expect(a.json.at).toBe(b.json.at);
    const one = await server.get(`/api/deals/${id}/temperature?at=2026-03-01T09:00:00Z`, key);
    expect(one.json).toMatchObject({ value: null, events: 2, kinds: 1 });
  });

  test('temperature live, from the rows, and on a book that was built again are one number', async () => {
    const { id } = await deal();
    for (const [type, days] of [['call', 9], ['reply', 3], ['meeting', 6], ['quote_opened', 1], ['objection_open', 2]] as const) await tell(id, type, days);
    const card = async () => (await server.get('/api/board', key)).json.deals.find((d: { id: string }) => d.id === id);
    const live = await card();
    const at = Date.now();
    const rows = (await server.get(`/api/deals/${id}/temperature?at=${at}`, key)).json;
    server.s.journeys.books.forget('ws_demo');
    const rebuilt = await card();
    expect(live.t).toBeCloseTo(rows.value, 1);
    expect(rebuilt.t).toBeCloseTo(rows.value, 1);
    expect(rows.reasons[0]).toMatchObject({ label: expect.any(String), points: expect.any(Number) });
    const later = (await server.get(`/api/deals/${id}/temperature?at=${at + DAY_MS}`, key)).json;
    expect(later.value).toBeLessThan(rows.value);
  });

  test('the settings say the whole formula', async () => {
    const { json } = await server.get('/api/settings/temperature', key);
    expect(json.types.call).toEqual({ group: 'contact', weight: 8, halfLifeDays: 7 });
    expect(json.enough).toEqual([{ events: 3, kinds: 2 }, { events: 4, kinds: 1 }]);
    expect(json.formula.length).toBeGreaterThan(5);
  });

  test('boards are told at once, each person of their own deals', async () => {
    const board = async (person: string) => {
      const { socket } = await server.console(await server.session(person));
      const events: BoardEvent[] = [];
      socket.on('board:event', (e) => events.push(e));
      await socket.emitWithAck('board:follow', { board: 'journeys', afterSeq: 0 });
      return events;
    };
    const [rep, other, manager] = [await board('rep'), await board('new'), await board('manager')];
    const made = await server.post('/api/deals', await server.session('rep'), { title: 'Mine', customer: 'Elmwood Ltd' });
    const of = (events: BoardEvent[]) => events.filter((e) => e.id === made.json.id);
    await until(() => of(rep).length > 0 && of(manager).length > 0);
    await tell(made.json.id, 'call', 0);
    await until(() => (of(rep).at(-1)!.data as { events: number }).events === 1);
    expect(of(other)).toEqual([]);
    expect((await server.get(`/api/deals/${made.json.id}`, await server.session('new'))).status).toBe(404);
  });

  test('skipping a stage is refused and names what is missing; each step with its items done is open', async () => {
    const { id } = await deal({ value: 5000 });
    const skip = await server.request('PATCH', `/api/deals/${id}`, key, { stage: 'quotation' });
    expect(skip.status).toBe(422);
    expect(skip.json.error).toMatchObject({ code: 'stage_skipped', message: expect.stringContaining('What hurts today') });
    expect(skip.json.error.details.missing.length).toBe(13);
    const told = await tell(id, 'stage_moved', 0, { to: 'quotation' });
    expect(told.json.error).toMatchObject({ code: 'stage_skipped', message: expect.stringContaining('Systems it must work with') });
    const { items } = (await server.get(`/api/deals/${id}`, key)).json;
    for (const item of items.filter((i: { stage: string }) => i.stage === 'discovery')) {
      expect((await server.request('PUT', `/api/deals/${id}/items/${item.itemId}`, key, { done: true })).status).toBe(200);
    }
    const moved = await server.request('PATCH', `/api/deals/${id}`, key, { stage: 'technical' });
    expect(moved.json).toMatchObject({ stage: 'technical' });
    expect((await server.request('PATCH', `/api/deals/${id}`, key, { stage: 'discovery' })).json).toMatchObject({ stage: 'discovery' });
  });

  test('a journey that is told afterwards has its stays', async () => {
    const { id } = await deal();
    await tell(id, 'call', 10);
    await tell(id, 'stage_moved', 8, { from: 'discovery', to: 'technical' });
    await tell(id, 'stage_moved', 3, { from: 'technical', to: 'proposal' });
    const { json } = await server.get(`/api/deals/${id}`, key);
    expect(json.stays.map((s: { stage: string; ms: number }) => [s.stage, Math.round(s.ms / DAY_MS)])).toEqual([['discovery', 2], ['technical', 5], ['proposal', 3]]);
    expect(json).toMatchObject({ stage: 'proposal' });
    await tell(id, 'won', 0);
    expect((await server.get('/api/board', key)).json.deals.some((d: { id: string }) => d.id === id)).toBe(false);
  });

  test('other weights are shown on the board before they are saved', async () => {
    const manager = await server.session('admin');
    const { formula: _f, defaults: _d, ...settings } = (await server.get('/api/settings/temperature', manager)).json;
    const other = { ...settings, base: 60 };
    const preview = await server.post('/api/settings/temperature/preview', manager, other);
    expect(preview.json.deals[0].after - preview.json.deals[0].before).toBeCloseTo(30, 0);
    expect((await server.get('/api/settings/temperature', manager)).json.base).toBe(30);
    expect((await server.request('PUT', '/api/settings/temperature', manager, { ...other, groups: { ...other.groups, contact: { dimension: 'engagement', cap: 5, dayCap: 9 } } })).status).toBe(422);
    expect((await server.request('PUT', '/api/settings/temperature', manager, other)).json).toMatchObject({ base: 60, defaults: false });
    expect((await server.request('PUT', '/api/settings/temperature', await server.session('rep'), other)).status).toBe(403);
    await server.request('PUT', '/api/settings/temperature', manager, settings);
  });
});
