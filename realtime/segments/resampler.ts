/** The rate that every model of the house hears at, Hz. */
export const RATE = 16_000;

const PHASES = 512;
/** Zero crossings of the sinc on each side at the lower of the two rates. */
const HALF_WIDTH = 16;
/** Share of the lower Nyquist frequency that passes; the rest is the filter's transition band. */
const PASS = 0.92;
/** Kaiser window: about 80 dB of stop-band attenuation (Kaiser & Schafer 1980). */
const BETA = 8;

function bessel0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > 1e-12 * sum; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

interface Kernel {
  half: number;
  /** (PHASES + 1) rows of 2 × half taps. */
  table: Float32Array;
}

const kernels = new Map<number, Kernel>();

function kernelFor(inRate: number): Kernel {
  const known = kernels.get(inRate);
  if (known) return known;
  const cutoff = Math.min(1, RATE / inRate) * PASS;
  const half = Math.ceil(HALF_WIDTH / Math.min(1, RATE / inRate));
  const taps = 2 * half;
  const table = new Float32Array((PHASES + 1) * taps);
  for (let p = 0; p <= PHASES; p++) {
    let sum = 0;
    for (let i = 0; i < taps; i++) {
      const t = i - half + 1 - p / PHASES;
      const x = Math.PI * t * cutoff;
      const sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x;
      const r = t / half;
      const window = Math.abs(r) >= 1 ? 0 : bessel0(BETA * Math.sqrt(1 - r * r)) / bessel0(BETA);
      const value = sinc * window;
      table[p * taps + i] = value;
      sum += value;
    }
    // Each phase has the same gain at zero frequency, or a constant would come out with a ripple.
    for (let i = 0; i < taps; i++) table[p * taps + i]! /= sum;
  }
  const kernel = { half, table };
  kernels.set(inRate, kernel);
  return kernel;
}

/**
 * Streaming band-limited resampler to 16 kHz by a windowed sinc with interpolated phases. One instance hears one
 * side; blocks may have any length and come out as if they had been one. Rates 8,000 to 48,000 Hz.
 */
export class Resampler {
  readonly inRate: number;
  readonly #kernel: Kernel;
  readonly #step: number;
  #held: Float32Array;
  /** Position of the next output sample in `#held`, in input samples. */
  #at: number;

  constructor(inRate: number) {
    if (!(inRate >= 4_000 && inRate <= 192_000)) throw new RangeError(`cannot resample from ${inRate} Hz`);
    this.inRate = inRate;
    this.#kernel = kernelFor(inRate);
    this.#step = inRate / RATE;
    this.#held = new Float32Array(this.#kernel.half - 1);
    this.#at = this.#kernel.half - 1;
  }

  /** Samples at 16 kHz that can be computed so far; the filter's tail comes with the next block or `flush`. */
  process(block: Float32Array): Float32Array {
    if (this.inRate === RATE) return block;
    const input = new Float32Array(this.#held.length + block.length);
    input.set(this.#held);
    input.set(block, this.#held.length);
    const { half, table } = this.#kernel;
    const taps = 2 * half;
    const last = input.length - half - 1;
    const count = last < this.#at ? 0 : Math.floor((last - this.#at) / this.#step) + 1;
    const out = new Float32Array(count);
    for (let n = 0; n < count; n++) {
      const position = this.#at + n * this.#step;
      const whole = Math.floor(position);
      const phase = (position - whole) * PHASES;
      const row = Math.floor(phase);
      const mix = phase - row;
      const a = row * taps;
      const b = a + taps;
      const from = whole - half + 1;
      let sum = 0;
      if (mix < 1e-6) for (let i = 0; i < taps; i++) sum += input[from + i]! * table[a + i]!;
      else for (let i = 0; i < taps; i++) sum += input[from + i]! * (table[a + i]! * (1 - mix) + table[b + i]! * mix);
      out[n] = sum;
    }
    const next = this.#at + count * this.#step;
    const keep = Math.max(0, Math.floor(next) - half + 1);
    this.#held = input.slice(keep);
    this.#at = next - keep;
    return out;
  }

  /** The last samples, with silence after them. */
  flush(): Float32Array {
    return this.inRate === RATE ? new Float32Array(0) : this.process(new Float32Array(this.#kernel.half));
  }
}
