import { WebSocket } from 'ws';
import type { Side } from '#realtime/contract/labels.ts';
import { s16FromFloat } from '#realtime/segments/pcm.ts';
import type { SideOutlet } from '#realtime/sources/livekit/room-listener.ts';

const OPEN_MS = 5_000;
/** Two seconds of sound may wait in the socket; what is beyond that is left out, and counted. */
const MOST_WAITING = 64_000;

export interface IngestAt {
  /** http(s)://host of the server that has the calls. */
  server: string;
  /** With the scope `ingest`. */
  key: string;
  onDropped(samples: number): void;
}

/** Brings a room's side to a server elsewhere, by its ingest socket. Rejects where the side is refused. */
export function openIngest({ server, key, onDropped }: IngestAt, callId: string, side: Side): Promise<SideOutlet> {
  const url = new URL(`/ingest/calls/${callId}/${side}`, server.replace(/^http/, 'ws'));
  url.searchParams.set('key', key);
  const ws = new WebSocket(url, { perMessageDeflate: false });
  return new Promise((done, failed) => {
    const late = setTimeout(() => fail(new Error('the server did not answer in time')), OPEN_MS);
    function fail(error: Error): void {
      clearTimeout(late);
      failed(error);
      ws.terminate();
    }
    ws.on('error', () => fail(new Error('the server cannot be reached')));
    ws.on('close', () => fail(new Error('the server closed the side')));
    ws.on('message', (data) => {
      const told = JSON.parse(String(data)) as { type: string; code?: string };
      if (told.type === 'error' && told.code !== 'flooding') fail(new Error(`the side was refused: ${told.code ?? ''}`));
      if (told.type !== 'ready') return;
      clearTimeout(late);
      done({
        push(samples) {
          if (ws.bufferedAmount > MOST_WAITING) return onDropped(samples.length);
          ws.send(s16FromFloat(samples));
        },
        drop: () => ws.close(1000),
        get closed() {
          return ws.readyState !== ws.OPEN;
        },
      });
    });
  });
}
