import { positives, type DataRow } from '#ml/data/row.ts';
import { createBackground } from '#ml/text/background.ts';
import type { Classification, TextClassifier } from '#ml/text/classifier.port.ts';
import type { Lang, TextLabel } from '#ml/text/labels.ts';
import { fitTracker, track } from '#ml/text/trackers.ts';

export interface TrackerTrial {
  readonly label: TextLabel;
  /** On test rows of the same speaker. */
  readonly recall: number;
  readonly hardAlarms: number;
  readonly ordinaryAlarms: number;
  /** What the coach would have been told beforehand. */
  readonly promised: { recall: number; counterAlarms: number | null; verdict: string };
}

const share = (rows: readonly DataRow[], hit: (row: DataRow) => boolean): number =>
  rows.filter(hit).length / Math.max(1, rows.length);

/**
 * Plays a coach who knows none of the trained labels: a tracker from twelve training examples and twelve near misses of
 * a label, judged on the test rows.
 */
export async function trackerTrials(
  lang: Lang,
  train: readonly DataRow[],
  test: readonly DataRow[],
  answers: readonly Classification[],
  classifier: TextClassifier,
  labels: readonly TextLabel[],
): Promise<TrackerTrial[]> {
  const background = await createBackground(classifier)(lang);
  const trials: TrackerTrial[] = [];
  for (const label of labels) {
    const pick = (hit: (row: DataRow) => boolean): string[] =>
      train
        .filter((row) => row.topics.includes(label) && hit(row))
        .slice(0, 12)
        .map((row) => row.text);
    const examples = pick((row) => positives(row).includes(label));
    const counterExamples = pick((row) => !positives(row).includes(label));
    const tracker = await fitTracker({ name: label, lang, examples, counterExamples }, classifier, background);
    const speaker = train.find((row) => row.topics.includes(label))?.speaker;
    const found = new Set(
      test.filter((_, at) => track(tracker, answers[at]?.vector ?? new Float32Array()) >= tracker.threshold),
    );
    const own = test.filter((row) => row.speaker === speaker);
    trials.push({
      label,
      recall: share(
        own.filter((row) => positives(row).includes(label)),
        (row) => found.has(row),
      ),
      hardAlarms: share(
        own.filter((row) => row.topics.includes(label) && !positives(row).includes(label)),
        (row) => found.has(row),
      ),
      ordinaryAlarms: share(
        own.filter((row) => row.topics.length === 0),
        (row) => found.has(row),
      ),
      promised: {
        recall: tracker.quality.recall,
        counterAlarms: tracker.quality.counterAlarms,
        verdict: tracker.quality.verdict,
      },
    });
  }
  return trials;
}
