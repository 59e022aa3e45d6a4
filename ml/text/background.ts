import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { TextClassifier } from './classifier.port.ts';
import type { Lang } from './labels.ts';

const sentences = z.array(z.string().min(1)).min(50);

/** Ordinary talk of sales calls that a custom tracker must leave alone. Made by `ml/data/background.ts`. */
export const readBackground = (lang: Lang): string[] =>
  sentences.parse(JSON.parse(readFileSync(new URL(`./background.${lang}.json`, import.meta.url), 'utf8')));

/** Vectors of the ordinary talk, worked out once for each classifier and language (about a second). */
export function createBackground(classifier: TextClassifier): (lang: Lang) => Promise<Float32Array[]> {
  const made = new Map<Lang, Promise<Float32Array[]>>();
  return (lang) => {
    let vectors = made.get(lang);
    if (!vectors) {
      vectors = classifier.embed(readBackground(lang), lang);
      vectors.catch(() => made.delete(lang));
      made.set(lang, vectors);
    }
    return vectors;
  };
}
