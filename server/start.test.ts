import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { fakeHearing } from './live/hearing.fake.ts';
import { createLog } from './shared/log.ts';
import { startTestServer, tone, until, type TestServer } from './testing/test-server.ts';

let server: TestServer | null = null;
const boot = async (options: Parameters<typeof startTestServer>[0] = {}) => (server = await startTestServer(options));
afterEach(async () => {
  await server?.stop();
  server = null;
});

test('alive at once, ready when the models are', async () => {
  let loaded = false;
  const { get } = await boot({ parts: { hearing: () => ({ ...fakeHearing(), ready: () => loaded }) } });
  expect((await get('/healthz', null)).json).toEqual({ ok: true });
  expect((await get('/readyz', null)).json.error.code).toBe('unavailable');
  loaded = true;
  expect((await get('/readyz', null)).status).toBe(200);
});

test('a shutdown finishes what was being said and leaves the call to the next start', async () => {
  const first = await boot();
  const key = await first.key('ingest', 'read');
  const call = (await first.post('/api/calls', key, { title: 'Deploy', consent: 'recorded' })).json;
  const { ws, closed } = await first.ingest(call.ingest.rep);
  ws.send(tone(700));
  await until(() => first.s.live.get(call.id)?.begun);
  await first.shutdown();
  expect(await closed).toMatchObject({ code: 1001 });
  expect(existsSync(join(first.dataDir, 'server.json'))).toBe(false);

  const second = await boot({ dataDir: first.dataDir });
  expect(second.firstSignInUrl).not.toBeNull();
  const view = (await second.get(`/api/calls/${call.id}`, key)).json;
  expect(view).toMatchObject({ status: 'live', transcript: [{ utteranceId: 'r1', endMs: 700 }], sides: { rep: 'dropped' } });
  const back = await second.ingest(call.ingest.rep.replace(/127\.0\.0\.1:\d+/, second.url.replace('http://', '')));
  back.ws.send(tone(300, 600));
  await until(async () => (await second.get(`/api/calls/${call.id}`, key)).json.transcript.length === 2);
  await second.post(`/api/calls/${call.id}/end`, key);
  const { events } = (await second.get(`/api/calls/${call.id}/events`, key)).json;
  expect(events.map((e: { seq: number }) => e.seq)).toEqual(events.map((_: unknown, i: number) => i + 1));
});

test('calls that nobody feeds are ended', async () => {
  const { key, post, get, ingest } = await boot({ env: { CALL_IDLE_S: '1' } });
  const token = await key('ingest', 'read');
  const call = (await post('/api/calls', token, { title: 'Left', consent: 'recorded' })).json;
  const { ws, closed } = await ingest(call.ingest.rep);
  ws.send(tone(300, 600));
  const view = await until(async () => {
    const { json } = await get(`/api/calls/${call.id}`, token);
    return json.status === 'ended' && json;
  }, 6000);
  expect(view).toMatchObject({ endReason: 'idle', transcript: [{ utteranceId: 'r1' }] });
  // Who is still connected but says nothing learns that it is over.
  ws.send(tone(100));
  ws.close();
  await closed;
});

test('without the demo, one empty workspace with an administrator and a playbook', async () => {
  const { firstSignInUrl, post, request, s } = await boot({ env: { DEMO: '0', HOST: '0.0.0.0' } });
  const link = new URL(firstSignInUrl ?? '');
  expect(link.hostname).toBe('localhost');
  const { headers } = await request('GET', link.pathname + link.search, null);
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
  const ask = async (path: string) => (await request('GET', path, null, undefined, { cookie })).json;
  expect(await ask('/api/session')).toMatchObject({ user: { role: 'admin' }, workspace: { demo: false } });
  expect((await ask('/api/people')).items).toHaveLength(1);
  expect((await ask('/api/stages')).items).toHaveLength(5);
  expect((await ask('/api/playbook/cards')).items.length).toBeGreaterThan(80);
  expect((await ask('/api/customers')).items).toEqual([]);
  expect((await post('/api/session/as', null, { userId: 'x' })).status).toBe(401);
  expect(await s.people.workspaces()).toHaveLength(1);
});

test('the demo workspace does not go to another host', async () => {
  const { dataDir, stop } = await boot();
  await stop(true);
  await expect(startTestServer({ dataDir, env: { HOST: '0.0.0.0' } })).rejects.toThrow(/demo workspace/);
});

test('too many requests are told so, each caller for themselves', async () => {
  const { get, key } = await boot({ env: { RATE_LIMIT_PER_MIN: '5' } });
  const [a, b] = [await key('read'), await key('read')];
  const codes = [];
  for (let i = 0; i < 7; i++) codes.push((await get('/api/whoami', a)).status);
  expect(codes).toEqual([200, 200, 200, 200, 200, 429, 429]);
  expect((await get('/api/whoami', a)).json.error.code).toBe('rate_limited');
  expect((await get('/api/whoami', b)).status).toBe(200);
  expect((await get('/healthz', null)).status).toBe(200);
});

describe('the interface document', () => {
  test('is made from the routes, names who may use them, and marks what is open', async () => {
    const { get } = await boot();
    const { json } = await get('/api/openapi.json', null);
    expect(json.openapi).toBe('3.1.0');
    expect(json.paths['/healthz'].get.security).toEqual([]);
    expect(json.paths['/api/session'].post.security).toEqual([]);
    expect(json.paths['/api/calls'].post.security).toBeUndefined();
    expect(json.security).toHaveLength(2);
    expect(json.paths['/api/calls'].post.description).toContain('ingest');
    expect(json.paths['/api/calls'].post.requestBody.content['application/json'].schema.required).toEqual(['title', 'consent']);
    for (const path of Object.values(json.paths) as Record<string, { summary?: string }>[]) {
      for (const operation of Object.values(path)) expect(operation.summary).toBeTruthy();
    }
  });
});

test('no speech, no names and no keys reach the log, at any level', async () => {
  const lines: string[] = [];
  const { key, post, get, ingest, request, firstSignInUrl, session } = await boot({
    say: () => ({ text: 'SECRET WORDS' }),
    parts: { log: createLog('trace', { write: (line) => void lines.push(line) }) },
  });
  const token = await key('ingest', 'read', 'write');
  const call = (await post('/api/calls', token, { title: 'SECRET TITLE', consent: 'recorded', names: { customer: 'SECRET NAME' } })).json;
  const { ws } = await ingest(call.ingest.rep);
  ws.send(tone(300, 600));
  await until(async () => (await get(`/api/calls/${call.id}`, token)).json.transcript.length === 1);
  await post(`/api/calls/${call.id}/end`, token);
  await request('GET', new URL(firstSignInUrl ?? '').pathname + new URL(firstSignInUrl ?? '').search, null);
  await request('GET', '/api/calls?q=SECRET', await session('rep'));
  await post('/api/calls', token, { title: 'SECRET', consent: 'nonsense' });
  await server?.stop();
  const log = lines.join('');
  expect(lines.length).toBeGreaterThan(0);
  expect(log).not.toMatch(/SECRET/);
  expect(log).not.toMatch(/qs[a-z]_[\w-]{20}/);
});
