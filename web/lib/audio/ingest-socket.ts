import type { IngestMessage } from '#realtime/contract/ingest.schema.ts';
import type { ErrorCode } from '#realtime/contract/errors.ts';

export type IngestPhase = 'connecting' | 'sending' | 'reconnecting' | 'ended' | 'refused';
export interface IngestEvents {
  phase: (phase: IngestPhase, code?: ErrorCode) => void;
}

/** What is kept while the line is down; older sound is dropped, the newest is worth more. */
export const KEEP_MS = 5_000;
const BACKOFF_MS = [300, 600, 1_200, 2_500, 4_000];
/** After these the same address will not be let in again. */
const FINAL: readonly ErrorCode[] = [
  'unauthenticated',
  'forbidden',
  'not_found',
  'gone',
  'call_ended',
  'side_taken',
  'consent_missing',
  'consent_declined',
];

/** The address with the format of what we send. */
export function ingestUrl(address: string, rate: number, origin = location.href): string {
  const url = new URL(address, origin.replace(/^http/, 'ws'));
  url.protocol = url.protocol.replace('http', 'ws');
  url.searchParams.set('rate', String(rate));
  url.searchParams.set('encoding', 's16le');
  return url.href;
}

/** One side's sound on its way in. It comes back by itself after a drop, with the same address. */
export class IngestSocket {
  readonly #url: string;
  readonly #events: IngestEvents;
  readonly #keepBytes: number;
  #socket: WebSocket | null = null;
  #ready = false;
  #closed = false;
  #tries = 0;
  #kept: ArrayBuffer[] = [];
  #keptBytes = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(address: string, rate: number, events: IngestEvents) {
    this.#url = ingestUrl(address, rate);
    this.#events = events;
    this.#keepBytes = (rate * 2 * KEEP_MS) / 1000;
    this.#open();
  }

  send(pcm: ArrayBuffer): void {
    if (this.#ready && this.#socket) return this.#socket.send(pcm);
    this.#kept.push(pcm);
    this.#keptBytes += pcm.byteLength;
    while (this.#keptBytes > this.#keepBytes) this.#keptBytes -= this.#kept.shift()?.byteLength ?? 0;
  }

  end(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#timer);
    if (this.#ready) this.#socket?.send(JSON.stringify({ type: 'end' }));
    this.#socket?.close();
    this.#events.phase('ended');
  }

  #open(): void {
    this.#events.phase(this.#tries === 0 ? 'connecting' : 'reconnecting');
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.onmessage = ({ data }) => typeof data === 'string' && this.#told(data);
    socket.onclose = () => this.#lost();
  }

  #told(text: string): void {
    let message: IngestMessage;
    try {
      message = JSON.parse(text) as IngestMessage;
    } catch {
      return;
    }
    if (message.type === 'ready') {
      this.#ready = true;
      this.#tries = 0;
      for (const pcm of this.#kept) this.#socket?.send(pcm);
      this.#kept = [];
      this.#keptBytes = 0;
      this.#events.phase('sending');
    } else if (FINAL.includes(message.code)) {
      this.#closed = true;
      this.#events.phase('refused', message.code);
      this.#socket?.close();
    }
  }

  #lost(): void {
    this.#ready = false;
    if (this.#closed) return;
    const wait = BACKOFF_MS[Math.min(this.#tries, BACKOFF_MS.length - 1)];
    this.#tries++;
    this.#events.phase('reconnecting');
    this.#timer = setTimeout(() => this.#open(), wait);
  }
}
