import { RATE } from './resampler.ts';

/** The newest sound of one side, by its place on the side's clock. Old sound is overwritten; memory is fixed. */
export class AudioRing {
  readonly #samples: Float32Array;
  /** Absolute index of the next sample. */
  #end = 0;

  constructor(capacityMs: number) {
    this.#samples = new Float32Array(Math.ceil((capacityMs * RATE) / 1000));
  }

  get endMs(): number {
    return (this.#end * 1000) / RATE;
  }

  /** Goes on at `ms`; what lies between sounds as silence. */
  jumpTo(ms: number): void {
    this.#end = Math.round((ms * RATE) / 1000);
    this.#samples.fill(0);
  }

  write(block: Float32Array): void {
    const size = this.#samples.length;
    const kept = block.length > size ? block.subarray(block.length - size) : block;
    this.#end += block.length - kept.length;
    const at = this.#end % size;
    const first = Math.min(kept.length, size - at);
    this.#samples.set(kept.subarray(0, first), at);
    this.#samples.set(kept.subarray(first), 0);
    this.#end += kept.length;
  }

  /** A copy from `startMs` to `endMs`, clipped to what is still held. */
  slice(startMs: number, endMs: number): Float32Array {
    const size = this.#samples.length;
    const to = Math.min(this.#end, Math.round((endMs * RATE) / 1000));
    const from = Math.max(this.#end - size, 0, Math.round((startMs * RATE) / 1000));
    if (to <= from) return new Float32Array(0);
    const out = new Float32Array(to - from);
    const at = from % size;
    const first = Math.min(out.length, size - at);
    out.set(this.#samples.subarray(at, at + first));
    out.set(this.#samples.subarray(0, out.length - first), first);
    return out;
  }
}
