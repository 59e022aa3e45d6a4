import type { CallSummary } from '#lib/api/types.ts';
import type { BoardEvent } from '#realtime/contract/socket.schema.ts';

/** The calls on the wall after a line of the board: only what is live stays; a call keeps its place. */
export function onWall(calls: readonly CallSummary[], event: BoardEvent): CallSummary[] {
  const next = event.data as CallSummary;
  if (next.status !== 'live') return calls.filter((c) => c.id !== event.id);
  return calls.some((c) => c.id === event.id) ? calls.map((c) => (c.id === event.id ? next : c)) : [...calls, next];
}

const WARM = 0.25;
const HESITANT = 0.5;
export type WallMood = 'good' | 'even' | 'cool';
/** A word for how the customer sounds now; null where nothing is known. */
export function moodOf(call: CallSummary): { word: WallMood; hesitates: boolean } | null {
  const mood = call.now?.mood;
  if (!mood) return null;
  const word = mood.valence > WARM ? 'good' : mood.valence < -WARM ? 'cool' : 'even';
  return { word, hesitates: mood.hesitation >= HESITANT };
}
