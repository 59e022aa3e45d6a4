/** The closed lists of labels. What each one is and is not: docs/labels.md. */
export const RISK_LABELS = [
  'price_promise',
  'delivery_promise',
  'outcome_guarantee',
  'contract_term',
  'roadmap_promise',
  'competitor_claim',
] as const;
export type RiskLabel = (typeof RISK_LABELS)[number];

export const OBJECTION_LABELS = ['price', 'delivery_time', 'competitor', 'decision_process', 'other'] as const;
export type ObjectionLabel = (typeof OBJECTION_LABELS)[number];

export const SIDES = ['rep', 'customer'] as const;
/** `rep` is our side, `customer` the other one. */
export type Side = (typeof SIDES)[number];

export const LANGS = ['en', 'zh'] as const;
export type Lang = (typeof LANGS)[number];

export type Severity = 'high' | 'medium';

/** Default severities; a workspace may override them in its settings. */
export const RISK_SEVERITY: Readonly<Record<RiskLabel, Severity>> = {
  price_promise: 'high',
  delivery_promise: 'high',
  outcome_guarantee: 'high',
  contract_term: 'high',
  roadmap_promise: 'medium',
  competitor_claim: 'medium',
};
