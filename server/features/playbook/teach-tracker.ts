import { createBackground } from '#ml/text/background.ts';
import type { TextClassifier } from '#ml/text/classifier.port.ts';
import { headWeights } from '#ml/text/logistic.ts';
import { fitTracker, TrackerError, type TrackerQuality } from '#ml/text/trackers.ts';
import type { Lang } from '#realtime/contract/labels.ts';
import { AppError } from '../../shared/errors.ts';

export interface TaughtTracker {
  /** To be multiplied with a sentence's unit vector. */
  weights: readonly number[];
  bias: number;
  threshold: number;
  quality: TrackerQuality;
}
export type TeachTracker = (examples: { lang: Lang; name: string; positive: string[]; negative: string[] }) => Promise<TaughtTracker>;

const SENTENCE: Record<TrackerError['code'], string> = {
  too_few_examples: 'A tracker needs at least five example sentences.',
  too_many_examples: 'A tracker takes at most twenty examples and twenty counter-examples.',
  contradiction: 'One sentence is both an example and a counter-example.',
};

/** Fits trackers over the sentence encoder and says how well they find what they were not fitted on. */
export function teachTracker(classifier: TextClassifier): TeachTracker {
  const background = createBackground(classifier);
  return async ({ lang, name, positive, negative }) => {
    try {
      const fitted = await fitTracker({ name, lang, examples: positive, counterExamples: negative }, classifier, await background(lang));
      return { weights: headWeights(fitted.head), bias: fitted.head.bias, threshold: fitted.threshold, quality: fitted.quality };
    } catch (error) {
      if (error instanceof TrackerError) throw new AppError('invalid', SENTENCE[error.code], { code: error.code });
      throw error;
    }
  };
}
