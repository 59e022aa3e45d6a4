import { createServer, type Server } from 'node:http';
import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, until, pause, type TestServer } from '../../testing/test-server.ts';

const H = 3_600_000;
let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startTestServer();
  key = await server.key('read', 'write');
});
afterAll(() => server.stop());

const deal = async (on = server, body: object = {}) => (await on.post('/api/deals', key, { title: 'Pumps', customer: 'Fernhill Pumps', ownerId: 'usr_demo_rep', ...body })).json.id as string;
const tell = (id: string, type: string, at: number, data?: object, on = server) => on.post(`/api/deals/${id}/events`, key, { type, at, data });
const firings = async (id: string, on = server) => (await on.get(`/api/rules/firings?dealId=${id}`, key)).json.items as { at: number; ruleId: string; status: string; actions: object[] }[];

describe('rules', () => {
  test('the third opening proposes the case video, well within two seconds, and one click sends it', async () => {
    const id = await deal();
    for (let i = 0; i < 2; i++) await tell(id, 'quote_opened', Date.now());
    await pause(300);
    expect(await firings(id)).toEqual([]);
    await tell(id, 'quote_opened', Date.now());
    const begun = Date.now();
    const todo = await until(async () => (await server.get(`/api/todos?dealId=${id}`, key)).json.items[0]);
    expect(Date.now() - begun).toBeLessThan(2000);
    expect(todo).toMatchObject({ kind: 'material', data: { material: 'case_video' }, title: { en: 'Case video', zh: '案例视频' } });
    expect((await server.get('/api/board', key)).json.deals.find((d: { id: string }) => d.id === id).todo).toMatchObject({ code: 'case_video' });
    const rep = await server.session('rep');
    expect((await server.post(`/api/todos/${todo.id}`, rep, { action: 'do' })).json.status).toBe('done');
    expect((await server.post(`/api/todos/${todo.id}`, rep, { action: 'do' })).status).toBe(409);
    expect((await server.get(`/api/deals/${id}`, key)).json.log.at(-1)).toMatchObject({ type: 'material_sent', data: { material: 'case_video' } });
  });

  test('a wait that ended before we heard of it fires when the telling stops, at its own time', async () => {
    const id = await deal();
    const at = Date.now() - 60 * H;
    await tell(id, 'technical_exchange', at);
    const firing = await until(async () => (await firings(id))[0]);
    expect(firing).toMatchObject({ at: at + 48 * H, status: 'acted', actions: [{ kind: 'material', result: 'proposed' }] });
    // What comes to light later takes it back.
    await tell(id, 'stage_moved', at + 20 * H, { to: 'technical' });
    await until(async () => (await firings(id))[0]?.status === 'withdrawn');
    expect((await server.get(`/api/todos?dealId=${id}`, key)).json.items[0].status).toBe('withdrawn');
  });

  test('a journey told event by event fires what its whole history says', async () => {
    const id = await deal();
    const at = Date.now() - 60 * H;
    await tell(id, 'technical_exchange', at);
    await tell(id, 'reply', at + 24 * H);
    await pause(1800);
    expect(await firings(id)).toEqual([]);
  });

  test('72 h without an update alert the rep, the manager and operations', async () => {
    const id = await deal(server, { stage: 'quotation', openedAt: Date.now() - 80 * H });
    await until(async () => (await firings(id)).length > 0);
    for (const person of ['rep', 'manager', 'admin']) {
      const { items } = (await server.get('/api/notifications', await server.session(person))).json;
      expect(items.some((n: { kind: string; link: string }) => n.kind === 'rule.fired' && n.link === `/journeys/${id}`)).toBe(true);
    }
    const others = (await server.get('/api/notifications', await server.session('coach'))).json.items;
    expect(others.some((n: { link: string }) => n.link === `/journeys/${id}`)).toBe(false);
  });

  test('a dry run counts on history and does nothing', async () => {
    const id = await deal();
    for (const h of [300, 290, 280]) await tell(id, 'objection_open', Date.now() - h * H);
    const spec = { trigger: { any: [{ type: 'objection_open' }], times: 3 }, actions: [{ kind: 'alert', to: ['manager'] }] };
    const { json } = await server.post('/api/rules/dry-run', await server.session('admin'), { spec, days: 30 });
    expect(json).toMatchObject({ count: 1, deals: 1, firings: [{ dealId: id, why: { events: [{}, {}, {}] } }] });
    expect((await server.post('/api/rules/dry-run', await server.session('rep'), { spec })).status).toBe(403);
    expect(await firings(id)).toEqual([]);
  });

  test('a new rule holds from now on, a wrong one is refused', async () => {
    const admin = await server.session('admin');
    const spec = { trigger: { any: [{ type: 'doubt' }] }, actions: [{ kind: 'task', title: 'Ask {customer} about it' }] };
    const id = await deal();
    await tell(id, 'doubt', Date.now() - 10);
    await pause(30);
    const rule = await server.post('/api/rules', admin, { name: { en: 'Doubt', zh: '疑虑' }, spec });
    expect(rule.status).toBe(201);
    await tell(id, 'doubt', Date.now());
    const todo = await until(async () => (await server.get(`/api/todos?dealId=${id}`, key)).json.items[0]);
    expect(todo.title.en).toBe('Ask Fernhill Pumps about it');
    expect(await firings(id)).toHaveLength(1);
    const zone = await server.post('/api/rules', admin, { name: { en: 'x', zh: 'x' }, spec: { ...spec, hours: { mode: 'working', zone: 'Middle/Earth' } } });
    expect(zone.status).toBe(422);
    expect((await server.request('PATCH', `/api/rules/${rule.json.id}`, admin, { enabled: false })).json.enabled).toBe(false);
    expect((await server.request('DELETE', `/api/rules/${rule.json.id}`, admin)).status).toBe(204);
  });
});

describe('over restarts', () => {
  test('what came due while the process was down fires once, what has fired does not fire again', async () => {
    const first = await startTestServer();
    key = await first.key('read', 'write');
    const id = await deal(first);
    const at = Date.now() - 48 * H + 2500;
    await tell(id, 'technical_exchange', at, {}, first);
    await pause(200);
    expect(await firings(id, first)).toEqual([]);
    await first.stop(true);
    await pause(2500);
    const second = await startTestServer({ dataDir: first.dataDir });
    const firing = await until(async () => (await firings(id, second))[0]);
    expect(firing.at).toBe(at + 48 * H);
    await second.stop(true);
    const third = await startTestServer({ dataDir: first.dataDir });
    await pause(600);
    expect(await firings(id, third)).toHaveLength(1);
    expect((await third.get(`/api/todos?dealId=${id}`, key)).json.items).toHaveLength(1);
    await third.stop();
    key = await server.key('read', 'write');
  });
});

describe('webhooks', () => {
  let http: Server;
  const got: { headers: Record<string, unknown>; body: string }[] = [];
  beforeAll(async () => {
    http = createServer((req, res) => {
      let body = '';
      req.on('data', (d) => (body += d)).on('end', () => (got.push({ headers: req.headers, body }), res.end('ok')));
    });
    await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  });
  afterAll(() => http.close());

  async function fireOn(on: TestServer) {
    const { port } = http.address() as AddressInfo;
    key = await on.key('read', 'write');
    const spec = { trigger: { any: [{ type: 'reply' }] }, actions: [{ kind: 'webhook', url: `http://127.0.0.1:${port}/hook` }] };
    await on.post('/api/rules', await on.session('admin'), { name: { en: 'Hook', zh: '回调' }, spec });
    await tell(await deal(on), 'reply', Date.now(), {}, on);
  }
  test('are signed', async () => {
    const on = await startTestServer({ env: { CRAWL_ALLOW: '127.0.0.1' } });
    await fireOn(on);
    const hook = await until(() => got[0]);
    const { secret } = (await on.get('/api/rules/webhook-secret', await on.session('admin'))).json;
    const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(hook.headers['x-quicksilver-signature'])) ?? [];
    expect(createHmac('sha256', secret).update(`${t}.${hook.body}`).digest('hex')).toBe(v1);
    expect(JSON.parse(hook.body)).toMatchObject({ event: 'rule.fired', rule: 'Hook', deal: { customer: 'Fernhill Pumps' } });
    await on.stop();
  });
  test('do not go to private addresses', async () => {
    got.length = 0;
    const on = await startTestServer();
    await fireOn(on);
    await until(async () => (await on.s.db.job.count({ where: { kind: 'rule.webhook', status: 'failed' } })) === 1);
    expect(got).toEqual([]);
    await on.stop();
  });
});
