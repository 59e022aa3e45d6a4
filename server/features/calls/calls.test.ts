import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallEventDraft } from '#realtime/contract/call-events.schema.ts';
import { memoryRecordings } from '#realtime/sources/recording.fake.ts';
import { pause, startTestServer, tone, until, type TestServer } from '../../testing/test-server.ts';

const loud = (seconds: number) => Float32Array.from({ length: 16_000 * seconds }, (_, i) => (i % 16_000 < 8000 ? 0.3 * Math.sin(i / 10) : 0));
const quiet = (seconds: number) => new Float32Array(16_000 * seconds);
/** Uploads land under names of the server's own, so this one opens by what the file says. */
const recordings = new Map([['stereo', { blocks: [0, 1, 2].map(() => ({ channels: [loud(2), quiet(2)], rate: 16_000 })) }]]);

const risk = (utteranceId: string, atMs: number): CallEventDraft[] => [
  { kind: 'signal.risk', utteranceId, label: 'price_promise', score: 0.9, span: [0, 3], text: 'rep', early: false, severity: 'high', atMs },
  {
    kind: 'prompt.shown',
    promptId: `p-${utteranceId}`,
    cardId: 'c',
    cause: { kind: 'risk', label: 'price_promise', utteranceId, words: 'rep', atMs },
    priority: 90,
    title: 'Take it back',
    body: 'Say that you will check.',
    lang: 'en',
  },
  { kind: 'entry.proposed', entryId: `e-${utteranceId}`, trigger: 'quote', type: 'quote', utteranceId, title: 'Quote', fields: [], atMs },
];

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startTestServer({
    say: (side, n) => ({ text: `${side} ${n}`, after: (id, at) => (side === 'rep' ? risk(id, at) : []) }),
    parts: {
      openRecording: async (path) => memoryRecordings(new Map([[path, recordings.get('stereo') ?? { blocks: [] }]]))(path),
      afterCall: {
        writeRecord: (view) => ({
          lang: view.lang,
          summary: `${view.transcript.length} turns`,
          tags: [],
          commitments: [],
          openItems: [],
          nextStep: null,
          objections: [],
        }),
        firstAid: () => ({ concerns: [], weakAnswers: [], wording: [] }),
      },
    },
  });
  key = await server.key('ingest', 'read', 'write');
});
afterAll(() => server.stop());

const make = async (token = key, body: object = {}) => (await server.post('/api/calls', token, { title: 'Call', consent: 'recorded', ...body })).json;

/** Plays a loud second and a pause on our side. */
async function speak(address: string) {
  const { ws } = await server.ingest(`${address}&rate=16000&encoding=s16le`);
  ws.send(tone(1000, 1000));
  return ws;
}

describe('a call', () => {
  test('is made, heard, ended and read', async () => {
    const call = await make(key, { lang: 'zh', stage: 'discovery' });
    expect(call.ingest.rep).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/ingest\/calls\/call_\w+\/rep\?key=qsi_/);
    const before = (await server.get(`/api/calls/${call.id}`, key)).json;
    expect(before).toMatchObject({ id: call.id, status: 'waiting', title: 'Call', lang: 'zh', consent: { rep: 'accepted', customer: 'accepted' } });
    expect(before.checklist).toHaveLength(5);

    await speak(call.ingest.rep);
    await until(async () => (await server.get(`/api/calls/${call.id}`, key)).json.moments.length === 1);
    expect((await server.post(`/api/calls/${call.id}/end`, key)).status).toBe(200);
    const view = await until(async () => {
      const { json } = await server.get(`/api/calls/${call.id}`, key);
      return json.record && json;
    });
    expect(view).toMatchObject({ status: 'ended', endReason: 'ended', record: { summary: '1 turns' }, delivery: { talkShare: 1 } });
    expect(view.transcript).toEqual([{ utteranceId: 'r1', side: 'rep', startMs: 0, endMs: 1000, text: 'rep 0', lang: 'zh' }]);
    expect(view.audio).toMatchObject([{ side: 'rep', url: `/api/calls/${call.id}/audio/rep`, durationMs: 2000 }]);

    const { events, head } = (await server.get(`/api/calls/${call.id}/events`, key)).json;
    expect(events.map((e: { seq: number }) => e.seq)).toEqual(events.map((_: unknown, i: number) => i + 1));
    expect(head).toBe(events.length);
    const kinds = events.map((e: { kind: string }) => e.kind);
    expect(kinds.slice(0, 4)).toEqual(['call.consent', 'call.consent', 'call.started', 'audio.side']);
    expect(kinds.slice(-2)).toEqual(['call.ended', 'record.written']);
    expect((await server.get(`/api/calls/${call.id}/events?afterSeq=${head - 1}`, key)).json.events).toHaveLength(1);

    const listed = (await server.get('/api/calls?status=ended', key)).json.items.find((c: { id: string }) => c.id === call.id);
    expect(listed).toMatchObject({ status: 'ended', risks: 1, objections: 0, durationMs: 2000 });
  });

  test('ending twice is no error, and an ended one takes no sound', async () => {
    const call = await make();
    const ws = await speak(call.ingest.rep);
    expect((await Promise.all([1, 2, 3].map(() => server.post(`/api/calls/${call.id}/end`, key)))).map((r) => r.status)).toEqual([200, 200, 200]);
    await until(() => ws.readyState === ws.CLOSED || true);
    const events = (await server.get(`/api/calls/${call.id}/events`, key)).json.events;
    expect(events.filter((e: { kind: string }) => e.kind === 'call.ended')).toHaveLength(1);
    const late = await server.ingest(call.ingest.customer);
    expect(await late.closed).toMatchObject({ code: 1008, reason: 'call_ended' });
    expect((await server.post(`/api/calls/${call.id}/ingest`, key)).json.error.code).toBe('call_ended');
  });

  test('what people do becomes events', async () => {
    const call = await make(key, { stage: 'quotation' });
    await speak(call.ingest.rep);
    const view = await until(async () => {
      const { json } = await server.get(`/api/calls/${call.id}`, key);
      return json.entries.length === 1 && json;
    });
    const rep = await server.session('admin');
    const at = (path: string, body: object) => server.post(`/api/calls/${call.id}${path}`, rep, body);
    const { itemId } = view.checklist[0];
    expect((await at('/prompts/p-r1/answer', { verdict: 'used' })).status).toBe(200);
    expect((await at('/prompts/nobody/answer', { verdict: 'used' })).status).toBe(404);
    expect((await at('/prompts/p-r1/answer', { verdict: 'great' })).status).toBe(422);
    expect((await at(`/checklist/${itemId}`, { action: 'confirm' })).json.error.code).toBe('conflict');
    expect((await at(`/checklist/${itemId}`, { action: 'tick' })).status).toBe(200);
    expect((await at('/entries/e-r1/answer', { verdict: 'confirmed' })).status).toBe(200);
    expect((await at('/entries/e-r1/answer', { verdict: 'dismissed' })).json.error.code).toBe('conflict');
    const after = (await server.get(`/api/calls/${call.id}`, key)).json;
    expect(after.prompts[0].verdict).toBe('used');
    expect(after.checklist[0]).toMatchObject({ ticked: true, confirmed: true, by: 'person' });
    expect(after.entries[0].verdict).toBe('confirmed');
    const changed = await server.request('PATCH', `/api/calls/${call.id}`, rep, { title: 'Renamed' });
    expect(changed.json.title).toBe('Renamed');
  });

  test('bad input has a code', async () => {
    const post = async (body: unknown) => (await server.post('/api/calls', key, body)).json.error;
    expect((await post({ title: 'x' })).code).toBe('invalid');
    expect((await post({ title: 'x', consent: 'recorded', stage: 'dreaming' })).message).toMatch(/^stage/);
    expect((await post({ title: 'x', consent: 'recorded', customerId: 'cus_x' })).message).toMatch(/^customerId/);
    const broken = await server.request('POST', '/api/calls', key, undefined, { 'content-type': 'application/json' });
    expect(broken.json.error.code).toBe('bad_request');
    expect((await server.get('/api/calls?cursor=%00', key)).json.error.code).toBe('invalid');
    expect((await server.get('/api/calls/call_x', key)).json.error.code).toBe('not_found');
  });
});

describe('who sees what', () => {
  test('a rep their own, a coach and a manager their team, an admin everything', async () => {
    const [rep, coach, other, admin] = await Promise.all(['rep', 'coach', 'rep_zh', 'admin'].map((p) => server.session(p)));
    const call = await make(rep);
    const status = async (token = '') => (await server.get(`/api/calls/${call.id}`, token)).status;
    expect([await status(rep), await status(coach), await status(other), await status(admin)]).toEqual([200, 200, 404, 200]);
    expect((await server.request('PATCH', `/api/calls/${call.id}`, other ?? '', { nonsense: 1 })).status).toBe(404);
    const seen = async (token = '') => (await server.get('/api/calls?limit=200', token)).json.items.some((c: { id: string }) => c.id === call.id);
    expect([await seen(rep), await seen(coach), await seen(other), await seen(admin)]).toEqual([true, true, false, true]);
  });

  test('the list goes on from its cursor', async () => {
    const rep = await server.session('new');
    for (let i = 0; i < 5; i++) await make(rep, { title: `Page ${i}` });
    const first = (await server.get('/api/calls?limit=3', rep)).json;
    const second = (await server.get(`/api/calls?limit=3&cursor=${first.next}`, rep)).json;
    expect([...first.items, ...second.items].map((c: { title: string }) => c.title)).toEqual(['Page 4', 'Page 3', 'Page 2', 'Page 1', 'Page 0']);
    expect(second.next).toBeNull();
    expect((await server.get('/api/calls?q=Page 2', rep)).json.items).toHaveLength(1);
  });
});

describe('consent', () => {
  test('a customer who declined is never heard while our side goes on', async () => {
    const call = await make(key, { consent: 'declined' });
    const customer = await server.ingest(call.ingest.customer);
    expect(await customer.closed).toMatchObject({ reason: 'consent_declined' });
    await speak(call.ingest.rep);
    await until(async () => (await server.get(`/api/calls/${call.id}`, key)).json.transcript.length === 1);
    await server.post(`/api/calls/${call.id}/end`, key);
    expect((await server.get(`/api/calls/${call.id}`, key)).json.audio.map((a: { side: string }) => a.side)).toEqual(['rep']);
  });

  test('whoever has to be asked is heard from the answer on, and not after taking it back', async () => {
    const call = await make(key, { consent: 'ask' });
    const early = await server.ingest(call.ingest.customer);
    expect(await early.closed).toMatchObject({ reason: 'consent_missing' });
    const answer = (a: string) => server.post(`/api/calls/${call.id}/consent`, key, { side: 'customer', answer: a });
    expect((await answer('accepted')).status).toBe(200);
    const { ws, closed } = await server.ingest(call.ingest.customer);
    ws.send(tone(500));
    await until(async () => (await server.get(`/api/calls/${call.id}`, key)).json.status === 'live');
    expect((await answer('withdrawn')).status).toBe(200);
    ws.send(tone(500, 1000));
    await pause(50);
    expect((await server.get(`/api/calls/${call.id}`, key)).json.transcript).toEqual([]);
    ws.close();
    await closed;
    expect(await (await server.ingest(call.ingest.customer)).closed).toMatchObject({ reason: 'consent_declined' });
    expect((await answer('accepted')).json.error.code).toBe('consent_declined');
  });
});

describe('recordings', () => {
  const upload = (fields: Record<string, string>, file = new Blob(['stereo'])) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', file, 'talk.wav');
    return server.request('POST', '/api/calls/recordings', key, form);
  };

  test('an upload is heard like a call and its file is removed', async () => {
    const { status, json } = await upload({ lang: 'en', title: 'Upload' });
    expect(status).toBe(202);
    const view = await until(async () => {
      const { json: v } = await server.get(`/api/calls/${json.id}`, key);
      return v.record && v;
    });
    expect(view).toMatchObject({ title: 'Upload', source: 'recording', status: 'ended', durationMs: 6000 });
    expect(view.transcript).toHaveLength(6);
    expect((await server.get(`/api/calls/${json.id}/first-aid`, key)).json).toEqual({ concerns: [], weakAnswers: [], wording: [] });
  });

  test('what cannot be taken says why', async () => {
    expect((await upload({ sides: 'left,right' })).json.error.message).toMatch(/^sides/);
    expect((await upload({ lang: 'fr' })).json.error.code).toBe('invalid');
    expect((await server.post('/api/calls/recordings', key, {})).json.error.code).toBe('bad_request');
    recordings.set('stereo', { blocks: [] });
    expect((await upload({})).json.error.code).toBe('empty_audio');
  });
});

test('sound is read by ranges', async () => {
  const { readFile, writeFile, mkdir } = await import('node:fs/promises');
  const call = await make();
  const row = await server.s.calls.keepAudio({ id: 'aud_x', callId: call.id, side: 'rep', path: `audio/${call.id}/rep.ogg`, mediaType: 'audio/ogg', createdAt: new Date() });
  await mkdir(`${server.dataDir}/audio/${call.id}`, { recursive: true });
  await writeFile(`${server.dataDir}/${row.path}`, '0123456789');
  const read = (range?: string) => server.request('GET', `/api/calls/${call.id}/audio/rep`, key, undefined, range ? { range } : {});
  expect(await read()).toMatchObject({ status: 200, text: '0123456789' });
  expect(await read('bytes=2-4')).toMatchObject({ status: 206, text: '234' });
  expect(await read('bytes=-3')).toMatchObject({ status: 206, text: '789' });
  expect((await read('bytes=7-')).headers.get('content-range')).toBe('bytes 7-9/10');
  expect((await read('bytes=10-')).status).toBe(416);
  expect(await readFile(`${server.dataDir}/${row.path}`, 'utf8')).toHaveLength(10);
  expect((await server.get(`/api/calls/${call.id}/audio/customer`, key)).status).toBe(404);
});
