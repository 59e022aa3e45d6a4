import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { io, type Socket } from 'socket.io-client';
import { afterAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { foldCall } from '#realtime/contract/call-view.ts';
import type { CallEvent } from '#realtime/contract/call-events.schema.ts';
import { loadConfig } from '../config/config.ts';
import { fakeHearing } from './hearing.fake.ts';
import { DEMO_WORKSPACE } from '../seed/demo-workspace.ts';
import { createServices } from '../services.ts';
import { bootstrap } from '../bootstrap.ts';
import { pause, tone, until } from '../testing/test-server.ts';

const PORT = 4131;
const KILLS = Number(process.env.KILLS ?? 3);
const url = `http://127.0.0.1:${PORT}`;
const dataDir = mkdtempSync(join(tmpdir(), 'kill-'));
const env = { ...process.env, PORT: String(PORT), DATA_DIR: dataDir, LOG_LEVEL: 'silent', CALL_IDLE_S: '3' };
let child: ChildProcess | null = null;
afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

async function boot(): Promise<void> {
  const made = spawn(process.execPath, [fileURLToPath(new URL('../testing/fake-server.main.ts', import.meta.url))], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  child = made;
  await new Promise<void>((done, failed) => {
    made.stdout?.once('data', () => done());
    made.once('exit', (code) => failed(new Error(`the server ended with ${code}`)));
  });
}
async function kill(): Promise<void> {
  const dead = new Promise((done) => child?.once('exit', done));
  child?.kill('SIGKILL');
  await dead;
}

/** Talks, and comes back to the same address whenever the connection breaks. */
function talker(address: string) {
  let stopped = false;
  const work = (async () => {
    while (!stopped) {
      const ws = new WebSocket(address);
      ws.on('error', () => {});
      const closed = new Promise<void>((done) => ws.on('close', () => done()));
      const timer = setInterval(() => {
        if (ws.readyState === ws.OPEN) ws.send(tone(120, 480));
      }, 60);
      if (stopped) ws.close();
      while (ws.readyState !== ws.CLOSED && !stopped) await pause(20);
      clearInterval(timer);
      ws.terminate();
      await closed;
      await pause(100);
    }
  })();
  return { stop: () => ((stopped = true), work) };
}

test('killed again and again, no event that was seen is lost or doubled, and the call ends properly', { timeout: 90_000 }, async () => {
  // The first start's work is done here, so that the key is known.
  const s = await createServices(loadConfig(env), { hearing: () => fakeHearing(), sinks: null, openRecording: null, afterCall: null });
  await bootstrap(s);
  const { secret: key } = await s.identity.newKey({ workspaceId: DEMO_WORKSPACE, name: 't', scopes: ['ingest', 'read'], createdBy: null });
  await s.closeDatabase();
  await boot();

  const api = async (method: string, path: string, body?: object) => {
    const response = await fetch(url + path, { method, headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, body: body && JSON.stringify(body) });
    return (await response.json()) as { id: string; ingest: { rep: string; customer: string }; events: CallEvent[] };
  };
  const call = await api('POST', '/api/calls', { title: 'Killed', consent: 'recorded' });
  const talkers = [talker(call.ingest.rep), talker(call.ingest.customer)];

  const seen: CallEvent[] = [];
  const socket: Socket = io(`${url}/console`, { auth: { token: key }, transports: ['websocket'], forceNew: true, reconnectionDelay: 50, reconnectionDelayMax: 100 });
  socket.on('call:event', (event: CallEvent) => seen.push(event));
  socket.on('connect', () => socket.emit('call:follow', { callId: call.id, afterSeq: seen.at(-1)?.seq ?? 0 }, () => {}));

  for (let i = 0; i < KILLS; i++) {
    const before = seen.length;
    await until(() => seen.length > before + 4, 15_000);
    await pause(Math.random() * 150);
    await kill();
    await boot();
  }
  await until(() => seen.filter((e) => e.kind === 'audio.side' && e.state === 'resumed').length >= 2 * KILLS, 15_000);
  for (const t of talkers) await t.stop();
  await until(() => seen.some((e) => e.kind === 'call.ended'), 15_000);
  socket.close();

  const { events } = await api('GET', `/api/calls/${call.id}/events`);
  expect(seen.map((e) => e.seq)).toEqual(seen.map((_, i) => i + 1));
  expect(events.slice(0, seen.length)).toEqual(seen);
  expect(events.filter((e) => e.kind === 'call.started')).toHaveLength(1);
  expect(events.filter((e) => e.kind === 'call.ended')).toHaveLength(1);
  const finals = events.flatMap((e) => (e.kind === 'utterance.final' ? e.utteranceId : []));
  expect(new Set(finals).size).toBe(finals.length);
  expect(events.some((e) => e.kind === 'audio.gap' && e.cause === 'restart')).toBe(true);
  const view = foldCall(call.id, events);
  expect(view).toMatchObject({ status: 'ended', endReason: 'idle' });
  // Sound that was sent faster than it was spoken keeps its own time: turns of one side never overlap.
  for (const side of ['rep', 'customer']) {
    const turns = view.transcript.filter((u) => u.side === side);
    turns.slice(1).forEach((u, i) => expect(u.startMs).toBeGreaterThanOrEqual((turns[i]?.endMs ?? 0) - 20));
  }
});
