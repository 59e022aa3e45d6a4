import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, SCOPES } from '#realtime/contract/people.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { ACCESS } from './access.table.ts';
import { allows, isCrossSite } from './access.ts';

let server: TestServer;
const tokens = new Map<string, string>();
beforeAll(async () => {
  server = await startTestServer();
  for (const role of ROLES) tokens.set(role, await server.session(role === 'new_hire' ? 'new' : role));
  for (const scope of SCOPES) tokens.set(`key:${scope}`, await server.key(scope));
  const { json } = await server.post('/api/calls', tokens.get('key:ingest') ?? '', { title: 'A', consent: 'recorded' });
  tokens.set('ingest', new URL(json.ingest.rep).searchParams.get('key') ?? '');
});
afterAll(() => server.stop());

const routes = Object.entries(ACCESS).filter(([name]) => !name.startsWith('SOCKET'));
const path = (name: string) => (name.split(' ')[1] ?? '').replace(/:\w+/g, 'nobody');

describe('access', () => {
  // Bodies are left out or empty on purpose: 401 and 403 must come before 422.
  test.each(routes)('%s', async (name, rule) => {
    const method = name.split(' ')[0] ?? 'GET';
    // Signing out would take the next test's session away.
    if (name === 'DELETE /api/session') return;
    const ask = async (token: string | null) => (await server.request(method, path(name), token)).status;
    if (rule === 'public') {
      expect(await ask(null), 'nobody').not.toBe(403);
      if (name !== 'POST /api/livekit/webhook') expect(await ask(null), 'nobody').not.toBe(401);
      return;
    }
    expect(await ask(null), 'nobody').toBe(401);
    expect(await ask('qsk_wrong'), 'a wrong key').toBe(401);
    expect(await ask(tokens.get('ingest') ?? ''), 'the key of an ingest address').toBe(403);
    for (const role of ROLES) {
      const status = await ask(tokens.get(role) ?? '');
      if (rule.roles.includes(role)) expect([200, 201, 202, 204, 400, 403, 404, 409, 415, 422], `${role} → ${status}`).toContain(status);
      else expect(status, role).toBe(403);
    }
    for (const scope of SCOPES) {
      const status = await ask(tokens.get(`key:${scope}`) ?? '');
      if (rule.scopes.includes(scope)) expect(status, `key ${scope}`).not.toBe(403);
      else expect(status, `key ${scope}`).toBe(403);
    }
  });

  test('the matrix of the table', () => {
    const line = (who: Parameters<typeof allows>[1]) => Object.values(ACCESS).filter((rule) => allows(rule, who)).length;
    const person = (role: (typeof ROLES)[number]) =>
      ({ kind: 'user', userId: 'u', sessionId: 's', name: 'n', role, teamId: null, lang: 'en', workspaceId: 'w' }) as const;
    const counts = ROLES.map((role) => line(person(role)));
    expect(counts[0]).toBe(counts[1]);
    expect([...counts].sort((a, b) => a - b)).toEqual(counts);
    expect(line(person('admin'))).toBe(Object.keys(ACCESS).length);
    expect(line(null)).toBe(Object.values(ACCESS).filter((rule) => rule === 'public').length);
  });

  test('somebody of another workspace sees nothing', async () => {
    const createdAt = new Date();
    await server.s.people.createWorkspace({ id: 'ws_other', name: 'Other', demo: false, lang: 'en', createdAt });
    const { secret } = await server.s.identity.newKey({ workspaceId: 'ws_other', name: 'k', scopes: ['admin', 'read', 'write'], createdBy: null });
    const { json } = await server.post('/api/calls', tokens.get('key:write') ?? '', { title: 'Ours', consent: 'recorded' });
    expect((await server.get(`/api/calls/${json.id}`, secret)).status).toBe(404);
    expect((await server.get(`/api/calls/${json.id}/events`, secret)).status).toBe(404);
    expect((await server.post(`/api/calls/${json.id}/end`, secret)).status).toBe(404);
    expect((await server.get('/api/calls', secret)).json.items).toEqual([]);
    expect((await server.get('/api/customers', secret)).json.items).toEqual([]);
    expect((await server.get('/api/people', secret)).json.items).toEqual([]);
  });

  test('unknown addresses are 404 with a code', async () => {
    expect((await server.get('/api/nothing', null)).json.error.code).toBe('not_found');
    expect((await server.request('PUT', '/api/calls', tokens.get('admin') ?? '')).status).toBe(404);
  });
});

describe('cross-site requests', () => {
  const own = ['127.0.0.1:3000'];
  test.each([
    ['GET from anywhere', 'GET', { origin: 'https://evil.example' }, false],
    ['POST from our page', 'POST', { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }, false],
    ['POST of a script that is no browser', 'POST', {}, false],
    ['POST from another site', 'POST', { origin: 'https://evil.example' }, true],
    ['POST from another port', 'POST', { origin: 'http://127.0.0.1:4000', 'sec-fetch-site': 'same-site' }, true],
    ['POST with an opaque origin', 'POST', { origin: 'null' }, true],
    ['DELETE that says cross-site', 'DELETE', { 'sec-fetch-site': 'cross-site' }, true],
  ])('%s', (_name, method, headers, expected) => expect(isCrossSite(method, headers, own)).toBe(expected));
});
