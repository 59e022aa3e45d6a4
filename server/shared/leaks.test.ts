import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#realtime/contract/people.ts';
import { writeRecord as card } from '#realtime/moments/record/write-record.ts';
import { fillActions } from '../features/action-health/health.usecases.ts';
import { fillRecord } from '../features/records/records.usecases.ts';
import { fillReviews } from '../features/reviews/reviews.usecases.ts';
import { pastCall } from '../testing/past-call.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { ACCESS } from './access.table.ts';

/**
 * Role × route × whose row it is: one call of the rep of team North with everything that hangs on it, asked for by every
 * role of another team, by other reps of its own team, and by an administrator of another workspace.
 */
let server: TestServer;
const tokens = new Map<string, string>();
const ids: Record<string, string> = {};
const none = { value: null, none: true };

beforeAll(async () => {
  server = await startTestServer({ parts: { afterCall: { writeRecord: (view) => card(view), firstAid: () => ({ concerns: [], weakAnswers: [], wording: [] }) } } });
  const { s } = server;
  const createdAt = new Date(s.clock.now());
  for (const role of ['rep', 'new_hire', 'coach', 'manager'] as Role[]) {
    await s.people.createUser({ id: `usr_south_${role}`, workspaceId: 'ws_demo', teamId: 'team_demo_south', name: `South ${role}`, email: `${role}@south.test`, role, lang: 'en', createdAt });
    tokens.set(`south ${role}`, (await s.identity.startSession(`usr_south_${role}`)).secret);
  }
  // A coach whose team was taken away sees their own calls and nothing else.
  await s.people.createUser({ id: 'usr_adrift', workspaceId: 'ws_demo', teamId: null, name: 'Adrift', email: 'adrift@x.test', role: 'manager', lang: 'en', createdAt });
  tokens.set('manager without a team', (await s.identity.startSession('usr_adrift')).secret);
  tokens.set('new hire of the same team', await server.session('new'));
  await s.people.createWorkspace({ id: 'ws_other', name: 'Other', demo: false, lang: 'en', createdAt });
  await s.people.createUser({ id: 'usr_other', workspaceId: 'ws_other', teamId: null, name: 'Other', email: 'a@other.test', role: 'admin', lang: 'en', createdAt });
  tokens.set('admin of another workspace', (await s.identity.startSession('usr_other')).secret);
  tokens.set('key of another workspace', (await s.identity.newKey({ workspaceId: 'ws_other', name: 'k', scopes: ['admin', 'read', 'write', 'ingest'], createdBy: null })).secret);

  const callId = await pastCall(s, {
    customer: 'Oakhurst Pumps', stage: 'discovery', title: 'Not for you',
    lines: [
      { side: 'rep', text: 'What is the biggest problem with the way you do it today?' },
      { side: 'customer', text: 'We need the packing line to stop less often, it costs us a lot.', objection: 'price' },
      { side: 'rep', text: "I'll send you the comparison by Friday." },
    ],
  });
  await fillReviews(s, callId);
  await fillRecord(s, callId);
  await fillActions(s, callId);
  const rep = await server.session('rep');
  const [record] = (await server.get('/api/records', rep)).json.items;
  await server.post(`/api/records/${record.id}/submit`, rep, { values: { decision: none, impact: none } });
  await server.post('/api/exemplars/nominate', await server.session('coach'));
  const manager = await server.session('manager');
  const customer = await s.customers.byName('ws_demo', 'Oakhurst Pumps');
  await s.db.anomaly.create({ data: { id: 'ano_1', workspaceId: 'ws_demo', recordId: record.id, callId, ownerId: 'usr_demo_rep', teamId: 'team_demo_north', rule: 'late', evidence: {}, at: createdAt, state: 'open' } });
  await s.db.coachingCase.create({ data: { id: 'case_1', workspaceId: 'ws_demo', repId: 'usr_demo_rep', teamId: 'team_demo_north', month: '2026-01', openedAt: createdAt, weakPoint: 'richness', analysis: { months: [], calls: [] }, lessons: [], followUpAt: createdAt, state: 'open' } });
  Object.assign(ids, {
    calls: callId,
    customers: customer?.id,
    reviews: (await server.get('/api/reviews', manager)).json.items[0].id,
    records: record.id,
    witness: (await server.get('/api/witness', manager)).json.items[0].id,
    handoff: (await server.post('/api/handoff', rep, { customerId: customer?.id })).json.id,
    exemplars: (await s.db.exemplar.findFirstOrThrow()).id,
    anomalies: 'ano_1',
    'action-health': 'usr_demo_rep',
    cases: 'case_1',
  });
});
afterAll(() => server.stop());

/** A body that each route takes, so that it is not the validation that says no. */
const BODIES: Record<string, object> = {
  'POST /api/calls/:id/consent': { side: 'rep', answer: 'withdrawn' },
  'PATCH /api/calls/:id': { title: 'x' },
  'POST /api/reviews/:id/verdict': { verdict: 'confirmed' },
  'POST /api/reviews/:id/comments': { text: 'x' },
  'POST /api/reviews/:id/assign': { assigneeId: null },
  'POST /api/reviews/:id/dispute': { reason: 'x' },
  'POST /api/reviews/:id/dispute/answer': { outcome: 'upheld', answer: 'x' },
  'POST /api/reviews/:id/corrections': { utteranceId: 'u0', text: 'x' },
  'PATCH /api/records/:id': { values: {} },
  'POST /api/records/:id/submit': {},
  'POST /api/witness/:id/verdict': { verdict: 'complete' },
  'POST /api/handoff/:id/marks': { requirementId: 'x', mark: 'green' },
  'PUT /api/handoff/:id/plan': { plan: 'x' },
  'POST /api/exemplars/:id/verdict': { verdict: 'approve' },
  'POST /api/anomalies/:id/outcome': { outcome: 'explained', note: 'x' },
  'PATCH /api/action-health/cases/:id': { note: 'x' },
  'POST /api/calls/:id/prompts/:promptId/answer': { verdict: 'used' },
  'POST /api/calls/:id/checklist/:itemId': { action: 'tick' },
  'POST /api/calls/:id/entries/:entryId/answer': { verdict: 'confirmed' },
};
const owned = Object.entries(ACCESS).flatMap(([route, rule]) => {
  const match = /^(\w+) (\/api\/(calls|reviews|records|witness|handoff|exemplars|anomalies|action-health)(\/cases)?)\/:(id|repId)(.*)$/.exec(route);
  if (!match || rule === 'public') return [];
  const [, method = '', base = '', kind = '', cases = '', , rest = ''] = match;
  return [{ route, method, kind: cases ? 'cases' : kind, base, rest }];
});
const QUERIES: Record<string, string> = { 'GET /api/action-health/:repId/week': '?from=0' };

describe('what belongs to somebody is not there for the others', () => {
  test.each(owned)('$route', async ({ route, method, kind, base, rest }) => {
    const path = `${base}/${ids[kind]}${rest.replace(':side', 'rep').replace(':recordId', ids.records ?? '').replace(/:\w+/g, 'x')}${QUERIES[route] ?? ''}`;
    for (const [name, token] of tokens) {
      const { status, text } = await server.request(method, path, token, method === 'GET' || method === 'DELETE' ? undefined : (BODIES[route] ?? {}));
      expect([403, 404], `${name}: ${status}`).toContain(status);
      expect(text, name).not.toContain('packing line');
    }
  });
  test('while the manager of the team reads every one of them', async () => {
    const manager = await server.session('manager');
    for (const { route, method, kind, base, rest } of owned) {
      if (method !== 'GET' || rest.includes('audio') || rest.includes('first-aid')) continue;
      const path = `${base}/${ids[kind]}${rest.replace(':recordId', ids.records ?? '')}${QUERIES[route] ?? ''}`;
      expect((await server.get(path, manager)).status, route).toBe(200);
    }
  });
  test('there are that many of them, so that none is left out unseen', () => expect(owned.length).toBeGreaterThan(30));
});

describe('and it is in none of their lists', () => {
  const lists = Object.keys(ACCESS).filter((route) => /^GET \/api\/(calls|customers|reviews|records|witness|handoff|exemplars|anomalies|action-health|learning\/progress|notifications|audit)(\/cases)?$/.test(route));
  test.each(lists)('%s', async (route) => {
    for (const [name, token] of tokens) {
      const { status, text } = await server.get(route.slice(4), token);
      if (status === 403) continue;
      expect(status, name).toBe(200);
      for (const secret of [ids.calls, ids.reviews, ids.records, 'packing line', 'Not for you', 'Robin Ashby']) expect(text, `${name} finds ${secret}`).not.toContain(secret);
    }
  });
});

test('nor on their sockets: no call to follow, no line of the boards', async () => {
  for (const [name, token] of tokens) {
    const { socket } = await server.console(token);
    const seen: unknown[] = [];
    socket.on('board:event', (line) => seen.push(line));
    const followed = await socket.emitWithAck('call:follow', { callId: ids.calls ?? '', afterSeq: 0 });
    expect(followed, name).toMatchObject({ error: { code: 'not_found' } });
    const whispered = await socket.emitWithAck('call:whisper', { callId: ids.calls ?? '', text: 'x' });
    expect((whispered as { error: { code: string } }).error.code, name).toMatch(/not_found|forbidden/);
    for (const board of ['calls', 'reviews', 'journeys', 'briefs'] as const) await socket.emitWithAck('board:follow', { board, afterSeq: 0 });
    await new Promise((done) => setTimeout(done, 60));
    const text = JSON.stringify(seen);
    for (const secret of [ids.calls, ids.reviews, 'packing line', 'Not for you']) expect(text, `${name} hears ${secret}`).not.toContain(secret);
    socket.close();
  }
});
