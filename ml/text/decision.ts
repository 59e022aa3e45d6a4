import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { OBJECTION_LABELS, RISK_LABELS, type TextLabel } from './labels.ts';

/** The model's heads, in the order of its outputs. */
export const HEADS: readonly TextLabel[] = [...RISK_LABELS, ...OBJECTION_LABELS];

const rule = z.strictObject({
  /** Calibrated probability = sigmoid(scale × logit + shift). */
  scale: z.number().positive(),
  shift: z.number(),
  /** From this probability on a label counts. */
  threshold: z.number().gt(0).lt(1),
  /** From this probability on a partial may show it; see stability.ts. */
  early: z.number().gt(0).lt(1),
});

const decisionSchema = z.strictObject({
  lang: z.enum(['en', 'zh']),
  revision: z.string(),
  rules: z.strictObject(Object.fromEntries(HEADS.map((label) => [label, rule]))),
});

export type Rule = z.infer<typeof rule>;
export interface Decision {
  readonly revision: string;
  ruleOf(label: TextLabel): Rule;
}

/** Calibration and thresholds as training left them beside the weights. Throws a ZodError where they are malformed. */
export const readDecision = (path: string): Decision => {
  const { revision, rules } = decisionSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  return {
    revision,
    ruleOf: (label) => {
      const found = rules[label];
      if (!found) throw new Error(`no rule for ${label}`);
      return found;
    },
  };
};

export const calibrated = ({ scale, shift }: Rule, logit: number): number =>
  1 / (1 + Math.exp(-(scale * logit + shift)));
