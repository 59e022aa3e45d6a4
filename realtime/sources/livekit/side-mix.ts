/** Somebody whose sound is this late is not waited for. */
const WAIT_MS = 200;
/** Most that is kept of somebody while others are waited for. */
const MOST_MS = 400;

interface Voice {
  waiting: Float32Array[];
  /** Samples in `waiting`. */
  length: number;
  heardAt: number;
}

/**
 * Several people of one side become one track: their sound is added up, sample by sample, and held at full scale. One
 * person alone passes through untouched. Pure: time is an argument, ms.
 */
export class SideMix {
  readonly #voices = new Map<string, Voice>();
  readonly #rate: number;

  constructor(rate: number) {
    this.#rate = rate;
  }

  get size(): number {
    return this.#voices.size;
  }

  /** @returns what is ready to be passed on, if anything */
  push(identity: string, samples: Float32Array, now: number): Float32Array | null {
    const voice = this.#voices.get(identity) ?? { waiting: [], length: 0, heardAt: now };
    this.#voices.set(identity, voice);
    voice.heardAt = now;
    if (this.#voices.size === 1 && voice.length === 0) return samples;
    voice.waiting.push(samples);
    voice.length += samples.length;
    return this.#take(now);
  }

  /** They are gone: nobody waits for them any more. */
  remove(identity: string): void {
    this.#voices.delete(identity);
  }

  #take(now: number): Float32Array | null {
    const voices = [...this.#voices.values()];
    const most = (MOST_MS * this.#rate) / 1000;
    const longest = Math.max(...voices.map((v) => v.length));
    // Who has been silent for a while is not waited for; nobody is waited for longer than the others can be kept.
    const awaited = voices.filter((v) => v.length > 0 || now - v.heardAt <= WAIT_MS);
    const ready = longest > most ? longest : Math.min(...awaited.map((v) => v.length));
    if (ready <= 0) return null;
    const out = new Float32Array(ready);
    for (const voice of voices) add(out, voice);
    for (let i = 0; i < out.length; i++) out[i] = Math.max(-1, Math.min(1, out[i] ?? 0));
    return out;
  }
}

/** Adds the oldest samples of a voice to `out` and takes them off. */
function add(out: Float32Array, voice: Voice): void {
  let at = 0;
  while (at < out.length && voice.waiting[0]) {
    const part = voice.waiting[0];
    const n = Math.min(part.length, out.length - at);
    for (let i = 0; i < n; i++) out[at + i] = (out[at + i] ?? 0) + (part[i] ?? 0);
    if (n === part.length) voice.waiting.shift();
    else voice.waiting[0] = part.subarray(n);
    at += n;
    voice.length -= n;
  }
}
