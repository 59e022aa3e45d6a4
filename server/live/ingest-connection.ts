import type { RawData, WebSocket } from 'ws';
import { ingestControlSchema } from '#realtime/contract/ingest.schema.ts';
import type { Side } from '#realtime/contract/labels.ts';
import type { Services } from '../services.ts';
import { AppError } from '../shared/errors.ts';
import type { CallRunner, SideFeed } from './call-runner.ts';
import { FlowCredit } from './flow-credit.ts';
import { refuse, tell, tellError } from './ingest-messages.ts';
import { PcmDecoder, type Encoding } from './pcm-decoder.ts';
import { takeSide } from './take-side.ts';

/** Messages that make no sense before the connection is ended. */
const MOST_BAD = 20;
/** Sound that came before the side was open, bytes; a sender need not wait for `ready`. */
const MOST_EARLY = 1024 * 1024;

/** One websocket that brings one side's sound. Memory is bounded: who sends faster than is heard is not read. */
export class IngestConnection {
  readonly #ws: WebSocket;
  readonly #s: Services;
  readonly #credit: FlowCredit;
  #decoder = new PcmDecoder('s16le');
  #rate = 16_000;
  #feed: SideFeed | null = null;
  #early: { data: Buffer; binary: boolean }[] | null = [];
  #earlyBytes = 0;
  #bad = 0;
  #bytes = 0;
  #toldFlooding = false;
  #over = false;
  #heardAt: number;

  constructor(ws: WebSocket, s: Services) {
    this.#ws = ws;
    this.#s = s;
    this.#heardAt = s.clock.now();
    this.#credit = new FlowCredit(s.clock.now());
    ws.on('message', (data: RawData, binary) => {
      const bytes = data as Buffer;
      if (!this.#early) return this.#take(bytes, binary);
      this.#earlyBytes += bytes.length;
      this.#early.push({ data: bytes, binary });
      if (this.#earlyBytes > MOST_EARLY) ws.pause();
    });
    ws.on('close', () => {
      this.#over = true;
      this.#feed?.drop();
    });
  }

  async start(runner: CallRunner, side: Side, rate: number, encoding: Encoding): Promise<void> {
    this.#decoder = new PcmDecoder(encoding);
    this.#rate = rate;
    const feed = await takeSide(runner, side, {
      lastHeardAt: () => this.#heardAt,
      ping: () => this.#ws.ping(),
      onPong: (listener) => this.#ws.once('pong', listener),
      terminate: () => {
        this.#feed?.drop();
        this.#ws.terminate();
      },
    });
    if (this.#over) return feed.drop();
    this.#feed = feed;
    tell(this.#ws, { type: 'ready' });
    const early = this.#early ?? [];
    this.#early = null;
    for (const { data, binary } of early) this.#take(data, binary);
    if (!this.#over) this.#ws.resume();
  }

  #take(bytes: Buffer, binary: boolean): void {
    this.#heardAt = this.#s.clock.now();
    if (this.#over) return;
    if (binary) this.#sound(bytes);
    else this.#control(bytes);
  }

  #control(bytes: Buffer): void {
    let message: unknown;
    try {
      message = JSON.parse(bytes.toString('utf8'));
    } catch {
      message = null;
    }
    if (!ingestControlSchema.safeParse(message).success) return this.#refuseFrame();
    this.#over = true;
    // A side that never made a sound is not over: its sender had nothing to send, and may find out why.
    if (this.#bytes === 0) {
      this.#feed?.drop();
      this.#count('empty_audio');
      return refuse(this.#ws, new AppError('empty_audio', 'No sound came before the end.'));
    }
    this.#feed?.end();
    this.#ws.close(1000, 'ended');
  }

  /** Text where sound was expected: said each time, and nothing is lost by it. */
  #refuseFrame(): void {
    this.#count('bad_frame');
    tellError(this.#ws, 'bad_frame', 'Binary messages with sound are expected here, or {"type":"end"}.');
    if (++this.#bad < MOST_BAD) return;
    this.#over = true;
    this.#feed?.drop();
    this.#ws.close(1008, 'bad_frame');
  }

  #sound(bytes: Buffer): void {
    this.#bytes += bytes.length;
    const samples = this.#decoder.decode(bytes);
    const ms = (samples.length * 1000) / this.#rate;
    this.#s.metrics.ingestSeconds.inc(ms / 1000);
    this.#feed?.push(samples, this.#rate);
    const wait = this.#credit.take(ms, this.#s.clock.now());
    if (wait > 0 && !this.#toldFlooding) {
      this.#toldFlooding = true;
      this.#count('flooding');
      tellError(this.#ws, 'flooding', 'Sound comes faster than four times real time; it is read no faster than that.');
    }
    // Not reading is what bounds memory: the sender's own network stack holds the rest.
    if (wait > 0) this.#rest(wait);
  }

  #rest(wait: number): void {
    this.#ws.pause();
    const timer = setTimeout(() => {
      void (this.#feed?.ready() ?? Promise.resolve()).then(() => {
        if (!this.#over) this.#ws.resume();
      });
    }, wait);
    this.#ws.once('close', () => clearTimeout(timer));
  }

  #count(code: string): void {
    this.#s.metrics.ingestErrors.inc({ code });
  }
}
