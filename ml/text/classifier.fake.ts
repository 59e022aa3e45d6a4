import { OBJECTION_LABELS, RISK_LABELS, labelsOf, type TextLabel } from './labels.ts';
import type { Classification, Flag, TextClassifier, TextItem } from './classifier.port.ts';

/** Phrases that carry a label; lower case. */
export type FakePhrases = Partial<Record<TextLabel, readonly string[]>>;

const DIMENSIONS = 64;

/** Same letters, same vector: letter pairs hashed into a few dimensions. */
const vectorOf = (text: string): Float32Array => {
  const vector = new Float32Array(DIMENSIONS);
  const letters = text.toLowerCase();
  vector[0] = 1e-6;
  for (let at = 0; at + 1 < letters.length; at += 1) {
    const slot = (letters.charCodeAt(at) * 31 + letters.charCodeAt(at + 1)) % DIMENSIONS;
    vector[slot] = (vector[slot] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
};

/** Flags exactly the given phrases, with score 0.9 and the phrase as span; for tests of what stands above the model. */
export const createFakeTextClassifier = (phrases: FakePhrases): TextClassifier => {
  const find = (item: TextItem): Flag<TextLabel>[] =>
    labelsOf(item.speaker).flatMap((label) => {
      for (const phrase of phrases[label] ?? []) {
        const at = item.text.toLowerCase().indexOf(phrase);
        if (at >= 0) return [{ label, score: 0.9, span: [at, at + phrase.length] as const, strong: true }];
      }
      return [];
    });

  const one = (item: TextItem): Classification => {
    const flags = find(item);
    const of = <L extends TextLabel>(labels: readonly L[]): Flag<L>[] =>
      flags.filter((flag): flag is Flag<L> => (labels as readonly TextLabel[]).includes(flag.label));
    const scores = Object.fromEntries(
      labelsOf(item.speaker).map((label) => [label, flags.some((f) => f.label === label) ? 0.9 : 0]),
    );
    return { risk: of(RISK_LABELS), objection: of(OBJECTION_LABELS), scores, vector: vectorOf(item.text) };
  };

  return {
    classify: async (items) => items.map(one),
    embed: async (texts) => texts.map(vectorOf),
  };
};
