import type { Lang, ObjectionLabel, RiskLabel, Speaker } from './labels.ts';

export interface TextItem {
  readonly lang: Lang;
  readonly speaker: Speaker;
  /** One utterance, or what of it has been heard so far. */
  readonly text: string;
}

/** A label over its threshold. */
export interface Flag<Label> {
  readonly label: Label;
  /** Calibrated probability, 0 … 1. */
  readonly score: number;
  /** The words that caused it: half-open, in UTF-16 units of the item's text. */
  readonly span: readonly [from: number, to: number];
  /** Sure enough to be shown while it is still being said; see stability.ts. */
  readonly strong: boolean;
}

export interface Classification {
  /** Empty for a customer's words. Strongest first. */
  readonly risk: readonly Flag<RiskLabel>[];
  /** Empty for a rep's words. Strongest first. */
  readonly objection: readonly Flag<ObjectionLabel>[];
  /** Calibrated probability of every label that this speaker's words can carry, over its threshold or not. */
  readonly scores: Readonly<Record<string, number>>;
  /** The sentence as `embed` would give it, without a second pass. */
  readonly vector: Float32Array;
}

export interface TextClassifier {
  /**
   * One answer for each item, in order. An item's answer depends on that item alone, not on its neighbours.
   * Text without any word has all scores 0.
   */
  classify(items: readonly TextItem[]): Promise<Classification[]>;
  /** Unit vectors whose dot product says how alike two texts of one language are, -1 … 1. */
  embed(texts: readonly string[], lang: Lang): Promise<Float32Array[]>;
}
