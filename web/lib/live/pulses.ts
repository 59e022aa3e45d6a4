import type { Side } from '#realtime/contract/labels.ts';
import type { CallPulse, CallPulseOf } from '#realtime/contract/pulses.schema.ts';

export interface Lane {
  /** What is being said now; stable up to `stableChars`. */
  partial: Pick<CallPulseOf<'partial'>, 'utteranceId' | 'text' | 'stableChars' | 'startMs'> | null;
  speaking: boolean;
  /** When `speaking` last changed, this browser's clock. */
  since: number;
  level: number;
  /** How far this side's audio has come on the call's clock. */
  audioMs: number;
}
export interface Lanes {
  rep: Lane;
  customer: Lane;
  /** The transcript is behind the audio by this much; 0 when it is not. */
  lateMs: number;
}

const emptyLane = (now: number): Lane => ({ partial: null, speaking: false, since: now, level: 0, audioMs: 0 });
export const emptyLanes = (now: number): Lanes => ({ rep: emptyLane(now), customer: emptyLane(now), lateMs: 0 });

const patch = (lanes: Lanes, side: Side, change: Partial<Lane>): Lanes => ({
  ...lanes,
  [side]: { ...lanes[side], ...change },
});

/**
 * The fold of the volatile half. Pure; `isFinal` knows which utterances are already in the log, because a pulse may
 * come after the final of its own utterance.
 */
export function applyPulse(
  lanes: Lanes,
  pulse: CallPulse,
  now: number,
  isFinal: (utteranceId: string) => boolean,
): Lanes {
  switch (pulse.kind) {
    case 'partial': {
      if (isFinal(pulse.utteranceId) || pulse.text.trim() === '') return lanes;
      const { utteranceId, text, stableChars, startMs } = pulse;
      const lane = lanes[pulse.side];
      const change = {
        partial: { utteranceId, text, stableChars: Math.min(stableChars, text.length), startMs },
        speaking: true,
      };
      return patch(lanes, pulse.side, lane.speaking ? change : { ...change, since: now });
    }
    case 'partial.cleared':
      return lanes[pulse.side].partial?.utteranceId === pulse.utteranceId
        ? patch(lanes, pulse.side, { partial: null })
        : lanes;
    case 'speaking':
      return lanes[pulse.side].speaking === pulse.on
        ? lanes
        : patch(lanes, pulse.side, { speaking: pulse.on, since: now });
    case 'level':
      return patch(lanes, pulse.side, { level: pulse.level, audioMs: pulse.atMs });
    case 'late':
      return { ...lanes, lateMs: pulse.delayMs };
  }
}

/** The final takes its partial off the dock in the same step in which it joins the log. */
export const finishUtterance = (lanes: Lanes, side: Side, utteranceId: string): Lanes =>
  lanes[side].partial?.utteranceId === utteranceId ? patch(lanes, side, { partial: null }) : lanes;
