/** What the rep must not promise lightly, in the order of the model's risk head. */
export const RISK_LABELS = [
  'price_promise',
  'delivery_promise',
  'outcome_guarantee',
  'contract_term',
  'roadmap_promise',
  'competitor_claim',
] as const;

/** Why a customer hesitates, in the order of the model's objection head. */
export const OBJECTION_LABELS = ['price', 'delivery_time', 'competitor', 'decision_process', 'other'] as const;

export const LANGS = ['en', 'zh'] as const;
export const SPEAKERS = ['rep', 'customer'] as const;

export type RiskLabel = (typeof RISK_LABELS)[number];
export type ObjectionLabel = (typeof OBJECTION_LABELS)[number];
export type Lang = (typeof LANGS)[number];
export type Speaker = (typeof SPEAKERS)[number];
export type TextLabel = RiskLabel | ObjectionLabel;

/** The labels that one side's words can carry; the other side's head is not asked. */
export const labelsOf = (speaker: Speaker): readonly TextLabel[] =>
  speaker === 'rep' ? RISK_LABELS : OBJECTION_LABELS;
