import { FULL, MIN_CALLS, WEAK_POINTS, type WeakPoint } from '#realtime/contract/action-health.schema.ts';

/** Steps to make one list into the other: insert, delete, replace. */
export function editDistance(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** 1 − edit distance ÷ longer length; two calls without any action are alike. */
export const similarity = (a: readonly string[], b: readonly string[]): number => {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : 1 - editDistance(a, b) / longer;
};

export interface MonthCall {
  callId: string;
  endedAt: number;
  kind: string;
  codes: readonly string[];
  /** Entries that had to be made; null: their time is not over and they are not made, so they do not count yet. */
  entries: readonly (boolean | null)[];
}

export interface Alike {
  kind: string;
  calls: string[];
  pairs: number[];
  mean: number;
}

/** The last three of each kind of customer that has three, with their pairwise similarities. */
export function alikeOf(calls: readonly MonthCall[]): Alike[] {
  const kinds = [...new Set(calls.map((c) => c.kind))].sort();
  return kinds.flatMap((kind) => {
    const three = calls.filter((c) => c.kind === kind).toSorted((a, b) => a.endedAt - b.endedAt).slice(-3);
    const [a, b, c] = three;
    if (!a || !b || !c) return [];
    const pairs = [similarity(a.codes, b.codes), similarity(a.codes, c.codes), similarity(b.codes, c.codes)];
    return [{ kind, calls: three.map((x) => x.callId), pairs, mean: pairs.reduce((x, y) => x + y, 0) / 3 }];
  });
}

export interface MonthHealth {
  calls: number;
  required: number;
  inTime: number;
  timeliness: number | null;
  richness: number | null;
  consistency: number | null;
  ahi: number | null;
  missing: 'few_calls' | 'nothing_required' | 'no_three_alike' | null;
}

/**
 * Action health of a calendar month (features.md E4): 100 × the mean of min(1, timeliness ÷ 0.95), min(1, richness ÷ 3.2)
 * and min(1, consistency ÷ 0.78). Fewer than five calls, or a part without data, give no figure at all. Where several
 * kinds of customer have three calls, consistency is the mean over them. Pure.
 */
export function monthHealth(calls: readonly MonthCall[]): MonthHealth {
  const counted = calls.flatMap((c) => c.entries.filter((e) => e !== null));
  const inTime = counted.filter((e) => e).length;
  const alike = alikeOf(calls);
  const timeliness = counted.length > 0 ? inTime / counted.length : null;
  const richness = calls.length > 0 ? calls.reduce((sum, c) => sum + new Set(c.codes).size, 0) / calls.length : null;
  const consistency = alike.length > 0 ? alike.reduce((sum, a) => sum + a.mean, 0) / alike.length : null;
  const base = { calls: calls.length, required: counted.length, inTime, timeliness, richness, consistency };
  if (calls.length < MIN_CALLS) return { ...base, ahi: null, missing: 'few_calls' };
  if (timeliness === null || richness === null) return { ...base, ahi: null, missing: 'nothing_required' };
  if (consistency === null) return { ...base, ahi: null, missing: 'no_three_alike' };
  const parts = { timeliness, richness, consistency };
  const ahi = (100 / 3) * WEAK_POINTS.reduce((sum, part) => sum + Math.min(1, parts[part] / FULL[part]), 0);
  return { ...base, ahi, missing: null };
}

/** The part that is furthest below its mark. */
export function weakPointOf(health: MonthHealth): WeakPoint {
  const reached = (part: WeakPoint) => Math.min(1, (health[part] ?? 1) / FULL[part]);
  return [...WEAK_POINTS].sort((a, b) => reached(a) - reached(b))[0] ?? 'timeliness';
}

/** The month before, `YYYY-MM`. */
export function monthBefore(month: string): string {
  const [y, m] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return m === 1 ? `${y - 1}-12` : `${y}-${String(m - 1).padStart(2, '0')}`;
}
