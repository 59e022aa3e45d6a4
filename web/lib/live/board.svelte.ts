import type { BoardEvent } from '#realtime/contract/socket.schema.ts';
import type { LiveTransport } from './transport.ts';

/** Follows a board from now on and again after every reconnect; returns the way out. */
export function followBoard(
  transport: LiveTransport,
  board: BoardEvent['board'],
  onEvent: (event: BoardEvent) => void,
): () => void {
  let seq = 0;
  const follow = async () => {
    const ack = await transport.followBoard(board, seq);
    if ('ok' in ack) seq = Math.max(seq, ack.seq);
  };
  const leave = transport.listen({
    up: () => void follow(),
    board: (event) => {
      if (event.board !== board || (event.seq > 0 && event.seq < seq)) return;
      seq = Math.max(seq, event.seq);
      onEvent(event);
    },
  });
  if (transport.isUp()) void follow();
  return leave;
}
