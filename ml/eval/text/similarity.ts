import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { TextClassifier } from '#ml/text/classifier.port.ts';
import { readBackground } from '#ml/text/background.ts';
import type { Lang } from '#ml/text/labels.ts';

const pairs = z.record(z.enum(['en', 'zh']), z.array(z.tuple([z.string(), z.string()])));

export interface SimilarityFigures {
  readonly pairs: number;
  /** Share of checklist items whose own sentence is the nearest among the others' and 200 ordinary ones. */
  readonly first: number;
  /** The same, among the nearest three. */
  readonly third: number;
  /** Probability that an item is nearer to its sentence than to any other one, 0 … 1. */
  readonly order: number;
}

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

/** Checklist items against sentences that cover them in other words, written for this purpose. */
export async function similarityOf(classifier: TextClassifier, lang: Lang): Promise<SimilarityFigures> {
  const own = pairs.parse(JSON.parse(readFileSync(new URL('./pairs.json', import.meta.url), 'utf8')))[lang];
  const items = await classifier.embed(
    own.map(([item]) => item),
    lang,
  );
  const sentences = await classifier.embed([...own.map(([, said]) => said), ...readBackground(lang)], lang);
  let [first, third, order] = [0, 0, 0];
  items.forEach((item, at) => {
    const scores = sentences.map((sentence) => dot(item, sentence));
    const mine = scores[at] ?? 0;
    const nearer = scores.filter((score) => score > mine).length;
    if (nearer === 0) first += 1;
    if (nearer < 3) third += 1;
    order += 1 - nearer / (scores.length - 1);
  });
  const n = items.length;
  return { pairs: n, first: first / n, third: third / n, order: order / n };
}
