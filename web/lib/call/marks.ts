import type { MomentView } from '#realtime/contract/call-view.ts';

export interface Piece {
  text: string;
  /** The strongest kind over these words; null where nothing is marked. */
  mark: 'risk' | 'objection' | 'doubt' | 'note' | null;
  moments: readonly MomentView[];
}

const RANK = { risk: 3, objection: 2, doubt: 1, note: 0 } as const;
const markOf = (m: MomentView): keyof typeof RANK =>
  m.kind === 'risk' || m.kind === 'objection' || m.kind === 'doubt' ? m.kind : 'note';

/**
 * Where a moment's words stand in `text`. A span points into the text of its own event, which may be an earlier hearing
 * of the sentence; then the same words are looked for. Null where they are gone: the label stays, nothing is underlined.
 */
export function spanIn(text: string, moment: Pick<MomentView, 'span' | 'text'>): [number, number] | null {
  const [from, to] = moment.span;
  if (to <= from) return null;
  if (moment.text === text) return [Math.min(from, text.length), Math.min(to, text.length)];
  const words = moment.text.slice(from, to).trim();
  if (words === '') return null;
  if (text.startsWith(moment.text.slice(0, to))) return [from, Math.min(to, text.length)];
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  return at < 0 ? null : [at, at + words.length];
}

/** Cuts `text` where marks begin and end. The pieces joined are the text again, so marks never change its width. */
export function piecesOf(text: string, moments: readonly MomentView[]): Piece[] {
  const spans = moments.flatMap((moment) => {
    const span = moment.withdrawn ? null : spanIn(text, moment);
    return span && span[1] > span[0] ? [{ moment, from: span[0], to: span[1] }] : [];
  });
  const cuts = [...new Set([0, text.length, ...spans.flatMap((s) => [s.from, s.to])])].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const from = cuts[i] ?? 0;
    const to = cuts[i + 1] ?? 0;
    const over = spans.filter((s) => s.from <= from && s.to >= to).map((s) => s.moment);
    const mark = over.map(markOf).sort((a, b) => RANK[b] - RANK[a])[0] ?? null;
    pieces.push({ text: text.slice(from, to), mark, moments: over });
  }
  return pieces;
}
