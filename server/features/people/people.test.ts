import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, until, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const token = () => new URL(server.firstSignInUrl ?? '').searchParams.get('token') ?? '';

test('the printed link signs in once', async () => {
  const first = await server.request('GET', `/signin?token=${token()}`, null);
  expect(first.status).toBe(303);
  expect(first.headers.get('location')).toBe('/');
  const cookie = first.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  const me = await server.request('GET', '/api/session', null, undefined, { cookie: cookie.split(';')[0] ?? '' });
  expect(me.json).toMatchObject({ user: { role: 'admin', name: 'Alex Marlow' }, workspace: { demo: true } });

  const second = await server.request('GET', `/signin?token=${token()}`, null);
  expect(second.headers.get('location')).toBe('/signin?error=gone');
  expect((await server.post('/api/session', null, { token: token() })).json.error.code).toBe('gone');
});

test('two at once with one link: one gets in', async () => {
  const { url } = (await server.post('/api/people/usr_demo_rep/signin-link', await server.session('admin'))).json;
  const one = new URL(url).searchParams.get('token');
  const answers = await Promise.all(Array.from({ length: 5 }, () => server.post('/api/session', null, { token: one })));
  expect(answers.map((a) => a.status).sort()).toEqual([200, 410, 410, 410, 410]);
});

test('a cookie alone is not enough from another site, and a key needs no origin', async () => {
  const cookie = `qs_session=${await server.session('rep')}`;
  const ask = (headers: Record<string, string>) => server.request('PATCH', '/api/session', null, { lang: 'zh' }, headers);
  expect((await ask({ cookie, origin: 'https://evil.example' })).status).toBe(403);
  expect((await ask({ cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await ask({ cookie, origin: server.url })).status).toBe(200);
  expect((await ask({ cookie })).json.user.lang).toBe('zh');
});

test('signing out ends the session and its sockets', async () => {
  const session = await server.session('coach');
  const { socket } = await server.console(session);
  expect((await server.request('DELETE', '/api/session', session)).status).toBe(204);
  await until(() => socket.disconnected);
  expect((await server.get('/api/session', session)).status).toBe(401);
});

test('keys: made once, stored as a hash, revoked for good', async () => {
  const admin = await server.session('admin');
  const { json } = await server.post('/api/keys', admin, { name: 'dialler', scopes: ['read', 'read'] });
  expect(json.key).toMatch(/^[A-Za-z0-9_.-]{20,}$/);
  expect(json.scopes).toEqual(['read']);
  const listed = (await server.get('/api/keys', admin)).text;
  expect(listed).toContain(json.id);
  expect(listed).not.toContain(json.key);
  expect(JSON.stringify(await server.s.db.apiKey.findMany())).not.toContain(json.key);
  expect((await server.get('/api/whoami', json.key)).json).toMatchObject({ kind: 'key', name: 'dialler', scopes: ['read'] });

  const { socket } = await server.console(json.key);
  expect((await server.request('DELETE', `/api/keys/${json.id}`, admin)).status).toBe(204);
  await until(() => socket.disconnected);
  expect((await server.get('/api/calls', json.key)).status).toBe(401);
});

test('people of the demo workspace change places; people elsewhere do not', async () => {
  const as = await server.post('/api/session/as', await server.session('admin'), { userId: 'usr_demo_coach' });
  expect(as.json.user.role).toBe('coach');

  const createdAt = new Date();
  await server.s.people.createWorkspace({ id: 'ws_real', name: 'Real', demo: false, lang: 'en', createdAt });
  for (const id of ['usr_a', 'usr_b']) {
    await server.s.people.createUser({ id, workspaceId: 'ws_real', teamId: null, name: id, email: `${id}@x.test`, role: 'admin', lang: 'en', createdAt });
  }
  const { secret } = await server.s.identity.startSession('usr_a');
  expect((await server.post('/api/session/as', secret, { userId: 'usr_b' })).status).toBe(403);
  expect((await server.post('/api/session/as', await server.session('admin'), { userId: 'usr_a' })).status).toBe(404);
});

test('somebody who was taken out cannot come in, and what is wrong is named', async () => {
  const admin = await server.session('admin');
  const made = await server.post('/api/people', admin, { name: 'New', email: 'new@x.test', role: 'rep' });
  expect(made.status).toBe(201);
  const { url } = (await server.post(`/api/people/${made.json.id}/signin-link`, admin)).json;
  expect((await server.request('DELETE', `/api/people/${made.json.id}`, admin)).status).toBe(204);
  expect((await server.post('/api/session', null, { token: new URL(url).searchParams.get('token') })).status).toBe(410);

  const wrong = await server.post('/api/people', admin, { name: '', email: 'nonsense', role: 'boss' });
  expect(wrong.status).toBe(422);
  expect(wrong.json.error.details.map((d: { path: string }) => d.path)).toEqual(['body.name', 'body.email', 'body.role']);
  expect((await server.post('/api/people', admin, { name: 'B', email: 'new@x.test', role: 'rep' })).json.error.code).toBe('conflict');
});
