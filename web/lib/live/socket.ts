import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, FollowAck, PlainAck, ServerToClient } from '#realtime/contract/socket.schema.ts';
import type { LiveListener, LiveTransport } from './transport.ts';

const ACK_MS = 10_000;
/** After the server itself closed or refused the line, where socket.io does not try again by itself. */
const RETRY_MS = 2_000;

const lost: { error: { code: 'unavailable'; message: string } } = {
  error: { code: 'unavailable', message: 'no answer in time' },
};

/**
 * The product's wire. The session's cookie goes along by itself; nothing is connected before the first listener.
 * `onRefused` is told when the server closed or refused the line, so that a session that has ended is noticed.
 */
export function socketTransport(onRefused: () => void = () => {}, url = '/console'): LiveTransport {
  const socket: Socket<ServerToClient, ClientToServer> = io(url, {
    autoConnect: false,
    withCredentials: true,
    transports: ['websocket', 'polling'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 4_000,
  });
  const listeners = new Set<LiveListener>();
  const tell = (each: (listener: LiveListener) => void) => listeners.forEach(each);

  socket.on('connect', () => tell((l) => l.up?.()));
  let retry: ReturnType<typeof setTimeout> | undefined;
  const lostLine = () => {
    tell((l) => l.down?.());
    if (socket.active || listeners.size === 0) return;
    onRefused();
    clearTimeout(retry);
    retry = setTimeout(() => listeners.size > 0 && !socket.active && socket.connect(), RETRY_MS);
  };
  socket.on('disconnect', lostLine);
  socket.on('connect_error', lostLine);
  socket.on('greeting', (greeting) => tell((l) => l.greeting?.(greeting)));
  socket.on('call:event', (event) => tell((l) => l.event?.(event)));
  socket.on('call:pulse', (pulse) => tell((l) => l.pulse?.(pulse)));
  socket.on('board:event', (event) => tell((l) => l.board?.(event)));

  return {
    isUp: () => socket.connected,
    follow: (callId, afterSeq): Promise<FollowAck> =>
      socket
        .timeout(ACK_MS)
        .emitWithAck('call:follow', { callId, afterSeq })
        .catch(() => lost),
    unfollow: (callId) => {
      if (socket.connected) socket.emit('call:unfollow', { callId });
    },
    whisper: (callId, text): Promise<PlainAck> =>
      socket
        .timeout(ACK_MS)
        .emitWithAck('call:whisper', { callId, text })
        .catch(() => lost),
    followBoard: (board, afterSeq): Promise<FollowAck> =>
      socket
        .timeout(ACK_MS)
        .emitWithAck('board:follow', { board, afterSeq })
        .catch(() => lost),
    listen: (listener) => {
      listeners.add(listener);
      if (!socket.active) socket.connect();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) socket.disconnect();
      };
    },
  };
}
