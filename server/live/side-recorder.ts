import { s16FromFloat } from '#realtime/segments/pcm.ts';
import { Resampler } from '#realtime/segments/resampler.ts';
import type { RecordingSink } from '#realtime/sources/recording-sink.port.ts';

const SAMPLES_PER_MS = 16;
const SILENCE = new Int16Array(16_000);

/**
 * Writes one side to its file so that a place in the file is a time of the call: what came late or is missing is
 * silence there. Sound that comes before the file is open waits for it.
 */
export class SideRecorder {
  readonly #opened: Promise<RecordingSink | null>;
  #sink: RecordingSink | null = null;
  #waiting: (() => void)[] | null = [];
  #resampler: Resampler | null = null;
  #written = 0;

  constructor(open: Promise<RecordingSink | null>) {
    this.#opened = open.then((sink) => {
      this.#sink = sink;
      this.#written = (sink?.startMs ?? 0) * SAMPLES_PER_MS;
      for (const work of this.#waiting ?? []) work();
      this.#waiting = null;
      return sink;
    });
  }

  write(samples: Float32Array, rate: number, atMs: number | undefined): void {
    const copy = samples;
    if (this.#waiting) this.#waiting.push(() => this.#write(copy, rate, atMs));
    else this.#write(copy, rate, atMs);
  }

  #write(samples: Float32Array, rate: number, atMs: number | undefined): void {
    if (!this.#sink) return;
    if (atMs !== undefined) this.#pad(atMs * SAMPLES_PER_MS);
    if (this.#resampler?.inRate !== rate) this.#resampler = new Resampler(rate);
    this.#put(s16FromFloat(this.#resampler.process(samples)));
  }

  #pad(to: number): void {
    let missing = Math.round(to - this.#written);
    for (; missing > 0; missing -= SILENCE.length) this.#put(SILENCE.subarray(0, Math.min(missing, SILENCE.length)));
  }

  #put(pcm: Int16Array): void {
    this.#written += pcm.length;
    this.#sink?.write(pcm);
  }

  /** @returns how much the file holds; null where there is none */
  async close(): Promise<{ durationMs: number } | null> {
    const sink = await this.#opened;
    this.#sink = null;
    return sink ? sink.close() : null;
  }
}
