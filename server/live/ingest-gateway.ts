import type { IncomingMessage } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { ingestQuerySchema, ingestSideSchema } from '#realtime/contract/ingest.schema.ts';
import type { Services } from '../services.ts';
import { AppError } from '../shared/errors.ts';
import { IngestConnection } from './ingest-connection.ts';
import { admit } from './ingest-access.ts';
import { refuse } from './ingest-messages.ts';
import { TwilioConnection } from './twilio-connection.ts';
import type { Upgrade } from './upgrades.ts';

/** Largest message; four minutes of sound at 16 kHz. ws ends the connection with 1009 beyond it. */
const MOST_BYTES = 8 * 1024 * 1024;
const BEAT_MS = 5_000;
const PATH = /^\/ingest\/calls\/([\w-]{1,64})\/([a-z]{1,20})$/;

interface Beating {
  ws: WebSocket;
  alive: boolean;
}

/** Where sound comes in over a websocket: one side of a call, or both from a telephone bridge. */
export function attachIngest(s: Services): { upgrade: Upgrade; close(): Promise<void> } {
  const server = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES, perMessageDeflate: false });
  const beating = new Set<Beating>();
  let closing = false;

  const beat = setInterval(() => {
    for (const entry of beating) {
      // A peer that answered neither of the last two pings is gone, whatever its connection looks like.
      if (!entry.alive) {
        entry.ws.terminate();
        continue;
      }
      entry.alive = false;
      entry.ws.ping();
    }
  }, BEAT_MS);
  beat.unref();

  function keep(ws: WebSocket): void {
    const entry = { ws, alive: true };
    const awake = () => (entry.alive = true);
    beating.add(entry);
    ws.on('pong', awake);
    ws.on('message', awake);
    ws.on('close', () => beating.delete(entry));
    ws.on('error', () => ws.terminate());
  }

  async function serveSide(ws: WebSocket, callId: string, sideText: string, query: URLSearchParams): Promise<void> {
    const connection = new IngestConnection(ws, s);
    try {
      const side = ingestSideSchema.safeParse(sideText);
      if (!side.success) throw new AppError('not_found', 'A call has the sides rep and customer.');
      const parsed = ingestQuerySchema.safeParse(Object.fromEntries(query));
      if (!query.get('key')) throw new AppError('unauthenticated', 'The address lacks its key.');
      // Who asks comes before how: a wrong key learns nothing about the rest.
      const runner = await admit(s, query.get('key') ?? '', callId, side.data);
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw new AppError('bad_request', `${issue?.path.join('.') ?? 'query'}: ${issue?.message ?? 'is not valid'}`);
      }
      if (parsed.data.encoding === 'mulaw' && query.has('rate') && parsed.data.rate !== 8000) {
        throw new AppError('bad_request', 'mulaw comes at 8000 Hz.');
      }
      const rate = parsed.data.encoding === 'mulaw' ? 8000 : parsed.data.rate;
      await connection.start(runner, side.data, rate, parsed.data.encoding);
    } catch (error) {
      s.metrics.ingestErrors.inc({ code: error instanceof AppError ? error.code : 'internal' });
      refuse(ws, error);
    }
  }

  const upgrade: Upgrade = (req: IncomingMessage, socket, head) => {
    const url = new URL(req.url ?? '/', 'http://localhost');
    const path = PATH.exec(url.pathname);
    const twilio = url.pathname === '/ingest/twilio';
    if ((!path && !twilio) || closing) return false;
    server.handleUpgrade(req, socket, head, (ws) => {
      keep(ws);
      if (twilio) new TwilioConnection(ws, s);
      else void serveSide(ws, path?.[1] ?? '', path?.[2] ?? '', url.searchParams);
    });
    return true;
  };

  return {
    upgrade,
    /** Stops taking sound: every side is dropped and may come back after the next start. */
    async close() {
      closing = true;
      clearInterval(beat);
      for (const ws of server.clients) ws.close(1001, 'going away');
      const hurry = setTimeout(() => server.clients.forEach((ws) => ws.terminate()), 500);
      await new Promise<void>((done) => server.close(() => done()));
      clearTimeout(hurry);
    },
  };
}
