import type { VoiceStream } from '#ml/vad/vad.port.ts';
import { FRAME_MS } from '#ml/vad/vad.port.ts';
import { AudioRing } from '#realtime/segments/audio-ring.ts';
import {
  DEFAULT_ENDPOINTING,
  type EndpointAction,
  type EndpointSettings,
  type EndpointState,
  flushEndpoint,
  initialEndpointState,
  stepEndpoint,
} from '#realtime/segments/endpointer.ts';
import { rms } from '#realtime/segments/pcm.ts';
import { RATE, Resampler } from '#realtime/segments/resampler.ts';

/** What one side's sound turns into. Times are on the call's audio clock, ms. */
export interface SpeechHandler {
  start(startMs: number): void;
  /** The open utterance has grown to `nowMs`. */
  grow(nowMs: number, voicedMs: number): void;
  end(startMs: number, endMs: number, cut: boolean): void;
  discard(): void;
  level(level: number, atMs: number): void;
  gap(startMs: number, endMs: number): void;
  failed(error: unknown): void;
}

/** Sound goes to voice detection in blocks of two frames: one message to a worker for 64 ms. */
const BLOCK_SAMPLES = 1024;
/** Under −80 dBFS there is nothing to detect; silence costs no model call. */
const SILENT = 1e-4;
/** Unheard sound that may wait for voice detection; beyond it the side is behind for good and sound is left out. */
const MOST_WAITING_MS = 20_000;
const LEVEL_EVERY_MS = 250;
/** Longest utterance, pre-roll and what may wait, with room. */
const RING_MS = 44_000;

/** One side's ears: resampling, voice detection and endpointing. `push` never blocks; work is done in order behind it. */
export class SideListener {
  readonly ring = new AudioRing(RING_MS);
  readonly #voice: VoiceStream;
  readonly #on: SpeechHandler;
  readonly #settings: EndpointSettings;
  #resampler: Resampler | null = null;
  #state: EndpointState;
  #block = new Float32Array(BLOCK_SAMPLES);
  #filled = 0;
  /** Where detection has come to; the ring's end is where sound has come to. */
  #detectedMs = 0;
  #chain: Promise<void> = Promise.resolve();
  #waitingMs = 0;
  #leftOutFromMs: number | null = null;
  #levelSum = 0;
  #levelCount = 0;
  #closed = false;
  speechMs = 0;

  constructor(voice: VoiceStream, on: SpeechHandler, settings: EndpointSettings = DEFAULT_ENDPOINTING) {
    this.#voice = voice;
    this.#on = on;
    this.#settings = settings;
    this.#state = initialEndpointState(settings);
  }

  get audioMs(): number {
    return this.ring.endMs;
  }
  /** Sound that has come but was not yet looked at. */
  get waitingMs(): number {
    return this.#waitingMs;
  }
  get speaking(): boolean {
    return this.#state.phase === 'speech';
  }

  push(samples: Float32Array, rate: number, atMs?: number): void {
    if (this.#closed || samples.length === 0) return;
    if (atMs !== undefined && atMs > this.ring.endMs + 1) this.#jump(atMs);
    if (this.#resampler?.inRate !== rate) this.#resampler = new Resampler(rate);
    this.#take(this.#resampler.process(samples));
  }

  /** The side went quiet for good or for a while: open speech is finished. Resolves when its end was told. */
  flush(): Promise<void> {
    if (this.#resampler && !this.#closed) this.#take(this.#resampler.flush());
    this.#resampler = null;
    this.#sendBlock();
    return this.#queue(async () => {
      const { state, action } = flushEndpoint(this.#state, this.#detectedMs, this.#settings);
      this.#state = state;
      this.#tell(action);
      this.#voice.reset();
    });
  }

  /** Stops hearing at once; nothing that is waiting is told any more. */
  close(): void {
    this.#closed = true;
    this.ring.jumpTo(this.ring.endMs);
  }

  #jump(atMs: number): void {
    const from = this.ring.endMs;
    void this.flush();
    this.ring.jumpTo(atMs);
    if (from > 0) this.#on.gap(from, atMs);
    void this.#queue(async () => {
      this.#detectedMs = atMs;
      this.#state = { ...initialEndpointState(this.#settings, atMs), hangoverMs: this.#state.hangoverMs, pauseMs: this.#state.pauseMs };
    });
  }

  #take(sound: Float32Array): void {
    if (this.#waitingMs > MOST_WAITING_MS) {
      this.#leftOutFromMs ??= this.ring.endMs;
      this.ring.jumpTo(this.ring.endMs + (sound.length * 1000) / RATE);
      return;
    }
    if (this.#leftOutFromMs !== null) this.#resume();
    this.ring.write(sound);
    for (let at = 0; at < sound.length; ) {
      const part = sound.subarray(at, at + BLOCK_SAMPLES - this.#filled);
      this.#block.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === BLOCK_SAMPLES) this.#sendBlock();
    }
  }

  /** Detection has caught up after sound was left out. */
  #resume(): void {
    const from = this.#leftOutFromMs!;
    const to = this.ring.endMs;
    this.#leftOutFromMs = null;
    this.#filled = 0;
    this.#on.gap(from, to);
    void this.#queue(async () => {
      const { action } = flushEndpoint(this.#state, this.#detectedMs, this.#settings);
      this.#tell(action);
      this.#voice.reset();
      this.#detectedMs = to;
      this.#state = initialEndpointState(this.#settings, to);
    });
  }

  #sendBlock(): void {
    if (this.#filled === 0) return;
    // A rest at the end of a side is filled up with silence.
    const block = this.#block.fill(0, this.#filled).slice();
    this.#filled = 0;
    const level = rms(block);
    const ms = (block.length * 1000) / RATE;
    this.#waitingMs += ms;
    const heard = level < SILENT ? Promise.resolve(new Array<number>(block.length / 512).fill(0)) : this.#voice.push(block);
    // The rejection is handled where the block's turn comes.
    heard.catch(() => {});
    void this.#queue(async () => {
      let probabilities: readonly number[];
      try {
        probabilities = await heard;
      } catch (error) {
        this.#on.failed(error);
        probabilities = new Array<number>(block.length / 512).fill(0);
      }
      this.#waitingMs -= ms;
      if (!this.#closed) this.#hear(probabilities, level);
    });
  }

  #hear(probabilities: readonly number[], level: number): void {
    for (const probability of probabilities) {
      this.#detectedMs += FRAME_MS;
      const { state, action } = stepEndpoint(this.#state, { probability, endMs: this.#detectedMs }, this.#settings);
      if (state.phase === 'speech' && probability >= this.#settings.offset) this.speechMs += FRAME_MS;
      this.#state = state;
      this.#tell(action);
    }
    if (this.speaking) this.#on.grow(this.#detectedMs, this.#state.voicedMs);
    this.#levelSum += level;
    this.#levelCount++;
    if (this.#levelCount * FRAME_MS * 2 >= LEVEL_EVERY_MS) {
      this.#on.level(Math.min(1, this.#levelSum / this.#levelCount), this.#detectedMs);
      this.#levelSum = 0;
      this.#levelCount = 0;
    }
  }

  #tell(action: EndpointAction): void {
    if (this.#closed) return;
    if (action.kind === 'start') this.#on.start(action.startMs);
    else if (action.kind === 'discard') this.#on.discard();
    else if (action.kind === 'end') {
      this.#on.end(action.startMs, action.endMs, action.cut);
      if (action.cut) this.#on.start(action.endMs);
    }
  }

  #queue(work: () => Promise<void>): Promise<void> {
    this.#chain = this.#chain.then(work).catch((error) => this.#on.failed(error));
    return this.#chain;
  }
}
