import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { CallEvent } from '#realtime/contract/call-events.schema.ts';
import type { Lang } from '#realtime/contract/labels.ts';
import { s16FromFloat } from '#realtime/segments/pcm.ts';
import { Resampler } from '#realtime/segments/resampler.ts';
import { openRecording } from '#realtime/sources/decoders/open-recording.ts';
import { loadConfig } from '../../server/config/config.ts';
import { demoRecording } from '../../server/features/calls/demo/demo.ts';
import { productionParts } from '../../server/parts.ts';
import { pause } from '../../server/testing/test-server.ts';
import { startLab, until, type Lab } from './lab.ts';

const RATE = 16_000;
const STEP = (RATE * 20) / 1000;

/** Both sides of our own recording, 16 kHz: so many seconds from `fromS` on. */
export async function recording(lang: Lang, seconds: number, fromS = 0): Promise<Int16Array[] | null> {
  const demo = await demoRecording(lang);
  if (!demo) return null;
  const decoder = await openRecording(demo.path);
  const parts: Int16Array[][] = [[], []];
  const resamplers: Resampler[] = [];
  let at = 0;
  for await (const { channels, rate } of decoder.blocks()) {
    channels.slice(0, 2).forEach((samples, i) => {
      const resampler = (resamplers[i] ??= new Resampler(rate));
      parts[i]?.push(s16FromFloat(resampler.process(samples)));
    });
    at += (channels[0]?.length ?? 0) / rate;
    if (at >= fromS + seconds) break;
  }
  await decoder.close();
  const from = Math.round(fromS * RATE);
  return parts.map((list) => {
    const all = new Int16Array(list.reduce((n, p) => n + p.length, 0));
    let filled = 0;
    for (const p of list) {
      all.set(p, filled);
      filled += p.length;
    }
    return all.subarray(from, from + Math.round(seconds * RATE));
  });
}

interface Flag {
  label: string;
  early: boolean;
  /** From the moment its last word was played until the console had it, ms. */
  delayMs: number;
}

/** What a console was sent of a call, and when. */
export async function follow(lab: Lab, callId: string, key: string) {
  const socket = io(`${lab.server.url}/console`, { auth: { token: key }, transports: ['websocket'], forceNew: true });
  const got: { event: CallEvent; at: number }[] = [];
  socket.on('call:event', (event: CallEvent) => got.push({ event, at: Date.now() }));
  await new Promise<void>((done) => socket.on('connect', done));
  await new Promise((done) => socket.emit('call:follow', { callId, afterSeq: 0 }, done));
  return { got, close: () => socket.close() };
}

function flagsOf(got: readonly { event: CallEvent; at: number }[], zeroAt: number) {
  const ends = new Map(got.flatMap(({ event: e }) => (e.kind === 'utterance.final' ? [[e.utteranceId, e.endMs] as const] : [])));
  const flags: Flag[] = [];
  for (const { event: e, at } of got) {
    if ((e.kind !== 'signal.risk' && e.kind !== 'signal.objection') || e.early) continue;
    flags.push({ label: e.label, early: e.early, delayMs: at - zeroAt - (ends.get(e.utteranceId) ?? e.atMs) });
  }
  const finals = got.flatMap(({ event: e, at }) => (e.kind === 'utterance.final' ? [{ side: e.side, endMs: e.endMs, delayMs: at - zeroAt - e.endMs, text: e.text }] : []));
  return { flags, finals };
}

let files = 0;
/** A voice in a process of its own, in the room and waiting. `go` tells when it began, epoch ms. */
async function sayer(url: string, token: string, pcm: Int16Array) {
  const file = join(tmpdir(), `qs-say-${process.pid}-${++files}.s16`);
  writeFileSync(file, Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength));
  const child = spawn(process.execPath, [fileURLToPath(new URL('say.ts', import.meta.url)), url, token, file], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const line = () => new Promise<string>((done) => child.stdout.once('data', (data) => done(String(data).trim())));
  const done = new Promise<void>((end) => child.once('exit', () => end()));
  await line();
  return {
    done,
    go() {
      child.stdin.write('go');
      return line().then(Number);
    },
  };
}

/** The same recorded speech over the websocket and over a room: the same flags, and how much later. */
export async function speech() {
  const lang = (process.env.SPEECH_LANG ?? 'en') as Lang;
  const sides = await recording(lang, Number(process.env.SECONDS ?? 60), Number(process.env.FROM_S ?? 0));
  if (!sides?.[0] || !sides[1]) return { skipped: `there is no recording in ${lang}` };
  const [ours, theirs] = sides;
  const { hearing } = productionParts(loadConfig({}));
  const lab = await startLab({ parts: { hearing } });
  await until(() => lab.s.hearing.ready(), 60_000);
  const lengthMs = (ours.length * 1000) / RATE;

  // Over the websocket, twenty milliseconds at a time.
  const one = await lab.call({ lang });
  const first = await follow(lab, one.id, one.key);
  const sockets = await Promise.all([one.ingest.rep, one.ingest.customer].map(async (url) => {
    const ws = new WebSocket(url ?? '');
    await new Promise((done) => ws.once('message', done));
    return ws;
  }));
  const wsZero = Date.now();
  for (let n = 0; n * STEP < ours.length; n++) {
    const wait = wsZero + (n + 1) * 20 - Date.now();
    if (wait > 0) await pause(wait);
    sockets[0]?.send(ours.subarray(n * STEP, (n + 1) * STEP));
    sockets[1]?.send(theirs.subarray(n * STEP, (n + 1) * STEP));
  }
  for (const ws of sockets) ws.send('{"type":"end"}');
  await until(() => first.got.some(({ event }) => event.kind === 'call.ended'), 60_000);
  const overSocket = flagsOf(first.got, wsZero);
  first.close();

  // Over a room; both begin when the agent hears them.
  const two = await lab.call({ lang });
  const second = await follow(lab, two.id, two.key);
  // They speak from processes of their own: the analysis beside them must not make their voices stutter.
  const [rep, customer] = await Promise.all([sayer(two.livekit.url, two.livekit.tokens.rep, ours), sayer(two.livekit.url, two.livekit.tokens.customer, theirs)]);
  await until(() => second.got.filter(({ event }) => event.kind === 'audio.side').length === 2, 30_000);
  await pause(1_000);
  const [began] = await Promise.all([rep.go(), customer.go()]);
  await Promise.all([rep.done, customer.done]);
  await lab.server.post(`/api/calls/${two.id}/end`, two.key);
  await until(() => second.got.some(({ event }) => event.kind === 'call.ended'), 30_000);
  // The call's zero is its first sound; the speech began later. Where it stands is known from the first final of each.
  const room = flagsOf(second.got, 0);
  const shift = (room.finals[0]?.endMs ?? 0) - (overSocket.finals[0]?.endMs ?? 0);
  const zero = began - shift;
  const overRoom = flagsOf(second.got, zero);
  second.close();
  await lab.stop();

  const names = (list: readonly Flag[]) => list.map((f) => f.label).sort();
  const p = (values: number[], share: number) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? null;
  const added = overRoom.finals.flatMap((f) => {
    const same = overSocket.finals.find((g) => g.side === f.side && Math.abs(g.endMs - (f.endMs - shift)) < 600);
    return same ? [f.delayMs - same.delayMs] : [];
  });
  return {
    lengthMs,
    finals: [overSocket.finals.length, overRoom.finals.length],
    sameText: overRoom.finals.filter((f) => overSocket.finals.some((g) => g.side === f.side && g.text === f.text)).length,
    flags: { socket: names(overSocket.flags), room: names(overRoom.flags) },
    delay: {
      socket: { p50: p(overSocket.finals.map((f) => f.delayMs), 0.5), p95: p(overSocket.finals.map((f) => f.delayMs), 0.95) },
      room: { p50: p(overRoom.finals.map((f) => f.delayMs), 0.5), p95: p(overRoom.finals.map((f) => f.delayMs), 0.95) },
      added: { p50: p(added, 0.5), p95: p(added, 0.95), pairs: added.length },
    },
  };
}
