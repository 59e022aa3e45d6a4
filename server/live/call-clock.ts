import { SIDES, type Side } from '#realtime/contract/labels.ts';

/** A side that comes back later than this has a gap; anything less is jitter of the network. */
const JITTER_MS = 200;

/**
 * The call's clock: zero is the first sample of the first side. A side's own sound moves its hand; only where a side
 * joins or comes back does the wall clock say where its next sample belongs. Times in ms.
 */
export class CallClock {
  #zeroAt: number | null;
  readonly #heard: Record<Side, number>;
  readonly #joining = new Set<Side>();
  /** Sides that had been heard before a restart: the new session knows nothing of where they stood. */
  readonly #restored: Set<Side>;

  /** @param zeroAt wall clock of zero where the call has begun already; @param heard how far each side had come */
  constructor(zeroAt: number | null = null, heard: Readonly<Record<Side, number>> = { rep: 0, customer: 0 }) {
    this.#zeroAt = zeroAt;
    this.#heard = { ...heard };
    this.#restored = new Set(SIDES.filter((side) => heard[side] > 0));
  }

  get zeroAt(): number | null {
    return this.#zeroAt;
  }
  positionMs(side: Side): number {
    return this.#heard[side];
  }
  get durationMs(): number {
    return Math.max(this.#heard.rep, this.#heard.customer);
  }

  /** The side's next sample comes after a break (or is its first). */
  join(side: Side): void {
    this.#joining.add(side);
  }

  /** The session has forgotten where the side stood: it is told again with the next sample. */
  forget(side: Side): void {
    this.join(side);
    this.#restored.add(side);
  }

  /**
   * Sound of `ms` has come.
   * @returns where its first sample stands, if that is not simply the end of what the side has said
   */
  take(side: Side, ms: number, now: number): number | undefined {
    this.#zeroAt ??= now;
    let at: number | undefined;
    if (this.#joining.delete(side)) {
      const elapsed = now - this.#zeroAt;
      // Sound that comes faster than real time is ahead of the wall clock: it just goes on.
      if (elapsed > this.#heard[side] + JITTER_MS || (this.#heard[side] === 0 && elapsed > 0)) at = elapsed;
    }
    if (this.#restored.delete(side)) at ??= this.#heard[side];
    if (at !== undefined) this.#heard[side] = at;
    this.#heard[side] += ms;
    return at;
  }
}
