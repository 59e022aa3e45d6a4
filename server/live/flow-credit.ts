/** Sound may come this much faster than it was spoken … */
const SPEED = 4;
/** … beyond this much that may come at once (a sender that was offline, a file's first seconds), ms. */
const BURST_MS = 30_000;

/** A bucket of sound: pure, time is an argument. */
export class FlowCredit {
  #credit = BURST_MS;
  #at: number;

  constructor(now: number) {
    this.#at = now;
  }

  /** Takes `ms` of sound. @returns how long the sender must wait now, ms; 0 where it may go on */
  take(ms: number, now: number): number {
    this.#credit = Math.min(BURST_MS, this.#credit + Math.max(0, now - this.#at) * SPEED);
    this.#at = now;
    this.#credit -= ms;
    return this.#credit >= 0 ? 0 : Math.ceil(-this.#credit / SPEED);
  }
}
