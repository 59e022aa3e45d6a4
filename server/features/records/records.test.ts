import { afterAll, beforeAll, expect, test } from 'vitest';
import { pastCall } from '../../testing/past-call.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import { testClock } from '../../shared/clock.ts';
import { writeRecord as card } from '#realtime/moments/record/write-record.ts';
import { escalate, remind } from '../witness/witness.usecases.ts';
import { fillRecord } from './records.usecases.ts';

let server: TestServer;
const who: Record<string, string> = {};
/** A Wednesday at ten, in the workspace's zone UTC. */
const clock = testClock(Date.UTC(2026, 10, 25, 10));
let id = '';
let callId = '';
beforeAll(async () => {
  server = await startTestServer({ parts: { clock, afterCall: { writeRecord: (view) => card(view), firstAid: () => ({ concerns: [], weakAnswers: [], wording: [] }) } } });
  for (const name of ['rep', 'new', 'coach', 'manager', 'manager_zh', 'admin']) who[name] = await server.session(name);
  callId = await pastCall(server.s, {
    customer: 'Oakhurst Pumps',
    stage: 'discovery',
    lines: [
      { side: 'rep', text: 'What is the biggest problem with the way you do it today?' },
      { side: 'customer', text: 'The packing line stops about three times a week.' },
      { side: 'rep', text: 'Have you set a budget aside?' },
      { side: 'customer', text: 'Six hundred thousand was approved for this year.' },
      { side: 'rep', text: "I'll send you the comparison by Friday." },
    ],
  });
  await fillRecord(server.s, callId);
  await fillRecord(server.s, callId);
  const { items } = (await server.get('/api/records', who.rep ?? '')).json;
  if (items.length !== 1) throw new Error('one call gives one record');
  id = items[0].id;
});
afterAll(() => server.stop());
const value = (v: string | number | string[] | null, none = false) => ({ value: v, none });
const get = async (name = 'rep') => (await server.get(`/api/records/${id}`, who[name] ?? '')).json;
const submit = (values: object, reason: string | null = null, name = 'rep') => server.post(`/api/records/${id}/submit`, who[name] ?? '', { values, reason });

test('it comes pre-filled, each value with its sentence', async () => {
  const record = await get();
  expect(record.values.pain).toMatchObject({ value: 'The packing line stops about three times a week.', evidence: { utteranceId: 'u1' }, by: 'machine' });
  expect(record.values.budget).toMatchObject({ value: 'over_50' });
  expect(record.problems.map((p: { field: string }) => p.field)).toEqual(['impact', 'decision']);
});
test('nobody else sees or writes it; a manager reads', async () => {
  for (const name of ['new', 'manager_zh']) expect((await server.get(`/api/records/${id}`, who[name] ?? '')).status, name).toBe(404);
  expect((await get('manager')).may).toEqual({ edit: false, witness: false });
  expect((await submit({}, null, 'manager')).status).toBe(403);
});
test('a broken rule is refused with the item named, and two clicks later it is confirmed', async () => {
  const refused = await submit({ trial: value('yes') });
  expect(refused.status).toBe(422);
  expect(refused.json.error.code).toBe('rule_broken');
  expect(refused.json.error.details.map((d: { field: string }) => d.field)).toEqual(['impact', 'decision', 'trialFrom', 'trialTo', 'logins']);
  const done = await submit({ impact: value(null, true), decision: value(null, true) });
  expect(done.json).toMatchObject({ state: 'submitted', version: 1, problems: [] });
  expect((await server.request('PATCH', `/api/records/${id}`, who.rep ?? '', { values: { pain: value('x') } })).status).toBe(409);
});
test('a customer over the threshold is witnessed: two working hours, a reminder at half time, then everybody above', async () => {
  const [row] = (await server.get('/api/witness', who.manager ?? '')).json.items;
  expect([row.remindAt, row.dueAt].map((t) => new Date(t).toISOString())).toEqual(['2026-11-25T11:00:00.000Z', '2026-11-25T12:00:00.000Z']);
  expect((await server.get('/api/witness', who.manager_zh ?? '')).json.items).toEqual([]);
  expect((await server.get('/api/witness', who.rep ?? '')).status).toBe(403);
  await remind(server.s, row.id);
  await escalate(server.s, row.id);
  const told = async (name: string) => (await server.get('/api/notifications', who[name] ?? '')).json.items.map((n: { kind: string }) => n.kind).filter((k: string) => k.startsWith('witness')).sort();
  expect(await told('manager')).toEqual(['witness_asked', 'witness_overdue', 'witness_reminder']);
  expect(await told('admin')).toEqual(['witness_overdue']);
  expect(await told('manager_zh')).toEqual([]);
});
test('needs detail goes back to the rep with its reason; the new version shows the difference and asks again', async () => {
  const [row] = (await server.get('/api/witness', who.manager ?? '')).json.items;
  expect((await server.post(`/api/witness/${row.id}/verdict`, who.coach ?? '', { verdict: 'complete' })).status).toBe(403);
  expect((await server.post(`/api/witness/${row.id}/verdict`, who.manager_zh ?? '', { verdict: 'complete' })).status).toBe(404);
  expect((await server.post(`/api/witness/${row.id}/verdict`, who.manager ?? '', { verdict: 'needs_detail' })).status).toBe(422);
  expect((await server.post(`/api/witness/${row.id}/verdict`, who.manager ?? '', { verdict: 'needs_detail', note: 'who signs?' })).status).toBe(200);
  expect((await get()).state).toBe('returned');
  expect((await submit({ decision: value('The finance director signs') })).status, 'a change needs a reason').toBe(422);
  expect((await submit({}, 'again')).status, 'no change is no version').toBe(409);
  const next = (await submit({ decision: value('The finance director signs') }, 'asked for it')).json;
  expect(next.version).toBe(2);
  expect(next.versions[1].changes).toMatchObject([{ field: 'decision', from: { none: true }, to: { value: 'The finance director signs' } }]);
  const [again] = (await server.get('/api/witness', who.manager ?? '')).json.items;
  expect(again.version).toBe(2);
  expect((await server.post(`/api/witness/${again.id}/verdict`, who.manager ?? '', { verdict: 'complete' })).status).toBe(200);
  expect((await server.post(`/api/witness/${again.id}/verdict`, who.admin ?? '', { verdict: 'risk', note: 'x' })).status).toBe(409);
  expect((await get()).state).toBe('witnessed');
});
test('a manager changes the threshold and the form; a form that makes no sense is refused', async () => {
  expect((await server.request('PUT', '/api/witness/settings', who.manager ?? '', { threshold: null })).json.threshold).toBeNull();
  expect((await server.request('PUT', '/api/witness/settings', who.rep ?? '', {})).status).toBe(403);
  const { items } = (await server.get('/api/checklists/forms', who.rep ?? '')).json;
  const form = items.find((x: { stage: string }) => x.stage === 'discovery').form;
  expect((await server.request('PUT', '/api/checklists/forms/discovery', who.manager ?? '', { ...form, fields: form.fields.map((f: object) => ({ ...f, mandatory: false })) })).status).toBe(422);
  const shorter = { ...form, fields: form.fields.map((f: { key: string }) => ({ ...f, mandatory: ['pain', 'budget', 'nextStep'].includes(f.key) })) };
  expect((await server.request('PUT', '/api/checklists/forms/discovery', who.manager ?? '', shorter)).json.builtIn).toBe(false);
  expect((await server.request('DELETE', '/api/checklists/forms/discovery', who.manager ?? '')).json.builtIn).toBe(true);
});
test('a thin record of a long call waits for a second look, and "explained" ends it', async () => {
  const long = await pastCall(server.s, { lines: [{ side: 'rep', text: 'hello there, shall we begin' }], customer: null });
  await server.s.calls.update(long, { durationMs: 30 * 60_000 });
  await fillRecord(server.s, long);
  const row = (await server.get(`/api/records?callId=${long}`, who.rep ?? '')).json.items[0];
  await server.s.db.visitRecord.update({ where: { id: row.id }, data: { durationMs: 30 * 60_000, values: {} } });
  clock.advance(80 * 3_600_000);
  const done = await server.post(`/api/records/${row.id}/submit`, await server.session('rep'), { values: { pain: value('ok'), objection: value(null, true), nextStep: value(null, true) } });
  expect(done.status).toBe(200);
  const manager = await server.session('manager');
  const found = (await server.get('/api/anomalies?state=open', manager)).json.items;
  expect(found.map((a: { rule: string }) => a.rule).sort()).toEqual(['late', 'thin']);
  expect(found.find((a: { rule: string }) => a.rule === 'thin').evidence).toEqual({ minutes: 30, lines: 1 });
  expect((await server.post(`/api/anomalies/${found[0].id}/outcome`, manager, { outcome: 'explained', note: 'in hospital' })).json.state).toBe('explained');
  expect((await server.get('/api/anomalies', await server.session('coach'))).status).toBe(403);
});
