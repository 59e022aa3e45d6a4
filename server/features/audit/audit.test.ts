import { afterAll, beforeAll, expect, test } from 'vitest';
import { pastCall } from '../../testing/past-call.ts';
import { startTestServer, until, type TestServer } from '../../testing/test-server.ts';
import { createAuditOnce } from './audit.table.ts';

let server: TestServer;
const who: Record<string, string> = {};
beforeAll(async () => {
  server = await startTestServer();
  for (const name of ['rep', 'coach', 'manager', 'manager_zh', 'admin']) who[name] = await server.session(name);
});
afterAll(() => server.stop());

test('the same person and thing is written down once in ten minutes', () => {
  const once = createAuditOnce(600_000, 3);
  expect([once('a', 0), once('a', 1_000), once('b', 1_000), once('a', 600_000)]).toEqual([true, false, true, true]);
});

test('who read a call is in the log: for the administrator, and for the manager of the reader', async () => {
  const id = await pastCall(server.s, { lines: [{ side: 'rep', text: 'hello there' }], title: 'Secret talks' });
  await server.get(`/api/calls/${id}`, who.coach ?? '');
  await server.get(`/api/calls/${id}`, who.coach ?? '');
  expect((await server.get(`/api/calls/${id}`, who.manager_zh ?? '')).status).toBe(404);
  const entries = await until(async () => {
    const found = (await server.get(`/api/audit?target=${id}`, who.admin ?? '')).json.items;
    return found.length > 0 ? found : null;
  });
  expect(entries).toMatchObject([{ action: 'call.read', actorName: 'Jonas Veld', target: id, targetName: 'Secret talks' }]);
  expect((await server.get(`/api/audit?target=${id}`, who.manager ?? '')).json.items).toHaveLength(1);
  expect((await server.get(`/api/audit?target=${id}`, who.manager_zh ?? '')).json.items).toEqual([]);
  expect((await server.get('/api/audit', who.rep ?? '')).status).toBe(403);
  expect((await server.get('/api/audit', who.coach ?? '')).status).toBe(403);
});

test('pages, and goes out as CSV, which is written down itself', async () => {
  for (let i = 0; i < 5; i++) await server.s.audit(null, 'test.line', `=1+${i}`, 'ws_demo');
  const first = (await server.get('/api/audit?action=test&limit=2', who.admin ?? '')).json;
  const second = (await server.get(`/api/audit?action=test&limit=2&cursor=${first.next}`, who.admin ?? '')).json;
  expect(new Set([...first.items, ...second.items].map((e: { id: string }) => e.id)).size).toBe(4);
  const { text } = await server.get('/api/audit/export?action=test', who.admin ?? '');
  expect(text.split('\r\n')).toHaveLength(6);
  expect(text).toContain('"\'=1+0"');
  await until(async () => (await server.get('/api/audit?action=audit.exported', who.admin ?? '')).json.items.length === 1);
});
