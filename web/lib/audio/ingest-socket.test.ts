import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { IngestSocket, ingestUrl, KEEP_MS, type IngestPhase } from './ingest-socket.ts';

class FakeWebSocket {
  static all: FakeWebSocket[] = [];
  readonly url: string;
  sent: unknown[] = [];
  binaryType = '';
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  constructor(url: string) {
    this.url = url;
    FakeWebSocket.all.push(this);
  }
  send(data: unknown) {
    this.sent.push(data);
  }
  close() {}
  say(message: unknown) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}
const last = () => {
  const socket = FakeWebSocket.all.at(-1);
  if (!socket) throw new Error('no socket was opened');
  return socket;
};
const ADDRESS = 'ws://127.0.0.1:3000/ingest/calls/c/rep?key=qsi_x';

beforeEach(() => {
  FakeWebSocket.all = [];
  vi.stubGlobal('WebSocket', FakeWebSocket);
  vi.stubGlobal('location', { href: 'http://127.0.0.1:3000/calls/c' });
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
function open(rate = 16_000) {
  const phases: [IngestPhase, string?][] = [];
  const socket = new IngestSocket(ADDRESS, rate, {
    phase: (phase, code) => phases.push(code ? [phase, code] : [phase]),
  });
  return { socket, phases };
}
/** `ms` of silence at 16 kHz. */
const pcm = (ms: number) => new ArrayBuffer((16_000 * 2 * ms) / 1000);

describe('ingest address', () => {
  test('keeps the key and says the format', () =>
    expect(ingestUrl(ADDRESS, 48_000, 'http://127.0.0.1:3000/')).toBe(`${ADDRESS}&rate=48000&encoding=s16le`));
  test('a path alone goes to this server, encrypted where the page is', () =>
    expect(ingestUrl('/ingest/calls/c/rep?key=k', 16_000, 'https://console.example/calls')).toBe(
      'wss://console.example/ingest/calls/c/rep?key=k&rate=16000&encoding=s16le',
    ));
});

describe('ingest socket', () => {
  test('sends nothing before the server is ready, then what was kept, in order', () => {
    const { socket, phases } = open();
    const [a, b, c] = [pcm(20), pcm(20), pcm(20)];
    socket.send(a);
    socket.send(b);
    expect(last().sent).toEqual([]);
    last().say({ type: 'ready' });
    socket.send(c);
    expect(last().sent).toEqual([a, b, c]);
    expect(phases).toEqual([['connecting'], ['sending']]);
  });

  test('keeps the newest five seconds while the line is down', () => {
    const { socket } = open();
    for (let i = 0; i < 20; i++) socket.send(pcm(500));
    last().say({ type: 'ready' });
    const ms = last().sent.reduce((sum: number, x) => sum + (x as ArrayBuffer).byteLength / 32, 0);
    expect(ms).toBe(KEEP_MS);
  });

  test('comes back by itself with the same address', () => {
    const { phases } = open();
    last().say({ type: 'ready' });
    last().onclose?.();
    vi.advanceTimersByTime(300);
    expect(FakeWebSocket.all).toHaveLength(2);
    expect(last().url).toBe(FakeWebSocket.all[0]?.url);
    last().say({ type: 'ready' });
    expect(phases.map(([p]) => p)).toEqual(['connecting', 'sending', 'reconnecting', 'reconnecting', 'sending']);
  });

  test('a refusal is final and has its code', () => {
    const { phases } = open();
    last().say({ type: 'error', code: 'consent_missing', message: 'no' });
    last().onclose?.();
    vi.advanceTimersByTime(60_000);
    expect(FakeWebSocket.all).toHaveLength(1);
    expect(phases.at(-1)).toEqual(['refused', 'consent_missing']);
  });

  test('a passing error is not final', () => {
    open();
    last().say({ type: 'error', code: 'unavailable', message: 'busy' });
    last().onclose?.();
    vi.advanceTimersByTime(300);
    expect(FakeWebSocket.all).toHaveLength(2);
  });

  test('the end is told, once, and nothing comes back', () => {
    const { socket, phases } = open();
    last().say({ type: 'ready' });
    socket.end();
    socket.end();
    last().onclose?.();
    vi.advanceTimersByTime(60_000);
    expect(last().sent).toEqual(['{"type":"end"}']);
    expect(FakeWebSocket.all).toHaveLength(1);
    expect(phases.filter(([p]) => p === 'ended')).toHaveLength(1);
  });
});
