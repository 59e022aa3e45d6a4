import { type EarlyState, NOTHING_HEARD } from '#ml/text/stability.ts';
import type { Side } from '#realtime/contract/labels.ts';
import type { PartialState } from '#realtime/transcripts/stable-prefix.ts';
import { emptyPartial } from '#realtime/transcripts/stable-prefix.ts';

/** An utterance from its first voiced frame to its final. */
export interface Utterance {
  id: string;
  side: Side;
  startMs: number;
  partial: PartialState;
  /** The recogniser's last hypothesis, verified instead of decoded again. */
  tokens: readonly number[];
  flags: EarlyState;
  /** Competitors already told of. */
  named: Set<string>;
  /** Where on the clock the last partial was tried, and whether it is still under way. */
  triedMs: number;
  busy: boolean;
  /** The end was decided; partials that come back now are too late. */
  over: boolean;
}

export const openUtterance = (id: string, side: Side, startMs: number): Utterance => ({
  id,
  side,
  startMs,
  partial: emptyPartial,
  tokens: [],
  flags: NOTHING_HEARD,
  named: new Set(),
  triedMs: startMs,
  busy: false,
  over: false,
});

/** When the words at `span` were said, taking letters as evenly spread over the utterance. */
export function timeOfSpan(span: readonly [number, number], text: string, startMs: number, endMs: number): number {
  if (text.length === 0) return startMs;
  return Math.round(startMs + ((endMs - startMs) * Math.min(span[0], text.length)) / text.length);
}
