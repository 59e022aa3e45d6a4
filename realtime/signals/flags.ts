import type { ObjectionLabel, RiskLabel } from '#realtime/contract/labels.ts';

export type FlagLabel = RiskLabel | ObjectionLabel;

/** One label as the classifier sees it in the text so far: `score` calibrated, `over` when it passes its threshold. */
export interface LabelReading {
  label: FlagLabel;
  score: number;
  over: boolean;
  span: readonly [number, number];
}

/** The rule that trades earliness against withdrawals; tuned on growing prefixes (docs/models.md). */
export interface StabilityRule {
  /** Readings over the early threshold in a row before a flag is shown. */
  readings: number;
  /** Added to a label's threshold while the sentence is unfinished. */
  margin: number;
  /** One reading is enough from here on. */
  certain: number;
  /** A shown flag is taken back after this many readings in a row under `fallen` × threshold. */
  withdrawAfter: number;
  fallen: number;
}
export const DEFAULT_STABILITY: StabilityRule = { readings: 2, margin: 0.06, certain: 0.93, withdrawAfter: 2, fallen: 0.5 };

interface LabelState {
  run: number;
  low: number;
  shown: boolean;
}
/** Flags of one utterance while it is spoken, by label. */
export type FlagState = Readonly<Partial<Record<FlagLabel, LabelState>>>;
export const noFlags: FlagState = {};

export type FlagChange =
  | { kind: 'show'; label: FlagLabel; score: number; span: readonly [number, number]; early: boolean }
  | { kind: 'withdraw'; label: FlagLabel };

/** A hypothesis of the unfinished sentence. Pure. */
export function readPartial(
  state: FlagState,
  readings: readonly LabelReading[],
  thresholdOf: (label: FlagLabel) => number,
  rule: StabilityRule = DEFAULT_STABILITY,
): { state: FlagState; changes: FlagChange[] } {
  const changes: FlagChange[] = [];
  const next: Partial<Record<FlagLabel, LabelState>> = {};
  for (const { label, score, span } of readings) {
    const old = state[label] ?? { run: 0, low: 0, shown: false };
    const threshold = thresholdOf(label);
    const run = score >= Math.min(0.99, threshold + rule.margin) ? old.run + 1 : 0;
    const low = old.shown && score < threshold * rule.fallen ? old.low + 1 : 0;
    let shown = old.shown;
    if (!shown && (run >= rule.readings || (run > 0 && score >= rule.certain))) {
      shown = true;
      changes.push({ kind: 'show', label, score, span, early: true });
    } else if (shown && low >= rule.withdrawAfter) {
      shown = false;
      changes.push({ kind: 'withdraw', label });
    }
    next[label] = { run, low, shown };
  }
  return { state: { ...state, ...next }, changes };
}

/** The finished sentence decides: confirms, adds, takes back. Pure. */
export function readFinal(state: FlagState, readings: readonly LabelReading[]): FlagChange[] {
  const changes: FlagChange[] = readings
    .filter((r) => r.over)
    .map(({ label, score, span }) => ({ kind: 'show', label, score, span, early: false }));
  for (const [label, old] of Object.entries(state) as [FlagLabel, LabelState][]) {
    if (old.shown && !readings.some((r) => r.label === label && r.over)) changes.push({ kind: 'withdraw', label });
  }
  return changes;
}

/** The utterance will have no final: everything that was shown of it goes. */
export const dropAll = (state: FlagState): FlagChange[] =>
  (Object.entries(state) as [FlagLabel, LabelState][]).flatMap(([label, s]) => (s.shown ? [{ kind: 'withdraw' as const, label }] : []));
