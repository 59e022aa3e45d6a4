import type { Flag } from './classifier.port.ts';
import type { TextLabel } from './labels.ts';

/** When words that are still being said may raise a flag. */
export interface StabilityRule {
  /** So many partials in a row must be strong about a label. */
  readonly consecutive: number;
  /** From this probability on, one partial is enough. */
  readonly certain: number;
  /** So many partials in a row without the label take an early flag back before the final comes. */
  readonly missing: number;
}

/** Chosen on the operating curve in the models' cards: the earliest point with at most one early flag in ten withdrawn. */
export const STABILITY: StabilityRule = { consecutive: 1, certain: 1, missing: 3 };

interface Track {
  readonly strong: number;
  readonly missing: number;
  readonly shown: boolean;
}

/** What one utterance's partials have said so far. */
export type EarlyState = ReadonlyMap<TextLabel, Track>;

export const NOTHING_HEARD: EarlyState = new Map();

/** One partial as the classifier read it. */
export interface PartialReading {
  readonly flags: readonly Flag<TextLabel>[];
  /** Length of the prefix that the recogniser will not revise any more, in UTF-16 units. */
  readonly stableChars: number;
}

export interface EarlyStep {
  readonly state: EarlyState;
  /** To be shown now with `early: true`. */
  readonly shown: readonly Flag<TextLabel>[];
  /** Shown before, to be taken back now. */
  readonly withdrawn: readonly TextLabel[];
}

const FRESH: Track = { strong: 0, missing: 0, shown: false };

/**
 * Takes the next partial. A label is shown once it was strong in `consecutive` partials and the words that cause it
 * begin within the stable prefix: a flag on words that are about to be revised would be a guess. Pure.
 */
export function hearPartial(state: EarlyState, reading: PartialReading, rule: StabilityRule = STABILITY): EarlyStep {
  const next = new Map<TextLabel, Track>();
  const shown: Flag<TextLabel>[] = [];
  const withdrawn: TextLabel[] = [];
  for (const label of new Set([...state.keys(), ...reading.flags.map((flag) => flag.label)])) {
    const before = state.get(label) ?? FRESH;
    const flag = reading.flags.find((found) => found.label === label);
    const strong = flag?.strong === true ? before.strong + 1 : 0;
    const missing = flag ? 0 : before.missing + 1;
    if (before.shown && missing >= rule.missing) {
      withdrawn.push(label);
      continue;
    }
    const isNew = !before.shown && flag !== undefined && isStable(flag, strong, reading, rule);
    if (isNew) shown.push(flag);
    next.set(label, { strong, missing, shown: before.shown || isNew });
  }
  return { state: next, shown, withdrawn };
}

const isStable = (flag: Flag<TextLabel>, strong: number, reading: PartialReading, rule: StabilityRule): boolean =>
  flag.span[0] < reading.stableChars && (strong >= rule.consecutive || (strong > 0 && flag.score >= rule.certain));

export interface FinalStep {
  /** The final's flags that an early flag had already shown. */
  readonly confirmed: readonly Flag<TextLabel>[];
  /** The final's flags that nobody has seen yet. */
  readonly fresh: readonly Flag<TextLabel>[];
  readonly withdrawn: readonly TextLabel[];
}

/** Settles an utterance: what the final says counts, whatever was shown before. Pure. */
export function hearFinal(state: EarlyState, flags: readonly Flag<TextLabel>[]): FinalStep {
  const early = [...state].filter(([, track]) => track.shown).map(([label]) => label);
  return {
    confirmed: flags.filter((flag) => early.includes(flag.label)),
    fresh: flags.filter((flag) => !early.includes(flag.label)),
    withdrawn: early.filter((label) => !flags.some((flag) => flag.label === label)),
  };
}
