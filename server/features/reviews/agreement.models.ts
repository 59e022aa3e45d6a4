/** One coach's verdict on one moment. */
export interface Rating {
  item: string;
  coach: string;
  value: string;
}

/** Fewer moments with two verdicts than this say nothing; both measures are null then. */
export const MIN_PAIRED = 10;

function byItem(ratings: readonly Rating[]): Map<string, Rating[]> {
  const out = new Map<string, Rating[]>();
  for (const r of ratings) out.set(r.item, [...(out.get(r.item) ?? []), r]);
  return out;
}

/**
 * Krippendorff's alpha for nominal values and any number of coaches, each of whom may have left moments out. 1 is full
 * agreement, 0 what chance gives. null where nothing was judged twice, or where all verdicts are the same (no chance to
 * disagree, so no measure).
 */
export function krippendorffAlpha(ratings: readonly Rating[]): number | null {
  const coincidence = new Map<string, number>();
  const totals = new Map<string, number>();
  for (const list of byItem(ratings).values()) {
    const m = list.length;
    if (m < 2) continue;
    for (const a of list) {
      totals.set(a.value, (totals.get(a.value) ?? 0) + 1);
      for (const b of list) {
        if (a === b) continue;
        const key = `${a.value}\u0000${b.value}`;
        coincidence.set(key, (coincidence.get(key) ?? 0) + 1 / (m - 1));
      }
    }
  }
  const n = [...totals.values()].reduce((x, y) => x + y, 0);
  if (n < 2) return null;
  let observed = 0;
  for (const [key, count] of coincidence) {
    const [a, b] = key.split('\u0000');
    if (a !== b) observed += count;
  }
  let expected = 0;
  for (const [a, x] of totals) for (const [b, y] of totals) if (a !== b) expected += (x * y) / (n - 1);
  return expected === 0 ? null : 1 - observed / expected;
}

/** Cohen's kappa of two coaches over the moments that both judged. null where chance alone would always agree. */
export function cohenKappa(pairs: readonly (readonly [string, string])[]): { observed: number; kappa: number | null } {
  const n = pairs.length;
  if (n === 0) return { observed: 0, kappa: null };
  const observed = pairs.filter(([a, b]) => a === b).length / n;
  const share = (side: 0 | 1, value: string) => pairs.filter((p) => p[side] === value).length / n;
  const values = new Set(pairs.flat());
  const chance = [...values].reduce((sum, value) => sum + share(0, value) * share(1, value), 0);
  return { observed, kappa: chance === 1 ? null : (observed - chance) / (1 - chance) };
}

export interface PairAgreement {
  a: string;
  b: string;
  moments: number;
  observed: number;
  kappa: number | null;
}

/** Agreement of all coaches, and of each two of them. Pure. */
export function agreementOf(ratings: readonly Rating[]): { moments: number; alpha: number | null; pairs: PairAgreement[] } {
  const items = [...byItem(ratings).values()].filter((list) => list.length >= 2);
  const paired = new Map<string, [string, string][]>();
  for (const list of items) {
    const sorted = list.toSorted((x, y) => (x.coach < y.coach ? -1 : 1));
    sorted.forEach((a, i) => {
      for (const b of sorted.slice(i + 1)) {
        const key = `${a.coach}\u0000${b.coach}`;
        paired.set(key, [...(paired.get(key) ?? []), [a.value, b.value]]);
      }
    });
  }
  const pairs = [...paired].map(([key, values]) => {
    const [a = '', b = ''] = key.split('\u0000');
    const { observed, kappa } = cohenKappa(values);
    return { a, b, moments: values.length, observed, kappa: values.length < MIN_PAIRED ? null : kappa };
  });
  return {
    moments: items.length,
    alpha: items.length < MIN_PAIRED ? null : krippendorffAlpha(items.flat()),
    pairs: pairs.sort((x, y) => y.moments - x.moments),
  };
}
