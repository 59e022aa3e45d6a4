import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AccessToken } from 'livekit-server-sdk';
import { signsOf } from '#realtime/sources/livekit/room-signs.ts';
import { fakeRooms, type FakeRooms } from '#realtime/sources/livekit/room.fake.ts';
import { pause, startTestServer, until, type TestServer } from '../../testing/test-server.ts';
import { fakeRoomService } from './room-service.fake.ts';

const KEY = 'lk-key';
const SECRET = 'lk-secret-of-at-least-thirty-two-characters';
const env = { LIVEKIT_URL: 'ws://127.0.0.1:1', LIVEKIT_API_KEY: KEY, LIVEKIT_API_SECRET: SECRET };

let rooms: FakeRooms;
let service: ReturnType<typeof fakeRoomService>;
let t: TestServer;
let rep: string;

beforeEach(async () => {
  rooms = fakeRooms();
  service = fakeRoomService(rooms);
  t = await startTestServer({ env, parts: { rooms: rooms.source, roomService: service } });
  rep = await t.session('rep');
});
afterEach(() => t.stop());

const loud = (ms = 200) => new Float32Array(16 * ms).map((_, i) => 0.5 * Math.sin(i / 5));
const quiet = (ms: number) => new Float32Array(16 * ms);
async function call(consent = 'ask', token = rep) {
  const { json, status, text } = await t.post('/api/calls', token, { title: 'Room', consent, lang: 'en' });
  if (status !== 201) throw new Error(text);
  return json as { id: string; livekit: { tokens: Record<'rep' | 'customer', string> } };
}
async function link(id: string) {
  const { json } = await t.post(`/api/calls/${id}/links`, rep, {});
  return { ...json, code: String(json.url).split('/').at(-1) ?? '' };
}
async function join(code: string, answer: 'accepted' | 'declined', name = 'Guest', lang: 'en' | 'zh' = 'en') {
  const look = await t.get(`/api/join/${code}`, null);
  const { json } = await t.post(`/api/join/${code}`, null, { answer, name, lang, version: look.json.versions[lang] });
  return json;
}
const claims = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
const come = (id: string, token: string) => {
  const { sub, attributes } = claims(token);
  rooms.come(id, sub, attributes);
  return sub as string;
};
const kinds = async (id: string) => (await t.s.events.since(id, 0)).map((e) => e.kind);

/** An utterance: loud, then quiet for longer than the fake model's pause. */
async function speak(id: string, identity: string) {
  const heard = () => t.s.live.get(id)?.heardMs;
  rooms.say(id, identity, loud());
  await pause(30);
  for (let i = 0; i < 12; i++) rooms.say(id, identity, quiet(50));
  await pause(30);
  return heard();
}

describe('tokens', () => {
  test('open one room, cannot publish data or change who they are, and carry side and answer', async () => {
    const { id, livekit } = await call('declined');
    const customer = claims(livekit.tokens.customer);
    expect(customer.video).toMatchObject({ room: id, roomJoin: true, canPublishData: false, canUpdateOwnMetadata: false });
    expect(customer.attributes).toEqual(signsOf('customer', 'declined'));
    expect(claims(livekit.tokens.rep).attributes).toEqual(signsOf('rep', 'accepted'));
    expect(customer.video.roomAdmin).toBeUndefined();
  });
});

describe('a join link', () => {
  test('shows the wording in both languages and no more of the call than who invites', async () => {
    const { id } = await call();
    const { code } = await link(id);
    const { json } = await t.get(`/api/join/${code}`, null);
    expect(json).toMatchObject({ state: 'open', asks: true, lang: 'en' });
    expect(json.wording.zh).toMatch(/录音/);
    expect(JSON.stringify(json)).not.toContain('Room');
  });

  test('is good for one person: the second is refused, also at the same moment', async () => {
    const { id } = await call();
    const { code } = await link(id);
    const { json: look } = await t.get(`/api/join/${code}`, null);
    const body = { answer: 'accepted', name: 'Guest', lang: 'en', version: look.versions.en };
    const answers = await Promise.all([1, 2, 3].map(() => t.post(`/api/join/${code}`, null, body)));
    expect(answers.map((a) => a.status).sort()).toEqual([200, 410, 410]);
    expect((await t.get(`/api/join/${code}`, null)).json.state).toBe('used');
    expect((await t.s.roomRows.people(id)).length).toBe(1);
  });

  test('is refused when it is unknown, taken back, or the call is over; a seat belongs to its link', async () => {
    const { id } = await call();
    const [a, b] = [await link(id), await link(id)];
    expect((await t.get('/api/join/qsj_nothing', null)).status).toBe(404);
    expect((await t.request('DELETE', `/api/calls/${id}/links/${b.id}`, rep)).status).toBe(204);
    expect((await t.get(`/api/join/${b.code}`, null)).json.state).toBe('expired');
    const { seat } = await join(a.code, 'accepted');
    expect((await t.post(`/api/join/${b.code}/again`, null, { seat })).status).toBe(410);
    expect((await t.post(`/api/join/${a.code}/again`, null, { seat })).status).toBe(200);
    await t.post(`/api/calls/${id}/end`, rep);
    expect((await t.post(`/api/join/${a.code}/again`, null, { seat })).json.livekit).toBeNull();
    expect((await t.get(`/api/join/${a.code}`, null)).json.state).toBe('ended');
  });

  test('wants the wording that was read to be the one that is stored', async () => {
    const { id } = await call();
    const { code } = await link(id);
    const answer = await t.post(`/api/join/${code}`, null, { answer: 'accepted', name: 'Guest', lang: 'en', version: '0.old' });
    expect(answer.status).toBe(409);
    await join(code, 'accepted', 'Guest', 'zh');
    const consent = (await t.s.events.since(id, 0)).find((e) => e.kind === 'call.consent');
    expect(consent).toMatchObject({ side: 'customer', answer: 'accepted', source: 'link' });
    expect(consent?.kind === 'call.consent' && consent.wording).toMatch(/录音/);
  });
});

describe('consent on the path of the sound', () => {
  test('R1 who declined is never subscribed, recorded or analysed, while our side goes on', async () => {
    const { id, livekit } = await call();
    await t.post(`/api/calls/${id}/consent`, rep, { side: 'rep', answer: 'accepted' });
    const { code } = await link(id);
    const guest = await join(code, 'declined');
    const who = come(id, guest.livekit.token);
    rooms.come(id, claims(livekit.tokens.rep).sub, signsOf('rep', 'accepted'));
    await until(() => t.s.rooms?.heard(id));
    expect(rooms.hears(id)).toEqual([`${id}:rep`]);
    rooms.sayAnyway(id, who, loud());
    await speak(id, `${id}:rep`);
    const heard = await speak(id, who);
    expect(heard).toMatchObject({ customer: 0 });
    expect(heard?.rep).toBeGreaterThan(700);
    expect([...t.sinks.files.keys()].map((path) => path.split('/').at(-1))).toEqual(['rep.pcm']);
    expect((await t.s.live.view(id)).consent.customer).toBe('declined');
  });

  test('R2 a yes that is taken back in the call stops at once and throws away what was half said', async () => {
    const { id } = await call();
    const { code } = await link(id);
    const guest = await join(code, 'accepted');
    const who = come(id, guest.livekit.token);
    await until(() => t.s.rooms?.heard(id));
    await speak(id, who);
    await until(async () => (await kinds(id)).includes('utterance.final'));
    rooms.say(id, who, loud());
    const before = t.s.live.get(id)?.heardMs.customer;
    const { json } = await t.post(`/api/join/${code}/withdraw`, null, { seat: guest.seat });
    expect(json.answer).toBe('withdrawn');
    rooms.sayAnyway(id, who, loud());
    await speak(id, who);
    expect(t.s.live.get(id)?.heardMs.customer).toBe(before);
    expect((await kinds(id)).filter((k) => k === 'utterance.final')).toHaveLength(1);
    expect(rooms.people(id)[0]?.attributes['qs.consent']).toBe('withdrawn');
    // Coming back does not undo it.
    const again = await t.post(`/api/join/${code}/again`, null, { seat: guest.seat });
    expect(claims(again.json.livekit.token).attributes['qs.consent']).toBe('withdrawn');
  });

  test('R3 of two people one takes it back: the other goes on being heard', async () => {
    const { id } = await call();
    const [a, b] = [await link(id), await link(id)];
    const [ann, bob] = [await join(a.code, 'accepted', 'Ann'), await join(b.code, 'accepted', 'Bob')];
    const [annId, bobId] = [come(id, ann.livekit.token), come(id, bob.livekit.token)];
    await until(() => t.s.rooms?.heard(id));
    await speak(id, annId);
    await speak(id, bobId);
    await t.post(`/api/join/${a.code}/withdraw`, null, { seat: ann.seat });
    const before = (await kinds(id)).filter((k) => k === 'utterance.final').length;
    await speak(id, bobId);
    await until(async () => (await kinds(id)).filter((k) => k === 'utterance.final').length > before);
    expect(rooms.hears(id)).toEqual([bobId]);
    expect((await t.s.live.view(id)).consent.customer).toBe('accepted');
  });

  test('R4 what was kept is erased when they ask: file, words, and from consoles that are open', async () => {
    const { id } = await call();
    const { code } = await link(id);
    const guest = await join(code, 'accepted');
    const who = come(id, guest.livekit.token);
    await until(() => t.s.rooms?.heard(id));
    await speak(id, who);
    await until(async () => (await kinds(id)).includes('utterance.final'));
    await until(async () => (await t.s.calls.audio(id)).length === 1);
    const { json } = await t.post(`/api/join/${code}/withdraw`, null, { seat: guest.seat, erase: true });
    expect(json).toMatchObject({ answer: 'withdrawn', erased: true });
    expect(await t.s.calls.audio(id)).toEqual([]);
    const said = (await t.s.events.since(id, 0)).filter((e) => e.kind === 'utterance.final');
    expect(said.map((e) => e.text)).toEqual(['']);
    expect((await t.s.live.view(id)).transcript).toEqual([]);
  });

  test('R5 a side that declined as a whole is not asked again, but may talk', async () => {
    const { id } = await call('declined');
    const { code } = await link(id);
    expect((await t.get(`/api/join/${code}`, null)).json.asks).toBe(false);
    const { versions } = (await t.get(`/api/join/${code}`, null)).json;
    const yes = await t.post(`/api/join/${code}`, null, { answer: 'accepted', name: 'Guest', lang: 'en', version: versions.en });
    expect(yes.json.error.code).toBe('consent_declined');
    const guest = await join(code, 'declined');
    expect(claims(guest.livekit.token).attributes['qs.consent']).toBe('declined');
  });
});

describe('a coach who listens in', () => {
  test('is hidden, only hears, and only where everybody agreed; a no puts them out', async () => {
    const { id, livekit } = await call('recorded');
    const coach = await t.session('coach');
    expect((await t.post(`/api/calls/${id}/listen`, coach)).status).toBe(409);
    rooms.come(id, claims(livekit.tokens.customer).sub, signsOf('customer', 'accepted'));
    await until(() => t.s.rooms?.open(id));
    const { json, status } = await t.post(`/api/calls/${id}/listen`, coach);
    expect(status).toBe(200);
    const { video, sub, attributes } = claims(json.token);
    expect(video).toMatchObject({ hidden: true, canPublish: false, canPublishData: false, room: id });
    expect(attributes).toBeUndefined();
    expect((await t.post(`/api/calls/${id}/listen`, rep)).status).toBe(403);
    rooms.come(id, sub, {});
    const { code } = await link(id);
    await join(code, 'declined');
    expect(service.removed).toEqual([sub]);
    expect((await t.post(`/api/calls/${id}/listen`, coach)).json.error.code).toBe('consent_declined');
  });
});

describe('webhooks', () => {
  async function send(body: string, options: { key?: string; secret?: string; signed?: string } = {}) {
    const token = new AccessToken(options.key ?? KEY, options.secret ?? SECRET, { ttl: 300 });
    token.sha256 = createHash('sha256').update(options.signed ?? body).digest('base64');
    const response = await fetch(`${t.url}/api/livekit/webhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/webhook+json', authorization: await token.toJwt() },
      body,
    });
    return response.status;
  }
  const refusals = async (reason: string) => {
    const text = await t.s.metrics.registry.metrics();
    return Number(new RegExp(`qs_livekit_webhooks_refused_total\\{reason="${reason}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
  };

  test('wrong signature, wrong key, altered body and a replay are refused and counted', async () => {
    const body = JSON.stringify({ event: 'room_started', id: 'EV_1', room: { name: 'nothing' } });
    expect(await send(body, { secret: 'another-secret-of-thirty-two-characters!!' })).toBe(401);
    expect(await send(body, { key: 'somebody' })).toBe(401);
    expect(await send(body.replace('nothing', 'nothin2'), { signed: body })).toBe(401);
    expect(await send(body)).toBe(200);
    expect(await send(body)).toBe(409);
    expect(await refusals('signature')).toBe(3);
    expect(await refusals('replayed')).toBe(1);
  });

  test('a closed room ends its call once, and not while somebody is in it', async () => {
    const { id, livekit } = await call('recorded');
    rooms.come(id, claims(livekit.tokens.rep).sub, signsOf('rep', 'accepted'));
    await until(() => t.s.rooms?.heard(id));
    await speak(id, `${id}:rep`);
    const body = (n: number) => JSON.stringify({ event: 'room_finished', id: `EV_${n}`, room: { name: id } });
    expect(await send(body(2))).toBe(200);
    expect((await t.s.calls.byId(id))?.status).toBe('live');
    rooms.go(id, `${id}:rep`);
    expect(await send(body(3))).toBe(200);
    expect(await t.s.calls.byId(id)).toMatchObject({ status: 'ended', endReason: 'room_closed' });
    expect((await kinds(id)).filter((k) => k === 'call.ended')).toHaveLength(1);
  });
});

describe('a room that vanishes', () => {
  test('its call ends when the agent is told, and everybody is put out when the call ends', async () => {
    const { id, livekit } = await call('recorded');
    rooms.come(id, claims(livekit.tokens.rep).sub, signsOf('rep', 'accepted'));
    await until(() => t.s.rooms?.heard(id));
    await speak(id, `${id}:rep`);
    rooms.close(id, 'over');
    await until(async () => (await t.s.calls.byId(id))?.status === 'ended');
    const second = await call('recorded');
    rooms.come(second.id, claims(second.livekit.tokens.rep).sub, signsOf('rep', 'accepted'));
    await until(() => t.s.rooms?.heard(second.id));
    await t.post(`/api/calls/${second.id}/end`, rep);
    expect(service.closed).toEqual([second.id]);
  });
});

test('a full process refuses clearly and hears the room when there is a place', async () => {
  await t.stop();
  t = await startTestServer({ env: { ...env, ROOM_LIMIT: '1' }, parts: { rooms: rooms.source, roomService: service } });
  rep = await t.session('rep');
  const [a, b] = [await call('recorded'), await call('recorded')];
  for (const { id } of [a, b]) rooms.come(id, `${id}:rep`, signsOf('rep', 'accepted'));
  await until(() => t.s.rooms?.heard(a.id) || t.s.rooms?.heard(b.id));
  const [heard, other] = t.s.rooms?.heard(a.id) ? [a, b] : [b, a];
  const { json } = await t.post(`/api/calls/${other.id}/room`, rep);
  expect(json.error.code).toBe('unavailable');
  expect(await t.s.metrics.registry.metrics()).toMatch(/qs_rooms_refused_total 1/);
  await t.post(`/api/calls/${heard.id}/end`, rep);
  await until(() => t.s.rooms?.heard(other.id));
});
