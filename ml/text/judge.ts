import type { Classification, Flag, TextItem } from './classifier.port.ts';
import { HEADS, calibrated, type Decision } from './decision.ts';
import { labelsOf, type ObjectionLabel, type RiskLabel, type TextLabel } from './labels.ts';
import type { WindowAnswer } from './model.ts';
import { spanOf } from './span.ts';
import type { Window } from './tokens.ts';

/** A window with the encoder's answer. */
export interface Read {
  readonly window: Window;
  readonly answer: WindowAnswer;
}

/** Rounded, so that noise in the last bits of a float never shows. */
const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/** From what the encoder said to flags. Of several windows the one that is surest of a label speaks for it. Pure. */
export function judge(item: TextItem, reads: readonly Read[], decision: Decision): Classification {
  const scores: Record<string, number> = {};
  const flags: Flag<TextLabel>[] = [];
  for (const label of labelsOf(item.speaker)) {
    const head = HEADS.indexOf(label);
    const rule = decision.ruleOf(label);
    const best = strongest(reads, head);
    const score = best ? round(calibrated(rule, best.answer.logits[head] ?? -Infinity)) : 0;
    scores[label] = score;
    if (best && score >= rule.threshold) {
      flags.push({ label, score, span: causeOf(best, head), strong: score >= rule.early });
    }
  }
  flags.sort((a, b) => b.score - a.score);
  const [risk, objection] = item.speaker === 'rep' ? [flags, []] : [[], flags];
  return {
    risk: risk as Flag<RiskLabel>[],
    objection: objection as Flag<ObjectionLabel>[],
    scores,
    vector: meanVector(reads),
  };
}

const strongest = (reads: readonly Read[], head: number): Read | undefined =>
  reads.reduce<Read | undefined>(
    (best, read) => (best && (best.answer.logits[head] ?? 0) >= (read.answer.logits[head] ?? 0) ? best : read),
    undefined,
  );

function causeOf({ window, answer }: Read, head: number): [number, number] {
  const logits = window.ids.map((_, at) => answer.tokens[at * HEADS.length + head] ?? -Infinity);
  return spanOf(logits, window.offsets);
}

/** The unit vector of all windows together; zeros where there is none. */
export function meanVector(reads: readonly Read[]): Float32Array {
  const first = reads[0]?.answer.vector;
  if (!first) return new Float32Array(0);
  if (reads.length === 1) return first;
  const sum = first.map((_, at) => reads.reduce((total, { answer }) => total + (answer.vector[at] ?? 0), 0));
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}
