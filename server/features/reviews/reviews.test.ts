import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, until, type TestServer } from '../../testing/test-server.ts';
import { pastCall } from '../../testing/past-call.ts';
import { mentionsIn, standingOf } from './reviews.models.ts';
import { fillReviews } from './reviews.usecases.ts';
import { splitOf, trainingRows, type JudgedMoment } from './training-rows.models.ts';

describe('where a moment stands', () => {
  const at = (coachId: string, verdict: 'confirmed' | 'false_alarm' | 'unclear', time: number) => ({ coachId, verdict, at: time });
  test('nobody has judged it: open', () => expect(standingOf([], null).state).toBe('open'));
  test('one unclear asks a second coach; two of them are an answer', () => {
    expect(standingOf([at('a', 'unclear', 1)], null).state).toBe('second');
    expect(standingOf([at('a', 'unclear', 1), at('b', 'unclear', 2)], null)).toMatchObject({ state: 'done', verdict: 'unclear' });
    expect(standingOf([at('b', 'confirmed', 2), at('a', 'unclear', 1)], null)).toMatchObject({ state: 'done', verdict: 'confirmed', by: 'b' });
  });
  test('a dispute that waits goes before everything; an accepted one makes it a false alarm until somebody judges again', () => {
    expect(standingOf([at('a', 'confirmed', 1)], { outcome: null, answeredBy: null, answeredAt: null }).state).toBe('disputed');
    const accepted = { outcome: 'accepted' as const, answeredBy: 'c', answeredAt: 5 };
    expect(standingOf([at('a', 'confirmed', 1)], accepted)).toMatchObject({ state: 'done', verdict: 'false_alarm', by: 'c' });
    expect(standingOf([at('a', 'confirmed', 9)], accepted)).toMatchObject({ verdict: 'confirmed', by: 'a' });
  });
});

test('mentions are full names, the longest first, in both scripts', () => {
  const people = [
    { id: '1', name: 'Ann' },
    { id: '2', name: 'Ann Bell' },
    { id: '3', name: '沈岚' },
  ];
  expect(mentionsIn('@Ann Bell look, and @沈岚', people)).toEqual(['2', '3']);
  expect(mentionsIn('@ann and @ann bell', people).sort()).toEqual(['1', '2']);
  expect(mentionsIn('mail ann@bell.test', people)).toEqual([]);
});

describe('training rows', () => {
  const moment = (id: string, change: Partial<JudgedMoment>): JudgedMoment => ({
    id, callId: 'c1', utteranceId: 'u1', kind: 'risk', label: 'price_promise', lang: 'en', side: 'rep',
    text: 'you get ten percent off for sure', spanFrom: 8, spanTo: 23, verdict: 'confirmed', corrected: null, ...change,
  });
  test('confirmed labels are carried, false alarms are topics only, unclear ones are left out', () => {
    const rows = trainingRows([
      moment('1', {}),
      moment('2', { label: 'contract_term', verdict: 'false_alarm' }),
      moment('3', { utteranceId: 'u2', verdict: 'unclear' }),
      moment('4', { utteranceId: 'u3', kind: 'doubt', label: 'doubt' }),
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      speaker: 'rep', risk: [{ label: 'price_promise', span: [8, 23] }], objection: [], topics: ['price_promise', 'contract_term'],
    });
  });
  test('a correction replaces the text, and the words are found again or lose their span', () => {
    expect(trainingRows([moment('1', { corrected: 'so you get ten percent off' })])[0]?.risk).toEqual([{ label: 'price_promise', span: [11, 26] }]);
    expect(trainingRows([moment('1', { corrected: 'you get nothing' })])[0]?.risk).toEqual([{ label: 'price_promise' }]);
  });
  test("a call's rows stay in one split, about a tenth of the calls in each of the small ones", () => {
    const splits = Array.from({ length: 1000 }, (_, i) => splitOf(`call_${i}`));
    expect(splits.filter((x) => x === 'test').length).toBeGreaterThan(60);
    expect(splits.filter((x) => x === 'train').length).toBeGreaterThan(700);
  });
});

describe('the queue', () => {
  let server: TestServer;
  const who: Record<string, string> = {};
  let callId = '';
  beforeAll(async () => {
    server = await startTestServer();
    for (const name of ['rep', 'new', 'coach', 'manager', 'admin', 'manager_zh', 'rep_zh']) who[name] = await server.session(name);
    callId = await pastCall(server.s, {
      customer: 'Oakhurst Pumps',
      lines: [
        { side: 'customer', text: 'It is a lot more than we planned', objection: 'price', score: 0.7 },
        { side: 'rep', text: 'then I give you ten percent off', risk: 'price_promise', words: 'ten percent off', score: 0.95 },
        { side: 'rep', text: 'and it is live by Friday no matter what', risk: 'delivery_promise', score: 0.6 },
      ],
    });
    await fillReviews(server.s, callId);
  });
  afterAll(() => server.stop());
  const list = async (name: string, query = '') => (await server.get(`/api/reviews${query}`, who[name] ?? '')).json.items as { id: string; label: string }[];
  const byLabel = async (label: string) => (await list('coach', '?state=all')).find((r) => r.label === label)?.id ?? '';

  test('holds one row a standing moment, and filling twice changes nothing', async () => {
    expect(await fillReviews(server.s, callId)).toBe(0);
    const rows = await list('coach');
    expect(rows.map((r) => r.label)).toEqual(['delivery_promise', 'price_promise', 'price']);
  });
  test("filters by label, confidence, rep, customer's value and age", async () => {
    expect(await list('coach', '?label=price_promise')).toHaveLength(1);
    expect(await list('coach', '?minScore=0.65')).toHaveLength(2);
    expect(await list('coach', '?maxScore=0.65')).toHaveLength(1);
    expect(await list('coach', '?ownerId=usr_demo_rep&kind=objection')).toHaveLength(1);
    expect(await list('coach', '?minValue=900000')).toHaveLength(3);
    expect(await list('coach', '?minValue=900001')).toEqual([]);
    expect(await list('coach', '?minAgeDays=1')).toEqual([]);
  });
  test('pages without gap or double', async () => {
    const seen: string[] = [];
    let cursor = '';
    for (let i = 0; i < 4; i++) {
      const { json } = await server.get(`/api/reviews?limit=1${cursor && `&cursor=${cursor}`}`, who.coach ?? '');
      seen.push(...json.items.map((r: { id: string }) => r.id));
      cursor = json.next;
      if (!cursor) break;
    }
    expect(new Set(seen).size).toBe(3);
    expect(seen).toHaveLength(3);
    expect((await server.get('/api/reviews?cursor=nonsense', who.coach ?? '')).status).toBe(422);
  });
  test('whose it is: the rep sees their own, a team its own, nobody else anything', async () => {
    expect(await list('rep')).toHaveLength(3);
    for (const name of ['new', 'manager_zh', 'rep_zh']) expect(await list(name, '?state=all'), name).toEqual([]);
    expect(await list('admin')).toHaveLength(3);
    const id = await byLabel('price');
    for (const name of ['new', 'manager_zh', 'rep_zh']) {
      expect((await server.get(`/api/reviews/${id}`, who[name] ?? '')).status, name).toBe(404);
      expect((await server.post(`/api/reviews/${id}/comments`, who[name] ?? '', { text: 'x' })).status, name).toBe(404);
    }
    expect((await server.post(`/api/reviews/${id}/verdict`, who.manager_zh ?? '', { verdict: 'confirmed' })).status).toBe(404);
    expect((await server.post(`/api/reviews/${id}/verdict`, who.rep ?? '', { verdict: 'confirmed' })).status).toBe(403);
  });
  test('a verdict takes it off the list, undo brings it back, unclear asks somebody else', async () => {
    const id = await byLabel('price');
    expect((await server.post(`/api/reviews/${id}/verdict`, who.coach ?? '', { verdict: 'confirmed' })).json).toMatchObject({ state: 'done', verdict: 'confirmed' });
    expect(await list('coach')).toHaveLength(2);
    expect((await server.request('DELETE', `/api/reviews/${id}/verdict`, who.coach ?? '')).json.state).toBe('open');
    expect((await server.request('DELETE', `/api/reviews/${id}/verdict`, who.coach ?? '')).status).toBe(409);
    expect((await server.post(`/api/reviews/${id}/verdict`, who.coach ?? '', { verdict: 'unclear' })).json.state).toBe('second');
    expect((await list('coach')).map((r) => r.id)).not.toContain(id);
    const seen = await server.get(`/api/reviews/${id}`, who.manager ?? '');
    expect(seen.json.verdicts, 'the second coach is not told what the first said').toEqual([]);
    expect((await list('manager')).map((r) => r.id)).toContain(id);
    expect((await server.post(`/api/reviews/${id}/verdict`, who.manager ?? '', { verdict: 'false_alarm' })).json.verdicts).toHaveLength(2);
  });
  test('a comment tells whom it names, on the wire too, and nobody who may not see the call', async () => {
    const id = await byLabel('price_promise');
    const { socket } = await server.console(who.manager ?? '');
    const lines: { kind: string; data: unknown }[] = [];
    socket.on('board:event', (line) => lines.push(line));
    await socket.emitWithAck('board:follow', { board: 'reviews', afterSeq: 0 });
    const { json } = await server.post(`/api/reviews/${id}/comments`, who.coach ?? '', { text: 'Look at this, @Mira Castell and @沈岚.' });
    expect(json.thread.at(-1).mentions).toEqual([{ id: 'usr_demo_manager', name: 'Mira Castell' }]);
    const told = async (name: string) =>
      (await server.get('/api/notifications', who[name] ?? '')).json.items.filter((n: { kind: string }) => n.kind === 'mention');
    expect(await told('manager')).toMatchObject([{ link: `/reviews?id=${id}`, readAt: null }]);
    expect(await told('manager_zh')).toEqual([]);
    await until(() => lines.some((l) => l.kind === 'notification' && (l.data as { userId: string }).userId === 'usr_demo_manager'));
    expect((await server.post('/api/notifications/read', who.manager ?? '', { ids: null })).json.unread).toBe(0);
  });
  test('the rep disputes, a coach answers, and what was decided counts', async () => {
    const id = await byLabel('delivery_promise');
    await server.post(`/api/reviews/${id}/verdict`, who.coach ?? '', { verdict: 'confirmed' });
    expect((await server.post(`/api/reviews/${id}/dispute`, who.coach ?? '', { reason: 'x' })).status).toBe(403);
    expect((await server.post(`/api/reviews/${id}/dispute`, who.rep ?? '', { reason: 'I had it approved' })).json.state).toBe('disputed');
    expect((await server.post(`/api/reviews/${id}/dispute`, who.rep ?? '', { reason: 'again' })).status).toBe(409);
    expect((await list('coach', '?state=disputed')).map((r) => r.id)).toEqual([id]);
    expect((await server.get('/api/notifications', who.coach ?? '')).json.items.map((n: { kind: string }) => n.kind)).toContain('disputed');
    const answered = await server.post(`/api/reviews/${id}/dispute/answer`, who.coach ?? '', { outcome: 'accepted', answer: 'You are right' });
    expect(answered.json).toMatchObject({ state: 'done', verdict: 'false_alarm' });
    expect((await server.get('/api/notifications', who.rep ?? '')).json.items.map((n: { kind: string }) => n.kind)).toContain('dispute_answered');
  });
  test('assigned to a coach of the team only', async () => {
    const id = await byLabel('price_promise');
    expect((await server.post(`/api/reviews/${id}/assign`, who.coach ?? '', { assigneeId: 'usr_demo_manager' })).json.assigneeId).toBe('usr_demo_manager');
    for (const wrong of ['usr_demo_rep', 'usr_demo_manager_zh', 'nobody']) {
      expect((await server.post(`/api/reviews/${id}/assign`, who.coach ?? '', { assigneeId: wrong })).status, wrong).toBe(422);
    }
    expect((await list('manager', '?mine=true')).map((r) => r.id)).toEqual([id]);
    expect((await server.get('/api/reviews/counts', who.manager ?? '')).json).toMatchObject({ mine: 1 });
  });
  test('a correction stands beside what was heard, and the export is what classify reads', async () => {
    const id = await byLabel('price_promise');
    await server.post(`/api/reviews/${id}/verdict`, who.coach ?? '', { verdict: 'confirmed' });
    const { json } = await server.post(`/api/reviews/${id}/corrections`, who.coach ?? '', { utteranceId: 'u1', text: 'Then I give you ten percent off.' });
    expect(json.corrections).toMatchObject([{ utteranceId: 'u1', original: 'then I give you ten percent off', text: 'Then I give you ten percent off.' }]);
    expect((await server.get(`/api/calls/${callId}`, who.coach ?? '')).json.transcript[1].text).toBe('then I give you ten percent off');
    expect((await server.post(`/api/reviews/${id}/corrections`, who.coach ?? '', { utteranceId: 'u99', text: 'x' })).status).toBe(422);
    const { text } = await server.get('/api/reviews/export', who.coach ?? '');
    const rows = text.trim().split('\n').map((line) => JSON.parse(line));
    expect(rows.find((r) => r.text.startsWith('Then I give'))).toMatchObject({ speaker: 'rep', lang: 'en', risk: [{ label: 'price_promise', span: [16, 31] }] });
    expect(rows.find((r) => r.text.includes('Friday'))).toMatchObject({ risk: [], topics: ['delivery_promise'] });
    expect((await server.get('/api/reviews/export', who.rep ?? '')).status).toBe(403);
    expect((await server.get('/api/reviews/export', who.manager_zh ?? '')).text).toBe('');
  });
});
