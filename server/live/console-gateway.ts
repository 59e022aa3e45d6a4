import type { Server as HttpServer } from 'node:http';
import { Server, type Namespace, type Socket } from 'socket.io';
import { z } from 'zod';
import { OBJECTION_LABELS, RISK_LABELS, RISK_SEVERITY } from '#realtime/contract/labels.ts';
import type { CallPulse } from '#realtime/contract/pulses.schema.ts';
import {
  boardFollowSchema,
  callFollowSchema,
  callUnfollowSchema,
  whisperSchema,
  type BoardEvent,
  type ClientToServer,
  type Greeting,
  type ServerToClient,
  type SocketError,
} from '#realtime/contract/socket.schema.ts';
import { CONTRACT_VERSION } from '#realtime/contract/version.ts';
import type { BoardLine } from '../event-log/board-log.ts';
import type { Services } from '../services.ts';
import { demand, ruleOf } from '../shared/access.ts';
import { AppError, errorBody, notFound } from '../shared/errors.ts';
import { identifyUpgrade } from '../shared/http/identity.ts';
import { inReach, reachOf, userIdOf, type Principal } from '../shared/principal.ts';

interface SocketData {
  who: Principal;
}
type ConsoleSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>;

const MOST_CALLS = 50;
const MOST_LINES = 500;
/** Messages that wait for a slow connection before its pulses are dropped. */
const MOST_WAITING = 64;
const HANDSHAKE = z.object({ token: z.string().max(200).optional() });

/** The sockets of the console: who may connect, and what a connection may follow. */
export function attachConsole(http: HttpServer, s: Services) {
  // destroyUpgrade: false, or socket.io ends the upgrades of /ingest after a second.
  const io = new Server(http, {
    destroyUpgrade: false,
    serveClient: false,
    maxHttpBufferSize: 100_000,
    perMessageDeflate: false,
    pingInterval: 10_000,
    pingTimeout: 10_000,
  });
  const namespace = io.of('/console') as Namespace<ClientToServer, ServerToClient, Record<string, never>, SocketData>;

  namespace.use(async (socket, next) => {
    const token = HANDSHAKE.safeParse(socket.handshake.auth).data?.token ?? null;
    try {
      const who = await identifyUpgrade(socket.handshake.headers, token, s);
      if (!who || who.kind === 'ingest') throw new AppError('unauthenticated', 'Sign in, or connect with a key.');
      socket.data.who = who;
    } catch (error) {
      return next(refusal(error));
    }
    next();
  });

  namespace.on('connection', (socket) => {
    const leave = s.sockets.add(socket.data.who, () => socket.disconnect(true));
    s.metrics.sockets.inc();
    serve(socket, s);
    socket.on('disconnect', () => {
      leave();
      s.metrics.sockets.dec();
    });
  });

  return { io, close: () => io.close() };
}

/**
 * How many messages wait for this connection. socket.io's own `volatile` drops whatever comes while one message is on its
 * way, so that of two pulses in one moment the second would never arrive.
 */
const waiting = (socket: ConsoleSocket): number => (socket.conn as unknown as { writeBuffer?: unknown[] }).writeBuffer?.length ?? 0;

/** socket.io hands `data` of a refusal to the client. */
const refusal = (error: unknown): Error => {
  const data = errorBody(error);
  return Object.assign(new Error(data.error.code), { data });
};

function serve(socket: ConsoleSocket, s: Services): void {
  const { who } = socket.data;
  const reach = reachOf(who);
  const followed = new Map<string, () => void>();
  const boards = new Map<string, () => void>();
  /** Calls that this connection follows as a coach. */
  const coaching = new Set<string>();

  socket.emit('greeting', greeting(who));

  /** Checks who asks and what, in this order; answers errors with their code. */
  function on<S extends z.ZodType, A>(name: keyof ClientToServer, schema: S, handle: (body: z.infer<S>) => Promise<A>): void {
    const rule = ruleOf('SOCKET', name);
    const listener = async (body: unknown, ack?: (answer: A | SocketError) => void) => {
      try {
        demand(rule, who);
        const parsed = schema.safeParse(body);
        if (!parsed.success) throw new AppError('invalid', parsed.error.issues[0]?.message ?? 'The message is not valid.');
        const answer = await handle(parsed.data);
        if (typeof ack === 'function') ack(answer);
      } catch (error) {
        if (!(error instanceof AppError)) s.log.error({ err: error, message: name }, 'a console message failed');
        if (typeof ack === 'function') ack(errorBody(error) as SocketError);
      }
    };
    socket.on(name as 'call:follow', listener as never);
  }

  on('call:follow', callFollowSchema, async ({ callId, afterSeq }) => {
    const call = await s.calls.inWorkspace(who.workspaceId, callId, reach);
    if (!call) throw notFound('call');
    followed.get(callId)?.();
    if (!followed.has(callId) && followed.size >= MOST_CALLS) throw new AppError('too_large', `Follow at most ${MOST_CALLS} calls at once.`);
    const pulse = s.pulses.subscribe(callId, (p: CallPulse) => {
      if (waiting(socket) < MOST_WAITING) socket.emit('call:pulse', p);
    });
    // Until the log answers, leaving must still work.
    let gone = false;
    let stop = () => {};
    followed.set(callId, () => {
      gone = true;
      pulse();
      stop();
    });
    const following = await s.events.follow(callId, afterSeq, (event) => {
      if (!gone) socket.emit('call:event', event);
    });
    if (gone) following.stop();
    stop = following.stop;
    if (who.kind === 'user' && who.role !== 'rep' && who.role !== 'new_hire' && call.ownerId !== who.userId && !gone) join(callId);
    return { ok: true as const, seq: following.seq };
  });

  function join(callId: string): void {
    if (who.kind !== 'user' || coaching.has(callId) || !s.live.get(callId)?.begun) return;
    coaching.add(callId);
    void s.live.note(callId, { kind: 'coach.joined', userId: who.userId, name: who.name }).catch(() => {});
  }
  function part(callId: string): void {
    const userId = userIdOf(who);
    if (!userId || !coaching.delete(callId) || !s.live.get(callId) || s.live.get(callId)?.ended) return;
    void s.live.note(callId, { kind: 'coach.left', userId }).catch(() => {});
  }
  function unfollow(callId: string): void {
    followed.get(callId)?.();
    followed.delete(callId);
    part(callId);
  }

  on('call:unfollow', callUnfollowSchema, async ({ callId }) => {
    unfollow(callId);
    return { ok: true as const };
  });

  on('call:whisper', whisperSchema, async ({ callId, text }) => {
    const call = await s.calls.inWorkspace(who.workspaceId, callId, reach);
    if (!call) throw notFound('call');
    if (call.status === 'ended') throw new AppError('call_ended', 'This call has ended.');
    if (who.kind !== 'user') throw new AppError('forbidden', 'Only people whisper.');
    await s.live.note(callId, { kind: 'whisper.sent', userId: who.userId, name: who.name, text });
    return { ok: true as const };
  });

  on('board:follow', boardFollowSchema, async ({ board, afterSeq }) => {
    boards.get(board)?.();
    boards.delete(board);
    // A board's lines only say what changed; who was away for long reads the list again instead.
    const from = Math.max(afterSeq, (await s.boards.head(who.workspaceId, board)) - MOST_LINES);
    const following = await s.boards.follow(who.workspaceId, board, from, (line) => {
      if (line.audience.ownerId === null && line.audience.teamId === null) socket.emit('board:event', boardEvent(line));
      else if (inReach(reach, line.audience)) socket.emit('board:event', boardEvent(line));
    });
    if (socket.connected) boards.set(board, following.stop);
    else following.stop();
    return { ok: true as const, seq: following.seq };
  });

  socket.on('disconnect', () => {
    for (const callId of [...followed.keys()]) unfollow(callId);
    for (const stop of boards.values()) stop();
  });
}

const boardEvent = ({ board, seq, at, kind, id, data }: BoardLine): BoardEvent => ({ board, seq, at, kind, id, data });

function greeting(who: Principal): Greeting {
  return {
    version: CONTRACT_VERSION,
    userId: userIdOf(who),
    role: who.kind === 'user' ? who.role : 'key',
    signals: [
      ...RISK_LABELS.map((label) => ({ kind: 'risk' as const, label, tone: 'risk' as const, severity: RISK_SEVERITY[label] })),
      ...OBJECTION_LABELS.map((label) => ({ kind: 'objection' as const, label, tone: 'objection' as const })),
    ],
  };
}
