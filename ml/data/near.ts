import type { Lang } from '#ml/text/labels.ts';

/** The text as the ear has it: no case, punctuation or spaces. Two utterances with one key are one. */
export const textKey = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Character n-grams of the key: four letters say as much in English as two characters in Chinese. */
export function grams(text: string, lang: Lang): Set<string> {
  const key = textKey(text);
  const size = lang === 'zh' ? 2 : 4;
  const found = new Set<string>();
  for (let at = 0; at + size <= key.length; at += 1) found.add(key.slice(at, at + size));
  return found;
}

export interface NearCopy {
  index: number;
  of: number;
  similarity: number;
}

/**
 * For each of `held`, its nearest neighbour in `reference` by Jaccard similarity of the n-grams, where that is at
 * least `threshold`. An inverted index keeps it near linear.
 */
export function nearCopies(held: string[], reference: string[], lang: Lang, threshold: number): NearCopy[] {
  const sizes: number[] = [];
  const postings = new Map<string, number[]>();
  reference.forEach((text, at) => {
    const own = grams(text, lang);
    sizes.push(own.size);
    for (const gram of own) {
      const list = postings.get(gram);
      if (list) list.push(at);
      else postings.set(gram, [at]);
    }
  });
  const found: NearCopy[] = [];
  held.forEach((text, index) => {
    const own = grams(text, lang);
    const shared = new Map<number, number>();
    for (const gram of own) for (const at of postings.get(gram) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    let best: NearCopy | undefined;
    for (const [at, count] of shared) {
      const similarity = count / (own.size + (sizes[at] ?? 0) - count);
      if (similarity >= threshold && similarity > (best?.similarity ?? 0)) best = { index, of: at, similarity };
    }
    if (best) found.push(best);
  });
  return found;
}
