import type { Lang, Side } from '#realtime/contract/labels.ts';
import type { ChecklistItemSpec } from '#realtime/session/session.port.ts';

/** An item with its examples as unit vectors of the language that is spoken. */
export interface ItemVectors {
  itemId: string;
  side: Side | null;
  vectors: readonly Float32Array[];
}

export interface CoveredItem {
  itemId: string;
  /** Cosine to the nearest example. */
  score: number;
}

/** Cosine from which two sentences of one language are about the same; measured on the seed's checklists (docs/models.md). */
export const COVER_THRESHOLD: Record<Lang, number> = { en: 0.8, zh: 0.74 };
/** It must also be nearer to this item than to the runner-up of another one by this much, or it says nothing certain. */
const LEAD = 0.015;
/** "Yes" and "okay" cover nothing by themselves. */
const MIN_UNITS: Record<Lang, number> = { en: 4, zh: 5 };

export const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * (b[i] ?? 0);
  return sum;
};

const units = (text: string, lang: Lang) =>
  lang === 'zh' ? (text.match(/\p{Script=Han}/gu)?.length ?? 0) : (text.match(/[\p{L}\p{N}']+/gu)?.length ?? 0);

/** Items that this sentence covers by meaning; at most one. Pure. */
export function coveredItems(
  items: readonly ItemVectors[],
  said: { vector: Float32Array; text: string; side: Side; lang: Lang },
): CoveredItem[] {
  if (units(said.text, said.lang) < MIN_UNITS[said.lang]) return [];
  const ranked = items
    .filter((item) => item.side === null || item.side === said.side)
    .map((item) => ({ itemId: item.itemId, score: Math.max(-1, ...item.vectors.map((v) => dot(v, said.vector))) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = ranked;
  if (!best || best.score < COVER_THRESHOLD[said.lang]) return [];
  return second && best.score - second.score < LEAD ? [] : [best];
}

/** Examples in the call's language; those in the other one cannot be compared with what is said. */
export const examplesIn = (item: ChecklistItemSpec, lang: Lang): string[] =>
  item.examples.filter((text) => /\p{Script=Han}/u.test(text) === (lang === 'zh'));
