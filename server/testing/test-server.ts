import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { CallEvent } from '#realtime/contract/call-events.schema.ts';
import type { Side } from '#realtime/contract/labels.ts';
import type { Scope } from '#realtime/contract/people.ts';
import type { ClientToServer, ServerToClient } from '#realtime/contract/socket.schema.ts';
import type { Said } from '#realtime/session/session.fake.ts';
import { memorySinks } from '#realtime/sources/recording.fake.ts';
import { loadConfig } from '../config/config.ts';
import { fakeHearing } from '../live/hearing.fake.ts';
import { DEMO_WORKSPACE } from '../seed/demo-workspace.ts';
import type { Parts } from '../services.ts';
import { start } from '../start.ts';

export type ConsoleSocket = Socket<ServerToClient, ClientToServer>;

interface Options {
  env?: Record<string, string>;
  parts?: Partial<Parts>;
  say?: (side: Side, n: number) => Said;
  /** Goes on in this folder, as after a restart. */
  dataDir?: string;
  webRoot?: string | null;
}

/** The whole server on a free port with models that hear loudness; real database, real sockets. */
export async function startTestServer(options: Options = {}) {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'qs-'));
  const config = loadConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...options.env });
  const sinks = memorySinks();
  const running = await start(
    config,
    { hearing: () => fakeHearing(options.say), sinks, openRecording: null, afterCall: null, ...options.parts },
    { webRoot: options.webRoot ?? null },
  );
  const s = running.services;
  const { url } = running;
  const opened: { close(): unknown }[] = [];

  async function key(...scopes: Scope[]): Promise<string> {
    return (await s.identity.newKey({ workspaceId: DEMO_WORKSPACE, name: 'test', scopes, createdBy: null })).secret;
  }
  /** A session of a demo person, by the end of their id: `rep`, `coach`, `manager_zh` … */
  async function session(person: string): Promise<string> {
    return (await s.identity.startSession(`usr_demo_${person}`)).secret;
  }
  async function request(method: string, path: string, token: string | null, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : body instanceof FormData ? body : JSON.stringify(body),
    });
    const text = await response.text();
    // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of every shape
    let json: any = null;
    try {
      json = JSON.parse(text);
    } catch {
      // Not every answer is JSON.
    }
    return { status: response.status, headers: response.headers, text, json };
  }

  return {
    ...running,
    s,
    dataDir,
    sinks,
    key,
    session,
    request,
    get: (path: string, token: string | null) => request('GET', path, token),
    post: (path: string, token: string | null, body: unknown = {}) => request('POST', path, token, body),
    /** A console that is connected, with what it was sent. */
    async console(token: string) {
      const socket: ConsoleSocket = io(`${url}/console`, { auth: { token }, transports: ['websocket'], forceNew: true, reconnection: false });
      opened.push(socket);
      const events: CallEvent[] = [];
      socket.on('call:event', (event) => events.push(event));
      await new Promise<void>((done, failed) => {
        socket.once('connect', done);
        socket.once('connect_error', failed);
      });
      return { socket, events };
    },
    /** An ingest socket, with what it was told. */
    async ingest(address: string) {
      const ws = new WebSocket(address);
      const told: { type: string; code?: string; message?: string }[] = [];
      opened.push({ close: () => ws.terminate() });
      ws.on('message', (data) => told.push(JSON.parse(String(data))));
      const closed = new Promise<{ code: number; reason: string }>((done) =>
        ws.on('close', (code, reason) => done({ code, reason: String(reason) })),
      );
      ws.on('error', () => {});
      await new Promise<void>((done) => ws.once('open', done));
      return { ws, told, closed };
    },
    /** What a signal does; clients keep their sockets until the server ends them. */
    shutdown: running.stop,
    async stop(keep = false) {
      for (const socket of opened) socket.close();
      await running.stop();
      if (!keep) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

/** Waits until `check` gives something true. */
export async function until<T>(check: () => T | Promise<T>, capMs = 4000): Promise<NonNullable<T>> {
  const end = Date.now() + capMs;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited ${capMs} ms in vain`);
    await new Promise((done) => setTimeout(done, 10));
  }
}

/** `ms` of a loud tone, then `quietMs` of silence, s16le. */
export function tone(ms: number, quietMs = 0, rate = 16_000): Buffer {
  const loud = Math.round((ms * rate) / 1000);
  const out = Buffer.alloc(2 * (loud + Math.round((quietMs * rate) / 1000)));
  for (let i = 0; i < loud; i++) out.writeInt16LE(Math.round(9000 * Math.sin((2 * Math.PI * 220 * i) / rate)), 2 * i);
  return out;
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
