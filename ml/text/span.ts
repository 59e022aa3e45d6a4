import type { Offset } from './align.ts';

/** Tokens this close below the strongest one belong to the words that caused a label. Tuned on the marked validation rows. */
export const SPAN_DROP = 3;
/** So many weak tokens in between do not end the span. */
const GAP = 2;

/**
 * The stretch around the strongest token. `logits` has one value a token; `offsets` say where they stand.
 * A text whose tokens are all special gives an empty span.
 */
export function spanOf(logits: readonly number[], offsets: readonly Offset[], drop = SPAN_DROP): [number, number] {
  let peak = -1;
  logits.forEach((value, at) => {
    if (isReal(offsets[at]) && (peak < 0 || value > (logits[peak] ?? 0))) peak = at;
  });
  if (peak < 0) return [0, 0];
  const floor = Math.max((logits[peak] ?? 0) - drop, Math.min(logits[peak] ?? 0, 0) - 1);
  const from = reach(logits, offsets, peak, -1, floor);
  const to = reach(logits, offsets, peak, 1, floor);
  return [offsets[from]?.[0] ?? 0, offsets[to]?.[1] ?? 0];
}

const isReal = (offset: Offset | undefined): boolean => offset !== undefined && offset[1] > offset[0];

function reach(
  logits: readonly number[],
  offsets: readonly Offset[],
  peak: number,
  step: 1 | -1,
  floor: number,
): number {
  let end = peak;
  for (let at = peak + step, weak = 0; weak <= GAP && isReal(offsets[at]); at += step) {
    if ((logits[at] ?? -Infinity) >= floor) {
      end = at;
      weak = 0;
    } else weak += 1;
  }
  return end;
}
