import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pause, startTestServer, tone, until, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startTestServer();
  key = await server.key('ingest', 'read', 'write');
});
afterAll(() => server.stop());

const make = async (body: object = {}) => (await server.post('/api/calls', key, { title: 'Call', consent: 'recorded', ...body })).json;
const view = async (id: string) => (await server.get(`/api/calls/${id}`, key)).json;
const kinds = async (id: string) =>
  (await server.get(`/api/calls/${id}/events`, key)).json.events.map((e: { kind: string; state?: string }) => e.state ?? e.kind);

describe('sound over a websocket', () => {
  test('says ready, takes bytes of any cut, and ends the side', async () => {
    const call = await make();
    const { ws, told, closed } = await server.ingest(`${call.ingest.rep}&rate=8000&encoding=s16le`);
    await until(() => told.length);
    expect(told).toEqual([{ type: 'ready' }]);
    const sound = tone(1000, 600, 8000);
    for (let at = 0; at < sound.length; at += 321) ws.send(sound.subarray(at, at + 321));
    ws.send(JSON.stringify({ type: 'end' }));
    expect(await closed).toMatchObject({ code: 1000 });
    const { transcript } = await view(call.id);
    expect(transcript).toMatchObject([{ side: 'rep', startMs: 0 }]);
    // The fake looks at twenty milliseconds at a time.
    expect(Math.abs(transcript[0].endMs - 1000)).toBeLessThanOrEqual(20);
    expect(await (await server.ingest(call.ingest.rep)).closed).toMatchObject({ reason: 'gone' });
    expect(await kinds(call.id)).toContain('ended');
  });

  test('sound that was sent before ready is not lost', async () => {
    const call = await make();
    const { ws, told } = await server.ingest(call.ingest.rep);
    ws.send(tone(500, 500));
    await until(async () => (await view(call.id)).transcript.length === 1);
    expect(told).toEqual([{ type: 'ready' }]);
  });

  test('one large message is as good as many small ones', async () => {
    const call = await make();
    const { ws } = await server.ingest(call.ingest.rep);
    ws.send(Buffer.concat(Array.from({ length: 10 }, () => tone(500, 500))));
    await until(async () => (await view(call.id)).transcript.length === 10);
    expect((await view(call.id)).transcript.at(-1).startMs).toBe(9000);
  });

  test('µ-law at 8 kHz', async () => {
    const call = await make();
    const { ws } = await server.ingest(`${call.ingest.customer}&encoding=mulaw&rate=8000`);
    ws.send(Buffer.concat([Buffer.from(Array.from({ length: 8000 }, (_, i) => (i % 2 ? 0x10 : 0x90))), Buffer.alloc(8000, 0xff)]));
    await until(async () => (await view(call.id)).transcript.length === 1);
    expect((await view(call.id)).transcript[0]).toMatchObject({ side: 'customer', endMs: 1000 });
  });

  test('both sides over ends the call', async () => {
    const call = await make();
    const both = await Promise.all([server.ingest(call.ingest.rep), server.ingest(call.ingest.customer)]);
    for (const { ws } of both) {
      ws.send(tone(300, 600));
      ws.send('{"type":"end"}');
    }
    await until(async () => (await view(call.id)).status === 'ended');
    expect((await view(call.id)).endReason).toBe('sides_ended');
  });
});

describe('what is refused, and how it is said', () => {
  const refused = async (address: string) => {
    const { told, closed } = await server.ingest(address);
    const { code } = await closed;
    return [code, told[0]?.type, told[0]?.code];
  };
  test('keys, calls, sides, settings', async () => {
    const [a, b] = [await make(), await make()];
    const plain = (id: string, side = 'rep') => `${server.url.replace('http', 'ws')}/ingest/calls/${id}/${side}`;
    const keyOf = (address: string) => new URL(address).searchParams.get('key');
    expect(await refused(plain(a.id))).toEqual([1008, 'error', 'unauthenticated']);
    expect(await refused(`${plain(a.id)}?key=wrong`)).toEqual([1008, 'error', 'unauthenticated']);
    expect(await refused(`${plain(a.id)}?key=${keyOf(b.ingest.rep)}`)).toEqual([1008, 'error', 'forbidden']);
    expect(await refused(`${plain(a.id)}?key=${await server.key('read')}`)).toEqual([1008, 'error', 'forbidden']);
    expect(await refused(`${plain('call_nobody')}?key=${key}`)).toEqual([1008, 'error', 'not_found']);
    expect(await refused(`${plain(a.id, 'boss')}?key=${key}`)).toEqual([1008, 'error', 'not_found']);
    expect(await refused(`${a.ingest.rep}&rate=4000`)).toEqual([1008, 'error', 'bad_request']);
    expect(await refused(`${a.ingest.rep}&encoding=opus`)).toEqual([1008, 'error', 'bad_request']);
    expect(await refused(`${a.ingest.rep}&encoding=mulaw&rate=16000`)).toEqual([1008, 'error', 'bad_request']);
    const { told } = await server.ingest(`${plain(a.id)}?key=${key}`);
    await until(() => told.length);
    expect(told).toEqual([{ type: 'ready' }]);
  });

  test('text where sound was expected: said, and nothing is lost', async () => {
    const call = await make();
    const { ws, told } = await server.ingest(call.ingest.rep);
    ws.send('hello');
    ws.send('{"type":"pause"}');
    ws.send(tone(500, 500));
    await until(async () => (await view(call.id)).transcript.length === 1);
    expect(told.map((m) => m.code ?? m.type)).toEqual(['ready', 'bad_frame', 'bad_frame']);
    for (let i = 0; i < 30; i++) ws.send('again');
    await until(() => ws.readyState === ws.CLOSED);
  });

  test('an end without a sound is named and leaves the side open', async () => {
    const call = await make();
    const { ws, told, closed } = await server.ingest(call.ingest.rep);
    ws.send(Buffer.alloc(0));
    ws.send('{"type":"end"}');
    await closed;
    expect(told.at(-1)).toMatchObject({ code: 'empty_audio' });
    const again = await server.ingest(call.ingest.rep);
    await until(() => again.told.length);
    expect(again.told[0]).toEqual({ type: 'ready' });
  });

  test('a second sender is refused, one that comes back is not', async () => {
    const call = await make();
    const first = await server.ingest(call.ingest.rep);
    first.ws.send(tone(300, 500));
    const second = await server.ingest(call.ingest.rep);
    expect(await second.closed).toMatchObject({ reason: 'side_taken' });
    first.ws.send(tone(300, 500));
    await until(async () => (await view(call.id)).transcript.length === 2);
    first.ws.terminate();
    await first.closed;
    await until(async () => (await kinds(call.id)).includes('dropped'));
    await pause(300);
    const back = await server.ingest(call.ingest.rep);
    back.ws.send(tone(300, 500));
    await until(async () => (await view(call.id)).transcript.length === 3);
    expect(await kinds(call.id)).toContain('resumed');
    const { transcript } = await view(call.id);
    expect(new Set(transcript.map((u: { utteranceId: string }) => u.utteranceId)).size).toBe(3);
    expect(transcript[2].startMs).toBeGreaterThanOrEqual(transcript[1].endMs);
  });

  test('a sender that is gone without a word makes way for its successor', async () => {
    const call = await make();
    const first = await server.ingest(call.ingest.rep);
    first.ws.send(tone(300, 500));
    await until(async () => (await view(call.id)).transcript.length === 1);
    // Its machine lost the network: it neither reads nor answers, and nobody closed the connection.
    first.ws.pause();
    const second = await server.ingest(call.ingest.rep);
    await until(() => second.told.length);
    expect(second.told[0]).toEqual({ type: 'ready' });
    second.ws.send(tone(300, 500));
    await until(async () => (await view(call.id)).transcript.length === 2);
    first.ws.terminate();
  });

  test('a message that is too large ends the connection, not the server', async () => {
    const call = await make();
    const { ws, closed } = await server.ingest(call.ingest.rep);
    ws.send(Buffer.alloc(9 * 1024 * 1024));
    expect(await closed).toMatchObject({ code: 1009 });
    expect((await server.get('/healthz', null)).status).toBe(200);
  });

  test('a flood is told so and is read no faster than four times real time', async () => {
    const call = await make();
    const { ws, told } = await server.ingest(call.ingest.rep);
    await until(() => told.length);
    const minute = tone(500, 59_500);
    for (let i = 0; i < 10; i++) ws.send(minute);
    await pause(700);
    expect(told.map((m) => m.code ?? m.type)).toEqual(['ready', 'flooding']);
    const heard = server.s.live.get(call.id)?.heardMs.rep ?? 0;
    expect(heard).toBeGreaterThanOrEqual(60_000);
    expect(heard).toBeLessThanOrEqual(120_000);
    ws.terminate();
  });
});

describe('telephone bridge', () => {
  const media = (track: string, loud: boolean) =>
    JSON.stringify({
      event: 'media',
      sequenceNumber: '3',
      streamSid: 'MZ1',
      media: { track, chunk: '1', timestamp: '5', payload: Buffer.from(Array.from({ length: 160 }, (_, i) => (loud ? (i % 2 ? 0x10 : 0x90) : 0xff))).toString('base64') },
    });
  const start = (callId: string, callKey: string) =>
    JSON.stringify({
      event: 'start',
      sequenceNumber: '1',
      streamSid: 'MZ1',
      start: {
        streamSid: 'MZ1',
        accountSid: 'AC1',
        callSid: 'CA1',
        tracks: ['inbound', 'outbound'],
        customParameters: { key: callKey, callId },
        mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
      },
    });
  const address = () => `${server.url.replace('http', 'ws')}/ingest/twilio`;

  test('both tracks of one connection are the two sides', async () => {
    const call = await make({ source: 'telephone' });
    const { ws } = await server.ingest(address());
    ws.send(JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' }));
    ws.send(start(call.id, new URL(call.ingest.rep).searchParams.get('key') ?? ''));
    for (let i = 0; i < 50; i++) ws.send(media('inbound', i < 25));
    for (let i = 0; i < 50; i++) ws.send(media('outbound', i < 10));
    await until(async () => (await view(call.id)).transcript.length === 2);
    ws.send(JSON.stringify({ event: 'stop', streamSid: 'MZ1', stop: {} }));
    await until(async () => (await view(call.id)).status === 'ended');
    const { transcript } = await view(call.id);
    expect(transcript.map((u: { side: string; startMs: number; endMs: number }) => [u.side, Math.round(u.endMs - u.startMs)])).toEqual([
      ['customer', 500],
      ['rep', 200],
    ]);
  });

  test('the wrong key, no key, nonsense', async () => {
    const call = await make();
    const ask = async (message: string) => {
      const { ws, told, closed } = await server.ingest(address());
      ws.send(message);
      await closed;
      return told[0]?.code;
    };
    expect(await ask(start(call.id, 'wrong'))).toBe('unauthenticated');
    expect(await ask(start('call_x', key))).toBe('not_found');
    const { ws, told } = await server.ingest(address());
    ws.send('hello');
    ws.send('{"event":"later","x":1}');
    await until(() => told.length);
    expect(told).toMatchObject([{ code: 'bad_frame' }]);
    ws.terminate();
  });
});

test('upgrades to anything else are ended', async () => {
  const { WebSocket } = await import('ws');
  const ws = new WebSocket(`${server.url.replace('http', 'ws')}/ingest/elsewhere`);
  await expect(new Promise((done, failed) => ws.on('open', done).on('error', failed))).rejects.toThrow(/socket hang up|ECONNRESET/);
});
