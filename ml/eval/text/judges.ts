import { positives, type DataRow } from '#ml/data/row.ts';
import type { Classification, TextClassifier } from '#ml/text/classifier.port.ts';
import { labelsOf } from '#ml/text/labels.ts';
import { keywordHit } from './keywords.ts';
import {
  alarmRate,
  bootstrap,
  kindOf,
  labelFigures,
  macroF1,
  overlap,
  reliability,
  wilson,
  type Interval,
  type Judged,
  type LabelFigures,
} from './metrics.ts';

export interface Figures {
  readonly risk: Interval;
  readonly objection: Interval;
  readonly labels: Record<string, LabelFigures>;
  /** In 100 ordinary and in 100 hard negative utterances. */
  readonly ordinaryAlarms: Interval;
  readonly hardAlarms: Interval;
}

const per100 = ({ value, low, high }: Interval): Interval => ({ value: 100 * value, low: 100 * low, high: 100 * high });

const alarms = (judged: readonly Judged[]): Interval =>
  per100(wilson(Math.round(alarmRate(judged) * judged.length), judged.length));

/** The figures that a judge is held to. */
export function figuresOf(judged: readonly Judged[]): Figures {
  const of = (kind: ReturnType<typeof kindOf>): Judged[] => judged.filter(({ row }) => kindOf(row) === kind);
  const bySide = (side: 'rep' | 'customer'): Judged[] => judged.filter(({ row }) => row.speaker === side);
  const labels = (['rep', 'customer'] as const).flatMap((side) =>
    labelsOf(side).map((label) => [label, labelFigures(bySide(side), label)] as const),
  );
  return {
    risk: bootstrap(judged, (sample) => macroF1(sample, 'risk')),
    objection: bootstrap(judged, (sample) => macroF1(sample, 'objection')),
    labels: Object.fromEntries(labels),
    ordinaryAlarms: alarms(of('ordinary')),
    hardAlarms: alarms(of('hard')),
  };
}

/** Each tag with how often its rows were judged wholly right: alarms for negatives, missed labels for positives. */
export function byTag(
  judged: readonly Judged[],
): Record<string, { kind: string; rows: number; exact: number; alarms: number }> {
  const groups = Map.groupBy(judged, ({ row }) => `${kindOf(row)} ${row.tag}`);
  return Object.fromEntries(
    [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, own]) => {
        const exact = own.filter(
          ({ row, given }) => [...positives(row)].sort().join() === [...given].sort().join(),
        ).length;
        const [kind = ''] = key.split(' ');
        return [key, { kind, rows: own.length, exact: exact / own.length, alarms: alarmRate(own) }];
      }),
  );
}

export const judgeByModel = (rows: readonly DataRow[], answers: readonly Classification[]): Judged[] =>
  rows.map((row, at) => {
    const answer = answers[at];
    return { row, given: answer ? [...answer.risk, ...answer.objection].map((flag) => flag.label) : [] };
  });

export const judgeByKeywords = (rows: readonly DataRow[]): Judged[] =>
  rows.map((row) => ({ row, given: labelsOf(row.speaker).filter((label) => keywordHit(row.lang, label, row.text)) }));

/** Mean overlap of the spans of rightly given labels with the marked words, and the share that overlaps by half. */
export function spanFigures(
  rows: readonly DataRow[],
  answers: readonly Classification[],
): { rows: number; iou: number; half: number } {
  const found: number[] = [];
  rows.forEach((row, at) => {
    for (const flag of [...(answers[at]?.risk ?? []), ...(answers[at]?.objection ?? [])]) {
      const marks = [...row.risk, ...row.objection].filter((mark) => mark.label === flag.label);
      const spans = marks.flatMap((mark) => (mark.span ? [mark.span] : []));
      if (spans.length > 0) found.push(Math.max(...spans.map((span) => overlap(span, [flag.span[0], flag.span[1]]))));
    }
  });
  const sum = found.reduce((total, value) => total + value, 0);
  return {
    rows: found.length,
    iou: sum / Math.max(1, found.length),
    half: found.filter((v) => v >= 0.5).length / Math.max(1, found.length),
  };
}

export const calibrationOf = (rows: readonly DataRow[], answers: readonly Classification[]) =>
  reliability(
    rows.flatMap((row, at) =>
      labelsOf(row.speaker).map((label) => ({
        p: answers[at]?.scores[label] ?? 0,
        is: positives(row).includes(label),
      })),
    ),
  );

/** The figures on test sets by other hands: labels and hard negatives of the hard one, alarms of the everyday one. */
export function independentFigures(
  hard: readonly Judged[],
  ordinary: readonly Judged[],
): Figures & { rows: number; ordinaryRows: number } {
  return { ...figuresOf(hard), ordinaryAlarms: alarms(ordinary), rows: hard.length, ordinaryRows: ordinary.length };
}

/** Asks in batches as the live pipeline would. */
export async function classifyAll(rows: readonly DataRow[], classifier: TextClassifier): Promise<Classification[]> {
  const out: Classification[] = [];
  for (let at = 0; at < rows.length; at += 32) {
    out.push(
      ...(await classifier.classify(
        rows.slice(at, at + 32).map(({ lang, speaker, text }) => ({ lang, speaker, text })),
      )),
    );
  }
  return out;
}
