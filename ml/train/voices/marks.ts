/** Pieces to align by: words with what follows them, single Mandarin characters. */
interface Piece {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

const pieces = (text: string): Piece[] =>
  [...text.matchAll(/\p{Script=Han}|[\p{L}\p{N}']+/gu)].map((m) => ({
    key: m[0].toLowerCase().replaceAll("'", ''),
    from: m.index,
    to: m.index + m[0].length,
  }));

/** For each piece of `a` the piece of `b` that stands for it by the cheapest edit, or -1. */
function align(a: readonly Piece[], b: readonly Piece[]): number[] {
  const cost = Array.from({ length: a.length + 1 }, () => new Int32Array(b.length + 1));
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 || j === 0) cost[i]![j] = i + j;
      else {
        const same = a[i - 1]!.key === b[j - 1]!.key ? 0 : 1;
        cost[i]![j] = Math.min(cost[i - 1]![j - 1]! + same, cost[i - 1]![j]! + 1, cost[i]![j - 1]! + 1);
      }
    }
  }
  const partner = a.map(() => -1);
  for (let i = a.length, j = b.length; i > 0 && j > 0;) {
    const same = a[i - 1]!.key === b[j - 1]!.key ? 0 : 1;
    if (cost[i]![j] === cost[i - 1]![j - 1]! + same) {
      partner[i - 1] = j - 1;
      i--;
      j--;
    } else if (cost[i]![j] === cost[i - 1]![j]! + 1) i--;
    else j--;
  }
  return partner;
}

const MARK = /\[\[(?:([A-Z]{2,5})[:\uff1a]\s*)?(.*?)\]\]/gu;

/**
 * What was heard, with the marks of the written line (`[[words]]`, `[[PP:words]]`) set again where at least half of their
 * words were heard. Pure.
 */
export function markHeard(marked: string, heard: string): string {
  const clean = heard.replaceAll('[[', '').replaceAll(']]', '').replaceAll('|', ' ').trim();
  const marks: { code: string; from: number; to: number }[] = [];
  let plain = '';
  let last = 0;
  for (const m of marked.matchAll(MARK)) {
    plain += marked.slice(last, m.index);
    marks.push({ code: m[1] ? `${m[1]}:` : '', from: plain.length, to: plain.length + m[2]!.length });
    plain += m[2]!;
    last = m.index + m[0].length;
  }
  plain += marked.slice(last);
  const [a, b] = [pieces(plain), pieces(clean)];
  const partner = align(a, b);
  let out = clean;
  // From the back, so that the places before stay right.
  for (const { code, from, to } of [...marks].sort((x, y) => y.from - x.from)) {
    const own = a.flatMap((piece, i) => (piece.from >= from && piece.to <= to ? [i] : []));
    const same = own.filter((i) => partner[i]! >= 0 && a[i]!.key === b[partner[i]!]!.key);
    const found = own.map((i) => partner[i]!).filter((j) => j >= 0);
    if (own.length === 0 || same.length < own.length / 2) continue;
    const [first, end] = [b[Math.min(...found)]!.from, b[Math.max(...found)]!.to];
    out = `${out.slice(0, first)}[[${code}${out.slice(first, end)}]]${out.slice(end)}`;
  }
  return out;
}
