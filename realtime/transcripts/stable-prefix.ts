import type { Lang } from '#realtime/contract/labels.ts';

export interface PartialState {
  text: string;
  stableChars: number;
}

export const emptyPartial: PartialState = { text: '', stableChars: 0 };

/** Where the word that holds UTF-16 unit `at` begins; in Chinese each character is a word. */
function wordStart(text: string, at: number, lang: Lang): number {
  if (lang === 'zh') return at;
  let i = at;
  while (i > 0 && /[\p{L}\p{N}']/u.test(text[i - 1]!)) i--;
  return i;
}

/** Letters alike but for case and the mark after a word, which recognition changes as it hears on. */
function commonLength(a: string, b: string): number {
  const n = Math.min(a.length, b.length);
  let i = 0;
  while (i < n && a[i]!.toLowerCase() === b[i]!.toLowerCase()) i++;
  return i;
}

/**
 * How much of a new hypothesis can be taken for settled (local agreement of two hypotheses in a row, Liu et al. 2020):
 * what both share, without the newest word. Never shrinks while the settled words stand.
 */
export function nextPartial(before: PartialState, text: string, lang: Lang): PartialState {
  const common = commonLength(before.text, text);
  let stable = common >= text.length ? wordStart(text, text.trimEnd().length, lang) : wordStart(text, common, lang);
  if (lang === 'zh') stable = Math.max(0, Math.min(stable, text.length - 2));
  const kept = commonLength(before.text.slice(0, before.stableChars), text) >= before.stableChars ? before.stableChars : 0;
  return { text, stableChars: Math.min(text.length, Math.max(stable, kept)) };
}
