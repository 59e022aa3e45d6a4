import type { ChangeKind } from '../change/kind.ts';

export interface BriefSource {
  id: string;
  kind: ChangeKind;
  before: string | null;
  after: string | null;
  at: Date;
  url: string;
  title: string;
  importance: number;
}
export interface BriefLine {
  changeId: string;
  kind: ChangeKind;
  /** The sentence as the source has it. */
  text: string;
  /** What stood there before; null for something new. */
  before: string | null;
  url: string;
  at: string;
  ageDays: number;
}

const HALF_LIFE_DAYS = 21;
const DAY = 86_400_000;
/** Two lines that say nearly the same are one. */
const SAME = 0.92;
/** How much a line loses by being like one that is taken already (maximal marginal relevance, Carbonell & Goldstein 1998). */
const REPETITION = 0.45;

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/**
 * The lines of a brief: what is important, new and not said yet, each the source's own sentence. Pure.
 * @param vectors unit vectors of the lines' texts, in the order of `changes`; empty where there is no encoder
 */
export function chooseLines(changes: readonly BriefSource[], vectors: readonly Float32Array[], now: number, most = 5): BriefLine[] {
  const left = changes.map((change, i) => ({
    change,
    vector: vectors[i],
    worth: change.importance * 0.5 ** ((now - change.at.getTime()) / DAY / HALF_LIFE_DAYS),
  }));
  const taken: typeof left = [];
  while (taken.length < most && left.length > 0) {
    const scored = left.map((line, i) => {
      const near = Math.max(0, ...taken.map((t) => (t.vector && line.vector ? dot(t.vector, line.vector) : 0)));
      return { i, near, score: line.worth * (1 - REPETITION * near) };
    });
    const best = scored.filter((s) => s.near < SAME).sort((a, b) => b.score - a.score)[0];
    if (!best) break;
    taken.push(...left.splice(best.i, 1));
  }
  return taken.map(({ change }) => ({
    changeId: change.id,
    kind: change.kind,
    text: change.after ?? change.before ?? '',
    before: change.after === null ? null : change.before,
    url: change.url,
    at: change.at.toISOString(),
    ageDays: Math.max(0, Math.floor((now - change.at.getTime()) / DAY)),
  }));
}
