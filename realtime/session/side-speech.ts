import { type Prosody } from '#ml/prosody/prosody.port.ts';
import { isDropped } from '#ml/pool/pool.port.ts';
import type { Lang, Side } from '#realtime/contract/labels.ts';
import type { HeardTurn } from '#realtime/transcripts/crosstalk.ts';
import { nextPartial } from '#realtime/transcripts/stable-prefix.ts';
import { rms } from '#realtime/segments/pcm.ts';
import type { SessionPorts, Stage } from './ports.ts';
import { SideListener } from './side-listener.ts';
import { openUtterance, type Utterance } from './utterance.ts';

/** What a side tells the call about. Times on the call's clock. */
export interface SpeechSink {
  speaking(side: Side, on: boolean): void;
  level(side: Side, level: number, atMs: number): void;
  gap(side: Side, startMs: number, endMs: number): void;
  /** New words of an unfinished utterance. */
  partial(utterance: Utterance, nowMs: number): Promise<void>;
  /** Finished words, in the order in which the side spoke them. */
  final(utterance: Utterance, turn: HeardTurn, prosody: Promise<Prosody | null>): Promise<void>;
  /** The utterance had no words after all. */
  cleared(utterance: Utterance): void;
  failed(stage: Stage, error: unknown): void;
  partialLost(): void;
}

/**
 * "Partial words about twice a second", counted on the side's own sound, so that a slow machine asks less, not more. Whisper
 * pays for eight seconds each time, whatever was said (docs/models.md), so Mandarin is asked for half as often.
 */
const PARTIAL_EVERY_MS: Record<Lang, number> = { en: 480, zh: 1_000 };
const FIRST_PARTIAL_VOICED_MS = 250;

interface Options {
  callId: string;
  side: Side;
  lang: Lang;
  bias: readonly string[];
  pace: 'live' | 'upload';
  firstNumber: number;
  /** Waits until the other side's words of the same time are known, where they may be what is heard here. */
  settled(turn: { side: Side; startMs: number; endMs: number; level: number }): Promise<void>;
}

/** One side: from its sound to partial and final words. */
export class SideSpeech {
  readonly listener: SideListener;
  readonly side: Side;
  readonly #ports: SessionPorts;
  readonly #sink: SpeechSink;
  readonly #options: Options;
  /** The speaker, to the pool: only the newest partial of one speaker waits there. */
  readonly #key: string;
  #open: Utterance | null = null;
  #number: number;
  #finals: Promise<void> = Promise.resolve();
  /** Ends of utterances whose final is still awaited, oldest first. */
  readonly #pending: { startMs: number; endMs: number }[] = [];
  partialsDone = 0;
  partialsDropped = 0;
  #closed = false;

  constructor(ports: SessionPorts, sink: SpeechSink, options: Options) {
    this.#ports = ports;
    this.#sink = sink;
    this.#options = options;
    this.side = options.side;
    this.#key = `${options.callId}:${options.side}`;
    this.#number = options.firstNumber;
    this.listener = new SideListener(ports.vad.open(), {
      start: (startMs) => this.#start(startMs),
      grow: (nowMs, voicedMs) => this.#grow(nowMs, voicedMs),
      end: (startMs, endMs) => this.#end(startMs, endMs),
      discard: () => this.#discard(),
      level: (level, atMs) => sink.level(this.side, level, atMs),
      gap: (startMs, endMs) => sink.gap(this.side, startMs, endMs),
      failed: (error) => sink.failed('vad', error),
    });
  }

  get waitingFinals(): number {
    return this.#pending.length;
  }
  /** The last utterance's number. */
  get number(): number {
    return this.#number;
  }
  /** How far the words are behind the sound, ms of sound. */
  get delayMs(): number {
    const oldest = this.#pending[0];
    return Math.max(this.listener.waitingMs, oldest ? this.listener.audioMs - oldest.endMs : 0);
  }
  /** Loudness of this side's sound in a stretch of time, if it was speech that has no final yet or had one lately. */
  levelIn(startMs: number, endMs: number): number {
    return rms(this.listener.ring.slice(startMs, endMs));
  }
  /** Is something of this stretch still being spoken or recognised? */
  unsettled(startMs: number, endMs: number): boolean {
    const overlaps = (from: number, to: number) => Math.min(to, endMs) - Math.max(from, startMs) > 0;
    return (
      this.#pending.some((p) => overlaps(p.startMs, p.endMs)) || (this.#open !== null && overlaps(this.#open.startMs, this.listener.audioMs))
    );
  }

  /** Finishes what is open; resolves when every final of this side is out. */
  async finish(): Promise<void> {
    await this.listener.flush();
    await this.#finals;
  }

  silence(): void {
    this.#closed = true;
    this.listener.close();
    if (this.#open) this.#discard();
  }

  #start(startMs: number): void {
    this.#open = openUtterance(`${this.side}-${++this.#number}`, this.side, startMs);
    this.#sink.speaking(this.side, true);
  }

  #grow(nowMs: number, voicedMs: number): void {
    const u = this.#open;
    if (!u || u.busy || this.#options.pace === 'upload') return;
    if (voicedMs < FIRST_PARTIAL_VOICED_MS || nowMs - u.triedMs < PARTIAL_EVERY_MS[this.#options.lang]) return;
    u.busy = true;
    u.triedMs = nowMs;
    void this.#hearPartial(u, nowMs).finally(() => {
      u.busy = false;
    });
  }

  async #hearPartial(u: Utterance, nowMs: number): Promise<void> {
    try {
      const heard = await this.#ports.recognizers.of(this.#options.lang).transcribe(this.listener.ring.slice(u.startMs, nowMs), {
        kind: 'partial',
        draftTokens: u.tokens,
        bias: this.#options.bias,
        key: this.#key,
      });
      this.partialsDone++;
      if (u.over || this.#closed || heard.text === '') return;
      u.tokens = heard.tokens;
      u.partial = nextPartial(u.partial, heard.text, this.#options.lang);
      await this.#sink.partial(u, nowMs);
    } catch (error) {
      if (!isDropped(error)) this.#sink.failed('asr', error);
      else if (!u.over) {
        this.partialsDropped++;
        this.#sink.partialLost();
      }
    }
  }

  #end(startMs: number, endMs: number): void {
    const u = this.#open;
    if (!u) return;
    u.over = true;
    this.#open = null;
    this.#sink.speaking(this.side, false);
    const place = { startMs, endMs };
    this.#pending.push(place);
    const heard = this.#hearFinal(u, startMs, endMs);
    this.#finals = this.#finals
      .then(() => heard)
      .then((tell) => tell?.())
      .catch((error) => this.#sink.failed('asr', error))
      .finally(() => this.#pending.splice(this.#pending.indexOf(place), 1));
  }

  /** Recognises; what it returns tells the call, when it is this utterance's turn. */
  async #hearFinal(u: Utterance, startMs: number, endMs: number): Promise<(() => Promise<void>) | null> {
    const pcm = this.listener.ring.slice(startMs, endMs);
    const level = rms(pcm);
    // Only ever on the customer's track: no figure about how our own people feel is made in the first place.
    const prosody =
      this.side === 'customer'
        ? this.#ports.prosody.extract(pcm).catch((error): null => {
            this.#sink.failed('prosody', error);
            return null;
          })
        : Promise.resolve(null);
    let text = '';
    try {
      const heard = await this.#ports.recognizers.of(this.#options.lang).transcribe(pcm, {
        kind: 'final',
        draftTokens: u.tokens,
        bias: this.#options.bias,
        key: this.#key,
        source: this.#options.pace,
      });
      text = heard.text;
    } catch (error) {
      this.#sink.failed('asr', error);
      // The words of the last partial are worth more than none.
      text = u.partial.text;
    }
    if (this.#closed) return null;
    if (text === '') return async () => this.#sink.cleared(u);
    await this.#options.settled({ side: this.side, startMs, endMs, level });
    const turn: HeardTurn = { side: this.side, startMs, endMs, text, lang: this.#options.lang, level };
    return async () => (this.#closed ? undefined : this.#sink.final(u, turn, prosody));
  }

  #discard(): void {
    const u = this.#open;
    this.#open = null;
    if (!u) return;
    u.over = true;
    this.#sink.speaking(this.side, false);
    this.#sink.cleared(u);
  }
}
