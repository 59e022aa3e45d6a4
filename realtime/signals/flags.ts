import type { ObjectionLabel, RiskLabel } from '#realtime/contract/labels.ts';

export type FlagLabel = RiskLabel | ObjectionLabel;

/** One label as the classifier sees it in the text so far. */
export interface LabelReading {
  label: FlagLabel;
  /** Calibrated probability. */
  score: number;
  /** It passes its threshold for finished sentences. */
  over: boolean;
  /** It passes the higher one for unfinished ones. */
  early: boolean;
  span: readonly [number, number];
}

/** The rule that trades earliness against withdrawals; tuned on growing prefixes (docs/models.md). */
export interface StabilityRule {
  /** Readings over the early threshold in a row before a flag is shown. */
  readings: number;
  /** One reading is enough from this probability on. */
  certain: number;
  /** A shown flag is taken back after this many readings in a row under its threshold. */
  withdrawAfter: number;
}
export const DEFAULT_STABILITY: StabilityRule = { readings: 2, certain: 0.95, withdrawAfter: 3 };

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
  rule: StabilityRule = DEFAULT_STABILITY,
): { state: FlagState; changes: FlagChange[] } {
  const changes: FlagChange[] = [];
  const next: Partial<Record<FlagLabel, LabelState>> = {};
  for (const { label, score, span, over, early } of readings) {
    const old = state[label] ?? { run: 0, low: 0, shown: false };
    const run = early ? old.run + 1 : 0;
    const low = old.shown && !over ? old.low + 1 : 0;
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
