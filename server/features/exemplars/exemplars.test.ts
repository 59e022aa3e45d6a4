import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeRecord as card } from '#realtime/moments/record/write-record.ts';
import { pastCall } from '../../testing/past-call.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import { fillActions } from '../action-health/health.usecases.ts';
import { fillRecord } from '../records/records.usecases.ts';

let server: TestServer;
const who: Record<string, string> = {};
let callId = '';
const none = { value: null, none: true };
const text = (value: string) => ({ value });
beforeAll(async () => {
  server = await startTestServer({ parts: { afterCall: { writeRecord: (view) => card(view), firstAid: () => ({ concerns: [], weakAnswers: [], wording: [] }) } } });
  for (const name of ['rep', 'new', 'coach', 'manager_zh']) who[name] = await server.session(name);
  const lines = [
    { side: 'rep' as const, text: 'What is the biggest problem with the way you do it today, Ingrid?' },
    { side: 'customer' as const, text: 'The packing line at Oakhurst Pumps stops three times a week, Robin.' },
    { side: 'rep' as const, text: 'How much does that cost you in a month?' },
    { side: 'customer' as const, text: 'Roughly forty thousand, mostly overtime.' },
    { side: 'rep' as const, text: "I'll send you the comparison by Friday." },
  ];
  callId = await pastCall(server.s, { customer: 'Oakhurst Pumps', stage: 'discovery', title: 'Oakhurst Pumps, first talk', lines });
  const risky = await pastCall(server.s, { customer: 'Oakhurst Pumps', stage: 'discovery', lines: [...lines, { side: 'rep', text: 'ten percent off for sure', risk: 'price_promise' }] });
  for (const id of [callId, risky]) {
    await fillRecord(server.s, id);
    await fillActions(server.s, id);
    const record = (await server.get(`/api/records?callId=${id}`, who.rep ?? '')).json.items[0];
    const done = await server.post(`/api/records/${record.id}/submit`, who.rep ?? '', { values: { decision: text('Ingrid and the board of Oakhurst Pumps sign together') } });
    if (done.status !== 200) throw new Error(done.text);
  }
});
afterAll(() => server.stop());

test('nominated with its reasons, never one with a risk, and only once', async () => {
  expect((await server.post('/api/exemplars/nominate', who.coach ?? '')).json.added).toBe(1);
  expect((await server.post('/api/exemplars/nominate', who.coach ?? '')).json.added).toBe(0);
  const [row] = (await server.get('/api/exemplars?state=nominated', who.coach ?? '')).json.items;
  expect(row.callId).toBe(callId);
  expect(row.reasons.length).toBeGreaterThan(2);
  expect((await server.get('/api/exemplars?state=nominated', who.new ?? '')).status).toBe(403);
  expect((await server.get('/api/exemplars?state=nominated', who.manager_zh ?? '')).json.items).toEqual([]);
  expect((await server.get(`/api/exemplars/${row.id}`, who.new ?? '')).status).toBe(404);
});
test('approved it is redacted, everybody reads it, and nothing of the original is left', async () => {
  const [row] = (await server.get('/api/exemplars?state=nominated', who.coach ?? '')).json.items;
  expect((await server.post(`/api/exemplars/${row.id}/verdict`, who.manager_zh ?? '', { verdict: 'approve' })).status).toBe(404);
  expect((await server.post(`/api/exemplars/${row.id}/verdict`, who.coach ?? '', { verdict: 'approve', why: 'asks Ingrid for the cost' })).status).toBe(200);
  const { json } = await server.get(`/api/exemplars/${row.id}`, who.manager_zh ?? '');
  expect(json).toMatchObject({ state: 'approved', callId: null, ownerName: null });
  const whole = JSON.stringify(json);
  for (const word of ['Oakhurst', 'Robin', 'forty', 'three times', 'thousand']) expect(whole).not.toContain(word);
  expect(json.body.fields.find((f: { key: string }) => f.key === 'pain').value).toBe('The packing line at [company] stops [number] times a week, [name].');
  expect((await server.get('/api/exemplars?stage=discovery', who.new ?? '')).json.items).toHaveLength(1);
  expect((await server.get('/api/exemplars?stage=contract', who.new ?? '')).json.items).toEqual([]);
});
test("a new hire's record beside it: what is missing, what is vague", async () => {
  const mine = await pastCall(server.s, { owner: 'new', stage: 'discovery', lines: [{ side: 'rep', text: 'hello' }, { side: 'customer', text: 'The packing line is a problem for us.' }] });
  await fillRecord(server.s, mine);
  const record = (await server.get(`/api/records?callId=${mine}`, who.new ?? '')).json.items[0];
  await server.request('PATCH', `/api/records/${record.id}`, who.new ?? '', { values: { pain: text('The packing line at the plant stops a lot'), impact: none } });
  const [exemplar] = (await server.get('/api/exemplars', who.new ?? '')).json.items;
  const { rows } = (await server.get(`/api/exemplars/${exemplar.id}/compare/${record.id}`, who.new ?? '')).json;
  const state = (key: string) => rows.find((r: { key: string }) => r.key === key)?.state;
  expect([state('pain'), state('impact'), state('nextStep')]).toEqual(['vague', 'missing', 'missing']);
  expect(rows.find((r: { key: string }) => r.key === 'impact').ask.en).toContain('cost');
  expect((await server.get(`/api/exemplars/${exemplar.id}/compare/${record.id}`, who.manager_zh ?? '')).status).toBe(404);
});
test('consent that is withdrawn ends it', async () => {
  await server.s.calls.update(callId, { consentCustomer: 'withdrawn' });
  expect((await server.get('/api/exemplars', who.new ?? '')).json.items).toEqual([]);
  const row = await server.s.db.exemplar.findFirst({ where: { callId } });
  expect(row?.state).toBe('rejected');
});
