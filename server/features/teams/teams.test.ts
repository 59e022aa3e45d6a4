import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let admin = '';
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.session('admin');
});
afterAll(() => server.stop());
const cookieOf = (headers: Headers) => /qs_session=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';

test('a team is added, renamed, and deleted only when nobody is in it', async () => {
  const made = await server.post('/api/teams', admin, { name: 'East' });
  expect(made.status).toBe(201);
  expect((await server.post('/api/teams', admin, { name: 'East' })).status).toBe(409);
  expect((await server.request('PATCH', `/api/teams/${made.json.id}`, admin, { name: 'Far East' })).json).toMatchObject({ name: 'Far East', members: 0 });
  expect((await server.request('DELETE', '/api/teams/team_demo_north', admin)).status).toBe(409);
  expect((await server.request('DELETE', `/api/teams/${made.json.id}`, admin)).status).toBe(204);
  expect((await server.get('/api/teams', admin)).json.items.map((t: { id: string }) => t.id).sort()).toEqual(['team_demo_north', 'team_demo_south']);
});

test('an invitation is good once, for its role and team, and its secret is nowhere in the database', async () => {
  const { json } = await server.post('/api/invitations', admin, { role: 'rep', teamId: 'team_demo_north' });
  const secret = new URL(json.url).searchParams.get('secret') ?? '';
  expect(JSON.stringify(await server.s.db.invitation.findMany())).not.toContain(secret);
  expect((await server.get(`/api/invitations/${secret}/open`, null)).json).toEqual({ workspace: 'Demo', role: 'rep', team: 'North', lang: 'en' });
  const [a, b] = await Promise.all(
    ['a@x.test', 'b@x.test'].map((email) => server.post(`/api/invitations/${secret}/accept`, null, { name: 'New Person', email })),
  );
  expect([a?.status, b?.status].sort()).toEqual([201, 410]);
  const session = cookieOf((a?.status === 201 ? a : b)?.headers ?? new Headers());
  expect((await server.get('/api/session', session)).json.user).toMatchObject({ role: 'rep', teamId: 'team_demo_north', name: 'New Person' });
  expect((await server.get(`/api/invitations/${secret}/open`, null)).status).toBe(410);
});

test('an invitation that was taken back or is too old opens nothing', async () => {
  const { json } = await server.post('/api/invitations', admin, { role: 'coach' });
  const secret = new URL(json.url).searchParams.get('secret') ?? '';
  expect((await server.get('/api/invitations', admin)).json.items).toHaveLength(1);
  expect((await server.request('DELETE', `/api/invitations/${json.id}`, admin)).status).toBe(204);
  expect((await server.post(`/api/invitations/${secret}/accept`, null, { name: 'X', email: 'x@x.test' })).status).toBe(410);
  const old = await server.post('/api/invitations', admin, { role: 'coach' });
  await server.s.db.invitation.update({ where: { id: old.json.id }, data: { expiresAt: new Date(Date.now() - 1) } });
  expect((await server.get(`/api/invitations/${new URL(old.json.url).searchParams.get('secret')}/open`, null)).status).toBe(410);
  expect((await server.post('/api/invitations', admin, { role: 'rep', teamId: 'nowhere' })).status).toBe(404);
});
