import { floatFromMulaw, floatFromS16 } from '#realtime/segments/pcm.ts';

export type Encoding = 's16le' | 'mulaw';

/** Bytes of any cut to samples: half a sample waits for its other half. One instance hears one connection. */
export class PcmDecoder {
  readonly #encoding: Encoding;
  #half: number | null = null;

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
  }

  decode(bytes: Uint8Array): Float32Array {
    if (this.#encoding === 'mulaw') return floatFromMulaw(bytes);
    let all = bytes;
    if (this.#half !== null) {
      all = new Uint8Array(bytes.length + 1);
      all[0] = this.#half;
      all.set(bytes, 1);
      this.#half = null;
    }
    if (all.length % 2 === 1) {
      this.#half = all[all.length - 1] ?? null;
      all = all.subarray(0, -1);
    }
    return floatFromS16(all);
  }
}
