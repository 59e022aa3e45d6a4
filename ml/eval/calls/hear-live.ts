import { setTimeout as wait } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { CallEvent } from '#realtime/contract/call-events.schema.ts';
import { SIDES, type Side } from '#realtime/contract/labels.ts';
import { s16FromFloat } from '#realtime/segments/pcm.ts';
import { createNotes, type HeardCall } from './heard.ts';
import type { ReferenceCall } from './load.ts';

/** As often as a telephone exchange or a browser sends: 20 ms is 50 messages a second. */
const FRAME_MS = 20;
const LAST_EVENTS_MS = 20_000;

const opened = (socket: WebSocket): Promise<void> =>
  new Promise((done, fail) => {
    socket.once('message', () => done());
    socket.once('error', fail);
  });

/** Sends one side's sound at the pace of speech; a late timer catches up. */
async function send(socket: WebSocket, sound: Float32Array, started: number): Promise<void> {
  const frame = (16_000 * FRAME_MS) / 1000;
  for (let at = 0; at < sound.length; at += frame) {
    const dueMs = (at + frame) / 16;
    const early = dueMs - (performance.now() - started);
    if (early > 2) await wait(early);
    const pcm = s16FromFloat(sound.subarray(at, at + frame));
    socket.send(new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength));
  }
  socket.send(JSON.stringify({ type: 'end' }));
}

/** Plays a call into a running server in real time and notes what a console sees, and when. */
export async function hearLive(server: { url: string; key: string }, call: ReferenceCall): Promise<HeardCall> {
  const response = await fetch(`${server.url}/api/calls`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ title: call.name, lang: call.lang, consent: 'recorded' }),
  });
  if (response.status !== 201) throw new Error(`POST /api/calls answers ${response.status}`);
  const { id, ingest } = (await response.json()) as { id: string; ingest: Record<Side, string> };

  const notes = createNotes();
  let started = 0;
  const console = io(`${server.url}/console`, { auth: { token: server.key }, transports: ['websocket'] });
  const ended = new Promise<void>((done) => {
    console.on('call:event', (event: CallEvent) => {
      notes.note(event, performance.now() - started);
      if (event.kind === 'call.ended') done();
    });
  });
  await new Promise<void>((done, fail) => {
    console.once('connect_error', fail);
    console.once('connect', () => {
      console.emit('call:follow', { callId: id, afterSeq: 0 }, (answer: { ok?: true }) =>
        answer.ok ? done() : fail(new Error('the console may not follow the call')),
      );
    });
  });
  const sockets = SIDES.map((side) => new WebSocket(`${ingest[side]}&rate=16000&encoding=s16le`));
  await Promise.all(sockets.map(opened));
  started = performance.now();
  await Promise.all(SIDES.map((side, i) => send(sockets[i]!, call.sound[side], started)));
  await Promise.race([ended, wait(LAST_EVENTS_MS, undefined, { ref: false })]);
  for (const socket of sockets) socket.close();
  console.disconnect();
  return notes;
}
