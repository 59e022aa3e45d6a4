import type { RawData, WebSocket } from 'ws';
import { twilioMessageSchema, type TwilioMessage } from '#realtime/contract/ingest.schema.ts';
import { SIDES, type Side } from '#realtime/contract/labels.ts';
import type { Services } from '../services.ts';
import { AppError } from '../shared/errors.ts';
import type { SideFeed } from './call-runner.ts';
import { FlowCredit } from './flow-credit.ts';
import { admit } from './ingest-access.ts';
import { refuse, tell, tellError } from './ingest-messages.ts';
import { PcmDecoder } from './pcm-decoder.ts';
import { takeSide } from './take-side.ts';

const RATE = 8_000;
const START_MS = 10_000;
const MOST_BAD = 20;
type Start = Extract<TwilioMessage, { event: 'start' }>['start'];

/**
 * The Media Streams messages of a telephone bridge: both tracks on one connection, 8 kHz µ-law. `inbound` is who calls
 * or was called (the customer), `outbound` what they hear (our side); `customParameters.inbound` may say otherwise.
 */
export class TwilioConnection {
  readonly #ws: WebSocket;
  readonly #s: Services;
  readonly #feeds: Partial<Record<Side, SideFeed>> = {};
  readonly #credit: Record<Side, FlowCredit>;
  readonly #decoder = new PcmDecoder('mulaw');
  readonly #startTimer: NodeJS.Timeout;
  #inbound: Side = 'customer';
  #phase: 'waiting' | 'opening' | 'open' | 'over' = 'waiting';
  #early: TwilioMessage[] = [];
  #bad = 0;
  #heardAt: number;

  constructor(ws: WebSocket, s: Services) {
    this.#ws = ws;
    this.#s = s;
    this.#heardAt = s.clock.now();
    this.#credit = { rep: new FlowCredit(this.#heardAt), customer: new FlowCredit(this.#heardAt) };
    this.#startTimer = setTimeout(() => this.#fail(new AppError('bad_request', 'No start message came.')), START_MS);
    ws.on('message', (data: RawData, binary) => this.#receive(data as Buffer, binary));
    ws.on('close', () => this.#leave('drop'));
  }

  #receive(bytes: Buffer, binary: boolean): void {
    this.#heardAt = this.#s.clock.now();
    if (this.#phase === 'over') return;
    const message = binary ? null : parse(bytes);
    if (!message) {
      this.#s.metrics.ingestErrors.inc({ code: 'bad_frame' });
      tellError(this.#ws, 'bad_frame', 'Media Streams messages in JSON are expected here.');
      if (++this.#bad >= MOST_BAD) this.#fail(new AppError('bad_frame', 'Too many messages that are not understood.'));
      return;
    }
    if (this.#phase === 'opening') {
      if (this.#early.length < 500) this.#early.push(message);
      return;
    }
    this.#handle(message);
  }

  #handle(message: TwilioMessage): void {
    if (message.event === 'start' && this.#phase === 'waiting') void this.#open(message.start);
    else if (message.event === 'media' && this.#phase === 'open') this.#media(message.media);
    else if (message.event === 'stop') {
      this.#leave('end');
      this.#ws.close(1000, 'ended');
    }
  }

  async #open(start: Start): Promise<void> {
    this.#phase = 'opening';
    clearTimeout(this.#startTimer);
    const { key, callId, inbound } = start.customParameters;
    try {
      if (!key) throw new AppError('unauthenticated', 'customParameters lack the key.');
      if (!callId) throw new AppError('bad_request', 'customParameters lack the callId.');
      const format = start.mediaFormat;
      if (format && (format.encoding !== 'audio/x-mulaw' || format.sampleRate !== RATE)) {
        throw new AppError('unsupported_audio', 'audio/x-mulaw at 8000 Hz is expected.');
      }
      // Our side's key is wanted: who may speak for us may bring both tracks.
      const runner = await admit(this.#s, key, callId, 'rep');
      if (inbound === 'rep') this.#inbound = 'rep';
      const tracks = start.tracks ?? ['inbound', 'outbound'];
      for (const side of SIDES) {
        if (!tracks.includes(this.#trackOf(side))) continue;
        // A side that does not want to be heard is left out; the other goes on.
        if (runner.consent[side] !== 'accepted') continue;
        this.#feeds[side] = await takeSide(runner, side, {
          lastHeardAt: () => this.#heardAt,
          ping: () => this.#ws.ping(),
          onPong: (listener) => this.#ws.once('pong', listener),
          terminate: () => {
            this.#leave('drop');
            this.#ws.terminate();
          },
        });
      }
      if (this.#ws.readyState !== this.#ws.OPEN) return this.#leave('drop');
      this.#phase = 'open';
      tell(this.#ws, { type: 'ready' });
      for (const message of this.#early.splice(0)) this.#handle(message);
    } catch (error) {
      this.#fail(error);
    }
  }

  #trackOf(side: Side): string {
    return side === this.#inbound ? 'inbound' : 'outbound';
  }

  #media({ track, payload }: Extract<TwilioMessage, { event: 'media' }>['media']): void {
    const side: Side = track.startsWith('inbound') ? this.#inbound : this.#inbound === 'rep' ? 'customer' : 'rep';
    const feed = this.#feeds[side];
    if (!feed) return;
    const samples = this.#decoder.decode(Buffer.from(payload, 'base64'));
    feed.push(samples, RATE);
    const ms = (samples.length * 1000) / RATE;
    this.#s.metrics.ingestSeconds.inc(ms / 1000);
    const wait = this.#credit[side].take(ms, this.#s.clock.now());
    if (wait === 0) return;
    this.#ws.pause();
    setTimeout(() => this.#phase !== 'over' && this.#ws.resume(), wait);
  }

  #leave(how: 'drop' | 'end'): void {
    this.#phase = 'over';
    clearTimeout(this.#startTimer);
    for (const side of SIDES) {
      this.#feeds[side]?.[how]();
      delete this.#feeds[side];
    }
  }

  #fail(error: unknown): void {
    this.#s.metrics.ingestErrors.inc({ code: error instanceof AppError ? error.code : 'internal' });
    this.#leave('drop');
    refuse(this.#ws, error);
  }
}

function parse(bytes: Buffer): TwilioMessage | null {
  try {
    const value = JSON.parse(bytes.toString('utf8')) as { event?: unknown };
    const parsed = twilioMessageSchema.safeParse(value);
    if (parsed.success) return parsed.data;
    // Events that the format may get later are ignored rather than refused.
    const known = ['connected', 'start', 'media', 'stop', 'mark', 'dtmf'];
    return typeof value.event === 'string' && !known.includes(value.event) ? { event: 'mark' } : null;
  } catch {
    return null;
  }
}
