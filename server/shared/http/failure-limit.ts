import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';

const WINDOW_MS = 60_000;
/** Different wrong secrets a minute from one address before it has to wait. Secrets are 256 bits: this only saves work. */
const MOST = 100;
const MOST_ADDRESSES = 10_000;

/** Counts wrong secrets per address; the same one sent again (an old cookie, a stale script) counts once. */
export function createFailureLimit(clock: Clock) {
  let since = clock.now();
  let seen = new Map<string, Set<string>>();
  const turn = () => {
    if (clock.now() - since < WINDOW_MS && seen.size < MOST_ADDRESSES) return;
    since = clock.now();
    seen = new Map();
  };
  return {
    count(address: string, secretHash: string): void {
      turn();
      const set = seen.get(address) ?? new Set();
      if (set.size < MOST) seen.set(address, set.add(secretHash));
    },
    /** @throws AppError `rate_limited` */
    check(address: string): void {
      turn();
      if ((seen.get(address)?.size ?? 0) >= MOST) throw new AppError('rate_limited', 'Too many wrong keys; wait a minute.');
    },
  };
}
