import type { Side } from '#realtime/contract/labels.ts';
import type { CallRunner, SideFeed } from './call-runner.ts';

/** Whoever holds a side now, as the next comer sees it. */
export interface Holder {
  /** Epoch ms of the last message. */
  lastHeardAt(): number;
  ping(): void;
  onPong(listener: () => void): void;
  terminate(): void;
}

const holders = new WeakMap<CallRunner, Partial<Record<Side, Holder>>>();
const ANSWER_MS = 1_000;

/**
 * Takes a side of a call. Where somebody has it, the second is refused, unless the first is gone and only its
 * connection does not know yet (a lost network, a sender that was killed): then the newcomer goes on.
 * @throws AppError as `CallRunner.connect`
 */
export async function takeSide(runner: CallRunner, side: Side, self: Holder): Promise<SideFeed> {
  const here = holders.get(runner) ?? {};
  holders.set(runner, here);
  const old = here[side];
  if (old && runner.fed(side) && !(await isAlive(old))) old.terminate();
  const feed = runner.connect(side);
  here[side] = self;
  return feed;
}

async function isAlive(holder: Holder): Promise<boolean> {
  const heard = holder.lastHeardAt();
  let answered = false;
  holder.onPong(() => (answered = true));
  holder.ping();
  for (let waited = 0; waited < ANSWER_MS && !answered; waited += 50) {
    if (holder.lastHeardAt() > heard) return true;
    await new Promise((done) => setTimeout(done, 50));
  }
  return answered;
}

/** For senders that have no connection of their own to lose. */
export const steadyHolder: Holder = { lastHeardAt: () => Infinity, ping: () => {}, onPong: (listener) => listener(), terminate: () => {} };
