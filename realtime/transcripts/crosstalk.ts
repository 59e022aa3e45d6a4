import type { Lang, Side } from '#realtime/contract/labels.ts';

export interface HeardTurn {
  side: Side;
  startMs: number;
  endMs: number;
  text: string;
  lang: Lang;
  /** Loudness of its voiced part, RMS 0…1. */
  level: number;
}

const tokens = (text: string, lang: Lang): string[] =>
  lang === 'zh' ? (text.match(/\p{Script=Han}|[a-z0-9]+/giu) ?? []) : (text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []);

/** Longest common subsequence over the shorter one's length, 0…1. */
export function overlapOfWords(a: string, b: string, lang: Lang): number {
  const x = tokens(a, lang);
  const y = tokens(b, lang);
  if (x.length === 0 || y.length === 0) return 0;
  let row = new Array<number>(y.length + 1).fill(0);
  for (const word of x) {
    const next = [0];
    y.forEach((other, j) => next.push(word === other ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!)));
    row = next;
  }
  return row[y.length]! / Math.min(x.length, y.length);
}

/** Bleed is at least this much quieter than the voice itself (6 dB). */
const QUIETER = 0.5;
const ALIKE = 0.7;
const MIN_WORDS = 3;

/**
 * Is `turn` the other side's voice heard through this side's microphone? True where the same words were said at the
 * same time on the other track, and louder there. Two people who really say the same at once are alike in level.
 */
export function isCrosstalk(turn: HeardTurn, others: readonly HeardTurn[]): boolean {
  return others.some((other) => {
    if (other.side === turn.side || other.lang !== turn.lang) return false;
    const together = Math.min(turn.endMs, other.endMs) - Math.max(turn.startMs, other.startMs);
    const shorter = Math.min(turn.endMs - turn.startMs, other.endMs - other.startMs);
    if (together < 0.5 * shorter || turn.level > other.level * QUIETER) return false;
    return tokens(turn.text, turn.lang).length >= MIN_WORDS && overlapOfWords(turn.text, other.text, turn.lang) >= ALIKE;
  });
}
