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
  /** What a caller got who is let in: anything but 401; 403 only where the handler itself says so. */
  const answer = (status: number) => (status === 401 || status === 403 ? status : 'in');

  const inject = async (name: string, token: string | null) => {
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    return answer((await server.app.inject({ method: name.split(' ')[0] as 'GET', url: path(name), headers })).statusCode);
  };

  // Bodies are left out or empty on purpose: 401 and 403 must come before 422. Signing out would take the next test's session.
  const guarded = routes.filter(([name, rule]) => rule !== 'public' && name !== 'DELETE /api/session');
  test.each(guarded)('%s', async (name, rule) => {
    const ask = (token: string | null) => inject(name, token);
    const { roles, scopes } = rule === 'public' ? { roles: [], scopes: [] } : rule;
    const got: Record<string, unknown> = { nobody: await ask(null), wrong: await ask('qsk_wrong'), ingest: await ask(tokens.get('ingest') ?? '') };
    const wanted: Record<string, unknown> = { nobody: 401, wrong: 401, ingest: 403 };
    for (const role of ROLES) {
      got[role] = await ask(tokens.get(role) ?? '');
      wanted[role] = roles.includes(role) ? 'in' : 403;
    }
    for (const scope of SCOPES) {
      got[`key:${scope}`] = await ask(tokens.get(`key:${scope}`) ?? '');
      wanted[`key:${scope}`] = scopes.includes(scope) ? 'in' : 403;
    }
    expect(got).toEqual(wanted);
  });

  const open = routes.filter(([name, rule]) => rule === 'public' && name !== 'POST /api/livekit/webhook');
  test.each(open)('%s is open to everybody', async (name) => {
    expect(await inject(name, null)).toBe('in');
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
