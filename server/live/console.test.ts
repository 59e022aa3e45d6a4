import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { io } from 'socket.io-client';
import type { BoardEvent, Greeting } from '#realtime/contract/socket.schema.ts';
import type { CallPulse } from '#realtime/contract/pulses.schema.ts';
import { pause, startTestServer, tone, until, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startTestServer();
  key = await server.key('ingest', 'read', 'write');
});
afterAll(() => server.stop());

const make = async (token = key) => (await server.post('/api/calls', token, { title: 'Call', consent: 'recorded' })).json;
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

async function talk(address: string, times: number) {
  const { ws } = await server.ingest(address);
  for (let i = 0; i < times; i++) {
    ws.send(tone(200, 500));
    await pause(20);
  }
  return ws;
}

describe('a console', () => {
  test('is greeted with what there is to know', async () => {
    const socket = io(`${server.url}/console`, { auth: { token: await server.session('coach') }, transports: ['websocket'], forceNew: true });
    const greeting = await new Promise<Greeting>((done) => socket.once('greeting', done));
    socket.close();
    expect(greeting).toMatchObject({ version: 1, userId: 'usr_demo_coach', role: 'coach' });
    expect(greeting.signals).toHaveLength(11);
  });

  test('needs somebody: no token, a wrong one, the key of an ingest address', async () => {
    const call = await make();
    for (const token of ['', 'qsk_wrong', new URL(call.ingest.rep).searchParams.get('key') ?? '']) {
      await expect(server.console(token)).rejects.toMatchObject({ data: { error: { code: 'unauthenticated' } } });
    }
  });

  test('a browser’s cookie counts on our own page only', async () => {
    const cookie = `qs_session=${await server.session('rep')}`;
    const connect = (origin: string) =>
      new Promise<string>((done) => {
        const socket = io(`${server.url}/console`, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { cookie, origin } });
        socket.once('connect', () => (done('in'), socket.close()));
        socket.once('connect_error', (e) => (done(e.message), socket.close()));
      });
    expect(await connect(server.url)).toBe('in');
    expect(await connect('https://evil.example')).toBe('unauthenticated');
  });

  test('follows a call from any number, with no gap and no double, through losses of the connection', async () => {
    const call = await make();
    const ws = await talk(call.ingest.rep, 3);
    const first = await server.console(key);
    const ack = await first.socket.emitWithAck('call:follow', { callId: call.id, afterSeq: 0 });
    expect(ack).toMatchObject({ ok: true });
    expect(first.events.map((e) => e.seq)).toEqual(upTo(first.events.length));
    first.socket.close();
    for (let i = 0; i < 5; i++) ws.send(tone(200, 500));
    await pause(50);
    const second = await server.console(key);
    await second.socket.emitWithAck('call:follow', { callId: call.id, afterSeq: first.events.length });
    for (let i = 0; i < 5; i++) ws.send(tone(200, 500));
    await server.post(`/api/calls/${call.id}/end`, key);
    await until(() => second.events.at(-1)?.kind === 'call.ended');
    const seen = [...first.events, ...second.events];
    expect(seen.map((e) => e.seq)).toEqual(upTo(seen.length));
    expect(seen).toEqual((await server.get(`/api/calls/${call.id}/events`, key)).json.events);
  });

  test('gets pulses, and nothing more after it left', async () => {
    const call = await make();
    const { socket, events } = await server.console(key);
    const pulses: CallPulse[] = [];
    socket.on('call:pulse', (p) => pulses.push(p));
    await socket.emitWithAck('call:follow', { callId: call.id });
    await talk(call.ingest.rep, 1);
    await until(() => pulses.some((p) => p.kind === 'level'));
    expect(pulses.every((p) => p.callId === call.id)).toBe(true);
    await socket.emitWithAck('call:unfollow', { callId: call.id });
    const count = events.length;
    await server.post(`/api/calls/${call.id}/end`, key);
    await pause(50);
    expect(events.length).toBe(count);
  });

  test('says why where it cannot follow', async () => {
    const call = await make(await server.session('rep'));
    const { socket } = await server.console(await server.session('rep_zh'));
    const code = async (event: 'call:follow' | 'board:follow', body: unknown) =>
      ((await socket.emitWithAck(event, body as never)) as { error?: { code: string } }).error?.code;
    expect(await code('call:follow', { callId: call.id })).toBe('not_found');
    expect(await code('call:follow', { callId: 7 })).toBe('invalid');
    expect(await code('call:follow', null)).toBe('invalid');
    expect(await code('board:follow', { board: 'secrets' })).toBe('invalid');
    const blind = await server.console(await server.key('write'));
    expect(await blind.socket.emitWithAck('call:follow', { callId: call.id })).toMatchObject({ error: { code: 'forbidden' } });
  });
});

describe('a coach', () => {
  test('joins, whispers, leaves; our side sees it', async () => {
    const rep = await server.session('rep');
    const call = await make(rep);
    await talk(call.ingest.rep, 1);
    const own = await server.console(rep);
    await own.socket.emitWithAck('call:follow', { callId: call.id });
    const coach = await server.console(await server.session('coach'));
    await coach.socket.emitWithAck('call:follow', { callId: call.id });
    await until(() => own.events.some((e) => e.kind === 'coach.joined'));
    expect(await coach.socket.emitWithAck('call:whisper', { callId: call.id, text: 'Ask about the budget' })).toEqual({ ok: true });
    expect(await own.socket.emitWithAck('call:whisper', { callId: call.id, text: 'x' })).toMatchObject({ error: { code: 'forbidden' } });
    coach.socket.close();
    await until(() => own.events.some((e) => e.kind === 'coach.left'));
    expect(own.events.find((e) => e.kind === 'whisper.sent')).toMatchObject({ userId: 'usr_demo_coach', text: 'Ask about the budget' });
  });

  test('watching one’s own call is not coaching', async () => {
    const manager = await server.session('manager');
    const call = await make(manager);
    await talk(call.ingest.rep, 1);
    const { socket, events } = await server.console(manager);
    await socket.emitWithAck('call:follow', { callId: call.id });
    await pause(50);
    expect(events.some((e) => e.kind === 'coach.joined')).toBe(false);
  });
});

test('boards: lines as they come, each person theirs', async () => {
  const watch = async (person: string) => {
    const { socket } = await server.console(await server.session(person));
    const lines: BoardEvent[] = [];
    socket.on('board:event', (line) => lines.push(line));
    const from = (await server.get('/api/calls?limit=1', await server.session(person))).json.boardSeq;
    expect(await socket.emitWithAck('board:follow', { board: 'calls', afterSeq: from })).toMatchObject({ ok: true });
    return lines;
  };
  const [coach, other] = await Promise.all([watch('coach'), watch('rep_zh')]);
  const call = await make(await server.session('rep'));
  await until(() => coach.some((line) => line.id === call.id));
  expect(coach.find((line) => line.id === call.id)).toMatchObject({ board: 'calls', kind: 'call.changed', data: { title: 'Call', status: 'waiting' } });
  expect(other.some((line) => line.id === call.id)).toBe(false);
});
