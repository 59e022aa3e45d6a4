import type { Side } from '#realtime/contract/labels.ts';
import type { SideOutlet } from '#realtime/sources/livekit/room-listener.ts';
import type { LiveCalls } from './live-calls.ts';
import { steadyHolder, takeSide } from './take-side.ts';

/** Brings a room's side into a call of this process. */
export async function openSide(live: LiveCalls, callId: string, side: Side, onSound: (ms: number) => void): Promise<SideOutlet> {
  const runner = await live.open(callId);
  const feed = await takeSide(runner, side, steadyHolder);
  let over = false;
  return {
    push(samples, rate) {
      onSound((samples.length * 1000) / rate);
      feed.push(samples, rate);
    },
    drop() {
      over = true;
      feed.drop();
    },
    // The call took the side away (an answer, the end of the call): the next sound asks for it anew.
    get closed() {
      return over || runner.ended || !runner.fed(side);
    },
  };
}
