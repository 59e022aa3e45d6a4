import type { DataRow } from '#ml/data/row.ts';
import type { Flag, TextClassifier } from '#ml/text/classifier.port.ts';
import type { Lang, TextLabel } from '#ml/text/labels.ts';
import { NOTHING_HEARD, hearFinal, hearPartial, type StabilityRule } from '#ml/text/stability.ts';

/** What 600 ms of speech add, and how much of a partial's end the recogniser still revises. */
const STEP: Record<Lang, { units: number; loose: number; pattern: RegExp }> = {
  en: { units: 2, loose: 2, pattern: /\S+\s*/g },
  zh: { units: 3, loose: 2, pattern: /./gsu },
};

/** One utterance as it grows; the last reading is the final. */
export interface Growth {
  readonly row: DataRow;
  readonly readings: readonly { flags: readonly Flag<TextLabel>[]; length: number; stableChars: number }[];
}

/** Reads each row in growing prefixes. */
export async function growing(rows: readonly DataRow[], classifier: TextClassifier): Promise<Growth[]> {
  const out: Growth[] = [];
  for (const row of rows) {
    const { units, loose, pattern } = STEP[row.lang];
    const ends = [...row.text.matchAll(pattern)].map((match) => match.index + match[0].length);
    const cuts: number[] = [];
    for (let at = units; at < ends.length; at += units) cuts.push(at);
    const texts = [...cuts.map((cut) => row.text.slice(0, ends[cut - 1])), row.text];
    const answers = await classifier.classify(texts.map((text) => ({ lang: row.lang, speaker: row.speaker, text })));
    out.push({
      row,
      readings: answers.map(({ risk, objection }, at) => ({
        flags: [...risk, ...objection],
        length: texts[at]?.length ?? 0,
        stableChars: at === cuts.length ? row.text.length : (ends[Math.max(0, (cuts[at] ?? 0) - loose - 1)] ?? 0),
      })),
    });
  }
  return out;
}

export interface EarlyFigures {
  /** Early flags shown. */
  readonly shown: number;
  /** Share of them taken back, 0 … 1. */
  readonly withdrawn: number;
  /** Share of the final flags that had been shown early. */
  readonly early: number;
  /** How much of the utterance was still to come when a confirmed early flag was shown, median share, 0 … 1. */
  readonly ahead: number;
}

/** What a rule would have shown on these utterances; `strong` says which flags count as strong. */
export function replay(
  growths: readonly Growth[],
  rule: StabilityRule,
  strong: (flag: Flag<TextLabel>) => boolean = (flag) => flag.strong,
): EarlyFigures {
  let [shown, withdrawn, finals, early] = [0, 0, 0, 0];
  const ahead: number[] = [];
  for (const { row, readings } of growths) {
    let state = NOTHING_HEARD;
    const at = new Map<TextLabel, number>();
    for (const reading of readings.slice(0, -1)) {
      const flags = reading.flags.map((flag) => ({ ...flag, strong: strong(flag) }));
      const step = hearPartial(state, { flags, stableChars: reading.stableChars }, rule);
      state = step.state;
      shown += step.shown.length;
      withdrawn += step.withdrawn.length;
      for (const flag of step.shown) at.set(flag.label, reading.length / row.text.length);
    }
    const end = hearFinal(state, readings.at(-1)?.flags ?? []);
    withdrawn += end.withdrawn.length;
    finals += end.confirmed.length + end.fresh.length;
    early += end.confirmed.length;
    for (const flag of end.confirmed) ahead.push(1 - (at.get(flag.label) ?? 1));
  }
  ahead.sort((a, b) => a - b);
  return {
    shown,
    withdrawn: shown === 0 ? 0 : withdrawn / shown,
    early: finals === 0 ? 0 : early / finals,
    ahead: ahead[Math.floor(ahead.length / 2)] ?? 0,
  };
}

export interface CurvePoint extends EarlyFigures {
  /** A label is strong this far on the way from its threshold to certainty, 0 … 1. */
  readonly margin: number;
  readonly consecutive: number;
  readonly certain: number;
}

/** The trade of earliness against withdrawals, over rules and over how strong a label must be. */
export const operatingCurve = (
  growths: readonly Growth[],
  thresholdOf: (label: TextLabel) => number,
  missing: number,
): CurvePoint[] =>
  [0, 0.25, 0.5, 0.75].flatMap((margin) =>
    [1, 2, 3].flatMap((consecutive) =>
      (consecutive === 1 ? [1] : [1, 0.95]).map((certain) => {
        const strong = ({ label, score }: Flag<TextLabel>): boolean =>
          score >= thresholdOf(label) + margin * (1 - thresholdOf(label));
        return { margin, consecutive, certain, ...replay(growths, { consecutive, certain, missing }, strong) };
      }),
    ),
  );
