import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_WORKSPACE } from '../../seed/demo-workspace.ts';
import { startTestServer, tone, until, type TestServer } from '../../testing/test-server.ts';
import { CALL_TABLES, CUSTOMER_TABLES, DEAL_TABLES, erasureRepository } from './erasure.repository.ts';
import { expire } from './erase.usecases.ts';

const PHRASE = 'the falcon lands at noon';
let t: TestServer;
let key: string;
beforeAll(async () => {
  t = await startTestServer({ say: () => ({ text: PHRASE }) });
  key = await t.key('ingest', 'read', 'write', 'admin');
});
afterAll(() => t?.stop());

/** A call that was spoken on, of a customer of its own, with a file for its sound. */
async function spokenCall(name: string) {
  const customer = (await t.post('/api/customers', key, { name })).json as { id: string };
  const call = (await t.post('/api/calls', key, { title: name, customerId: customer.id, consent: 'recorded' })).json as { id: string; ingest: { rep: string } };
  const feed = await t.ingest(call.ingest.rep);
  feed.ws.send(tone(900, 900));
  await until(async () => (await t.get(`/api/calls/${call.id}/events`, key)).text.includes(PHRASE), 8000);
  await t.post(`/api/calls/${call.id}/end`, key);
  await until(async () => (await t.get(`/api/calls/${call.id}`, key)).json.status === 'ended', 8000);
  const path = `audio/${call.id}/rep.ogg`;
  mkdirSync(dirname(join(t.dataDir, path)), { recursive: true });
  writeFileSync(join(t.dataDir, path), 'sound');
  await t.s.db.callAudio.deleteMany({ where: { callId: call.id } });
  await t.s.db.callAudio.create({ data: { id: `aud_${call.id}`, callId: call.id, side: 'rep', path, mediaType: 'audio/ogg', createdAt: new Date() } });
  return { callId: call.id, customerId: customer.id, file: join(t.dataDir, path) };
}

describe('erasure', () => {
  test('a customer goes with calls, words, files and board lines, and the proof says so', async () => {
    const { callId, customerId, file } = await spokenCall('Falcon Works');
    expect((await t.get(`/api/calls/${callId}/events`, key)).text).toContain(PHRASE);
    const answer = await t.post('/api/privacy/erasures', key, { subject: 'customer', id: customerId });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ verified: true, subject: 'customer' });
    expect(answer.json.counts).toMatchObject({ files: 1, call: 1, customer: 1 });
    expect((await t.get(`/api/calls/${callId}`, key)).status).toBe(404);
    expect(existsSync(file)).toBe(false);
    // Not in the database's file either: neither the words nor the name.
    const bytes = readdirSync(t.dataDir).filter((name) => name.includes('.db')).map((name) => readFileSync(join(t.dataDir, name)).toString('latin1')).join('');
    expect(bytes).not.toContain(PHRASE);
    expect(bytes).not.toContain('Falcon Works');
    expect((await t.get('/api/privacy/erasures', key)).text).not.toContain(customerId);
  });

  test('a legal hold keeps it until it is released', async () => {
    const { callId } = await spokenCall('Harbour Mill');
    const hold = await t.post('/api/privacy/holds', key, { subject: 'call', id: callId, reason: 'court order 17' });
    expect(hold.status).toBe(201);
    expect((await t.post('/api/privacy/erasures', key, { subject: 'call', id: callId })).json.error.code).toBe('conflict');
    expect((await t.request('DELETE', `/api/privacy/holds/${hold.json.id}`, key)).status).toBe(204);
    expect((await t.post('/api/privacy/erasures', key, { subject: 'call', id: callId })).json.verified).toBe(true);
  });

  test('retention erases what is older, not what is held or newer', async () => {
    const old = await spokenCall('Old Quarry');
    const held = await spokenCall('Held Quarry');
    const fresh = await spokenCall('New Quarry');
    await t.post('/api/privacy/holds', key, { subject: 'customer', id: held.customerId, reason: 'dispute' });
    const past = new Date(Date.now() - 40 * 86_400_000);
    await t.s.db.call.updateMany({ where: { id: { in: [old.callId, held.callId] } }, data: { endedAt: past } });
    await t.request('PATCH', '/api/settings', key, { retentionDays: 30 });
    await expire({ s: t.s, erasure: erasureRepository(t.s.db) }, DEMO_WORKSPACE);
    const status = async (id: string) => (await t.get(`/api/calls/${id}`, key)).status;
    expect([await status(old.callId), await status(held.callId), await status(fresh.callId)]).toEqual([404, 200, 200]);
  });

  test('only an administrator erases; what is unknown is not found', async () => {
    expect((await t.post('/api/privacy/erasures', await t.key('write'), { subject: 'call', id: 'x' })).status).toBe(403);
    expect((await t.post('/api/privacy/erasures', await t.session('rep'), { subject: 'call', id: 'x' })).status).toBe(403);
    expect((await t.post('/api/privacy/erasures', key, { subject: 'call', id: 'x' })).status).toBe(404);
    expect((await t.post('/api/privacy/erasures', key, { subject: 'house', id: 'x' })).status).toBe(422);
  });
});

test('no table that knows a call, a deal or a customer is forgotten', () => {
  const dir = fileURLToPath(new URL('../../../prisma/models/', import.meta.url));
  const models = readdirSync(dir).flatMap((file) => readFileSync(join(dir, file), 'utf8').split(/^model /m).slice(1));
  const having = (field: string) =>
    models.filter((model) => new RegExp(`^\\s+${field}\\s`, 'm').test(model)).map((model) => model[0]!.toLowerCase() + /^\w+/.exec(model)![0].slice(1));
  expect(having('callId').filter((name) => !CALL_TABLES.includes(name))).toEqual([]);
  expect(having('dealId').filter((name) => !DEAL_TABLES.includes(name))).toEqual([]);
  expect(having('customerId').filter((name) => !CUSTOMER_TABLES.includes(name))).toEqual([]);
});
