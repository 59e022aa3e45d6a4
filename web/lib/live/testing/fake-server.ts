import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { Server } from 'socket.io';
import type { CallEvent } from '#realtime/contract/call-events.schema.ts';
import { foldCall } from '#realtime/contract/call-view.ts';
import { deliveryFigures } from '#realtime/contract/delivery.ts';
import type { CallPulse } from '#realtime/contract/pulses.schema.ts';
import type { ClientToServer, ServerToClient } from '#realtime/contract/socket.schema.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

export interface FakeData {
  session: unknown;
  /** Answers of plain GETs by path, such as `/api/playbook/cards`. */
  answers: Record<string, unknown>;
  calls: Record<string, CallEvent[]>;
  details?: Record<string, object>;
}

/**
 * A stand-in for the server, for tests of the console alone: the built console, recorded calls over a real socket, and
 * fixed answers. Every POST is accepted and kept in `posts`.
 */
export async function startFakeServer(buildDir: string, data: FakeData, port = 0) {
  const posts: { path: string; body: unknown }[] = [];
  const rows = () =>
    Object.entries(data.calls).map(([id, events]) => {
      const view = foldCall(id, events);
      const count = (kind: string) => view.moments.filter((m) => m.kind === kind && !m.withdrawn).length;
      return {
        id,
        title: view.title,
        lang: view.lang,
        stage: view.stage,
        source: view.source,
        status: view.status,
        customerId: null,
        customerName: view.customerName,
        ownerId: null,
        ownerName: null,
        createdAt: view.startedAt,
        startedAt: view.startedAt,
        endedAt: view.endedAt,
        endReason: view.endReason,
        durationMs: view.durationMs,
        risks: count('risk'),
        objections: count('objection'),
      };
    });

  function answer(path: string): unknown {
    if (path === '/api/session') return data.session;
    if (path === '/api/calls') return { items: rows(), next: null, boardSeq: 0 };
    const id = /^\/api\/calls\/([^/]+)$/.exec(path)?.[1];
    if (id && data.calls[id]) {
      const view = foldCall(id, data.calls[id]);
      return {
        ...view,
        id,
        delivery: deliveryFigures(view.transcript),
        record: null,
        audio: [],
        ownerName: null,
        createdAt: view.startedAt,
        ...data.details?.[id],
      };
    }
    return data.answers[path];
  }

  async function file(path: string, res: ServerResponse): Promise<void> {
    const safe = normalize(path).replace(/^(\.\.[/\\])+/, '');
    const name = extname(safe) ? safe : 'app.html';
    const bytes = await readFile(join(buildDir, name)).catch(() => null);
    if (!bytes) return void res.writeHead(404).end();
    res.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' }).end(bytes);
  }

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const path = new URL(req.url ?? '/', 'http://x').pathname;
    if (!path.startsWith('/api/')) return file(path, res);
    if (req.method !== 'GET') {
      const chunks: Buffer[] = [];
      for await (const chunk of req) chunks.push(chunk as Buffer);
      const text = Buffer.concat(chunks).toString();
      posts.push({ path, body: text === '' ? null : JSON.parse(text) });
      return void res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true }));
    }
    const found = answer(path);
    const body =
      found === undefined || found === null
        ? { error: { code: path === '/api/session' ? 'unauthenticated' : 'not_found', message: 'none' } }
        : found;
    const status = found ? 200 : path === '/api/session' ? 401 : 404;
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  const http = createServer((req, res) => void handle(req, res));
  const io = new Server<ClientToServer, ServerToClient>(http);
  const space = io.of('/console');
  space.on('connection', (socket) => {
    socket.emit('greeting', { version: 1, userId: 'me', role: 'rep', signals: [] });
    socket.on('call:follow', ({ callId, afterSeq }, ack) => {
      const events = data.calls[callId];
      if (!events) return ack({ error: { code: 'not_found', message: 'There is no such call.' } });
      void socket.join(callId);
      ack({ ok: true, seq: events.at(-1)?.seq ?? 0 });
      for (const event of events) if (event.seq > (afterSeq ?? 0)) socket.emit('call:event', event);
    });
    socket.on('call:whisper', ({ text }, ack) => {
      posts.push({ path: 'call:whisper', body: text });
      ack({ ok: true });
    });
    socket.on('board:follow', (_body, ack) => ack({ ok: true, seq: 0 }));
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const address = http.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`,
    posts,
    send: (event: CallEvent) => {
      data.calls[event.callId] = [...(data.calls[event.callId] ?? []), event];
      space.to(event.callId).emit('call:event', event);
    },
    pulse: (pulse: CallPulse) => space.to(pulse.callId).emit('call:pulse', pulse),
    /** Cuts every console off, as a lost network does. */
    cut: () => space.disconnectSockets(true),
    close: () => io.close(),
  };
}
