import type { DataRow } from '#ml/data/row.ts';
import { positives } from '#ml/data/row.ts';
import { OBJECTION_LABELS, RISK_LABELS, type TextLabel } from '#ml/text/labels.ts';

/** A test row with the labels that a judge gave it. */
export interface Judged {
  readonly row: DataRow;
  readonly given: readonly TextLabel[];
}

export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface LabelFigures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly rows: number;
}

export const labelFigures = (judged: readonly Judged[], label: TextLabel): LabelFigures => {
  let [hit, extra, lost] = [0, 0, 0];
  for (const { row, given } of judged) {
    const [is, said] = [positives(row).includes(label), given.includes(label)];
    if (is && said) hit += 1;
    else if (said) extra += 1;
    else if (is) lost += 1;
  }
  return {
    precision: hit / Math.max(1, hit + extra),
    recall: hit / Math.max(1, hit + lost),
    f1: (2 * hit) / Math.max(1, 2 * hit + extra + lost),
    rows: hit + lost,
  };
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Macro-F1 over a side's labels, of those rows that this side spoke. */
export const macroF1 = (judged: readonly Judged[], side: 'risk' | 'objection'): number => {
  const own = judged.filter(({ row }) => (row.speaker === 'rep') === (side === 'risk'));
  return mean((side === 'risk' ? RISK_LABELS : OBJECTION_LABELS).map((label) => labelFigures(own, label).f1));
};

/** Share of the rows with any flag. */
export const alarmRate = (judged: readonly Judged[]): number =>
  judged.filter(({ given }) => given.length > 0).length / Math.max(1, judged.length);

export const kindOf = (row: DataRow): 'positive' | 'hard' | 'ordinary' =>
  positives(row).length > 0 ? 'positive' : row.topics.length > 0 ? 'hard' : 'ordinary';

/** Wilson's 95 % interval of a share. */
export const wilson = (hits: number, of: number): Interval => {
  if (of === 0) return { value: 0, low: 0, high: 1 };
  const [z, p] = [1.96, hits / of];
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return { value: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
};

/** A small seeded generator, so that intervals come out the same every time. */
export const generator = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** 95 % interval of a figure by drawing whole situations again, since the lines of one situation are not independent. */
export function bootstrap(
  judged: readonly Judged[],
  figure: (sample: readonly Judged[]) => number,
  draws = 300,
): Interval {
  const situations = [...Map.groupBy(judged, ({ row }) => row.situation).values()];
  const random = generator(7);
  const values = Array.from({ length: draws }, () =>
    figure(situations.flatMap(() => situations[Math.floor(random() * situations.length)] ?? [])),
  ).sort((a, b) => a - b);
  const at = (share: number): number => values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
  return { value: figure(judged), low: at(0.025), high: at(0.975) };
}

/** Overlap of two half-open spans, 0 … 1. */
export const overlap = (a: readonly [number, number], b: readonly [number, number]): number => {
  const shared = Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
  const union = a[1] - a[0] + (b[1] - b[0]) - shared;
  return union === 0 ? 0 : shared / union;
};

export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly predicted: number;
  readonly observed: number;
}

/** Ten bins of predicted probability against what was so, and the expected calibration error. */
export function reliability(pairs: readonly { p: number; is: boolean }[]): { bins: ReliabilityBin[]; error: number } {
  const bins = Array.from({ length: 10 }, (_, bin) => {
    const own = pairs.filter(({ p }) => Math.min(9, Math.floor(p * 10)) === bin);
    return {
      from: bin / 10,
      to: (bin + 1) / 10,
      rows: own.length,
      predicted: mean(own.map(({ p }) => p)),
      observed: mean(own.map(({ is }) => (is ? 1 : 0))),
    };
  });
  const error = bins.reduce(
    (sum, bin) => sum + (bin.rows / Math.max(1, pairs.length)) * Math.abs(bin.predicted - bin.observed),
    0,
  );
  return { bins, error };
}
