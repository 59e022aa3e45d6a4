import type { TextClassifier } from './classifier.port.ts';
import type { Lang } from './labels.ts';
import { fitLogistic, probability, type Example, type LogisticHead } from './logistic.ts';

/** Fewer examples than this describe no meaning; more belong in a trained label. */
export const TRACKER_EXAMPLES = { min: 5, max: 20 } as const;

export interface TrackerDefinition {
  readonly name: string;
  readonly lang: Lang;
  /** 5 to 20 sentences that must be found. */
  readonly examples: readonly string[];
  /** Sentences that are close but not meant; up to 20. */
  readonly counterExamples: readonly string[];
}

/** How well it finds sentences that it was not fitted on. Every example is judged by a fit without it. */
export interface TrackerQuality {
  /** Share of the examples found, 0 … 1. */
  readonly recall: number;
  /** Share of the counter-examples flagged by mistake, 0 … 1; null without counter-examples. */
  readonly counterAlarms: number | null;
  /** Share of the ordinary sentences flagged by mistake, 0 … 1. */
  readonly ordinaryAlarms: number;
  /** From good to poor, for a person who is to switch it on. */
  readonly verdict: 'good' | 'fair' | 'poor';
}

export interface Tracker {
  readonly name: string;
  readonly lang: Lang;
  readonly head: LogisticHead;
  /** From this probability on a sentence counts. */
  readonly threshold: number;
  readonly quality: TrackerQuality;
}

export type TrackerErrorCode = 'too_few_examples' | 'too_many_examples' | 'contradiction';
export class TrackerError extends Error {
  readonly code: TrackerErrorCode;
  constructor(code: TrackerErrorCode, message: string) {
    super(message);
    this.name = 'TrackerError';
    this.code = code;
  }
}

/**
 * Fits a tracker: encoder vectors and a logistic head, against the counter-examples and against ordinary talk.
 * The threshold lets at most 1 % of ordinary sentences through and, within that, parts left-out examples from
 * counter-examples best. Takes about a second. Throws TrackerError.
 */
export async function fitTracker(
  definition: TrackerDefinition,
  classifier: TextClassifier,
  background: readonly Float32Array[],
): Promise<Tracker> {
  check(definition);
  const { name, lang } = definition;
  const [wanted, unwanted] = await Promise.all([
    classifier.embed(definition.examples, lang),
    classifier.embed(definition.counterExamples, lang),
  ]);
  const all = examplesOf(wanted, unwanted, background);
  const head = fitLogistic(all);
  const leftOut = (vector: Float32Array): number =>
    probability(fitLogistic(all.filter((example) => example.vector !== vector)), vector);
  const scores = {
    wanted: wanted.map(leftOut),
    unwanted: unwanted.map(leftOut),
    ordinary: crossed(wanted, unwanted, background),
  };
  const threshold = thresholdOf(scores);
  return { name, lang, head, threshold, quality: qualityOf(scores, threshold) };
}

/** Probability that a sentence, given by its vector, is what the tracker looks for. */
export const track = (tracker: Tracker, vector: Float32Array): number => probability(tracker.head, vector);

function check({ examples, counterExamples }: TrackerDefinition): void {
  const { min, max } = TRACKER_EXAMPLES;
  if (examples.length < min) throw new TrackerError('too_few_examples', `needs at least ${min} examples`);
  if (examples.length > max || counterExamples.length > max) {
    throw new TrackerError('too_many_examples', `takes at most ${max} examples and ${max} counter-examples`);
  }
  const known = new Set(examples.map((text) => text.trim().toLowerCase()));
  if (counterExamples.some((text) => known.has(text.trim().toLowerCase()))) {
    throw new TrackerError('contradiction', 'one sentence is both example and counter-example');
  }
}

/** Ordinary talk counts as one half of the negatives, however much of it there is. */
function examplesOf(wanted: Float32Array[], unwanted: Float32Array[], background: readonly Float32Array[]): Example[] {
  const weight = Math.max(unwanted.length, wanted.length) / Math.max(1, background.length);
  return [
    ...wanted.map((vector) => ({ vector, positive: true })),
    ...unwanted.map((vector) => ({ vector, positive: false })),
    ...background.map((vector) => ({ vector, positive: false, weight })),
  ];
}

/** Ordinary sentences judged by a fit that did not see them: each half by a fit on the other. */
function crossed(wanted: Float32Array[], unwanted: Float32Array[], background: readonly Float32Array[]): number[] {
  const half = (odd: number): Float32Array[] => background.filter((_, at) => at % 2 === odd);
  return [0, 1].flatMap((odd) => {
    const head = fitLogistic(examplesOf(wanted, unwanted, half(1 - odd)));
    return half(odd).map((vector) => probability(head, vector));
  });
}

interface Scores {
  readonly wanted: readonly number[];
  readonly unwanted: readonly number[];
  readonly ordinary: readonly number[];
}

const share = (scores: readonly number[], threshold: number): number =>
  scores.length === 0 ? 0 : scores.filter((score) => score >= threshold).length / scores.length;

function thresholdOf(scores: Scores): number {
  const gain = (threshold: number): number => share(scores.wanted, threshold) - share(scores.unwanted, threshold);
  let best = 0.95;
  for (let step = 95; step >= 30; step -= 1) {
    const threshold = step / 100;
    if (share(scores.ordinary, threshold) > 0.01) break;
    if (gain(threshold) >= gain(best)) best = threshold;
  }
  return best;
}

function qualityOf(scores: Scores, threshold: number): TrackerQuality {
  const recall = share(scores.wanted, threshold);
  const counterAlarms = scores.unwanted.length > 0 ? share(scores.unwanted, threshold) : null;
  const gain = recall - (counterAlarms ?? 0);
  const verdict = gain >= 0.7 ? 'good' : gain >= 0.4 ? 'fair' : 'poor';
  return { recall, counterAlarms, ordinaryAlarms: share(scores.ordinary, threshold), verdict };
}
