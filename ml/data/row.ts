import type { Lang, ObjectionLabel, RiskLabel, Speaker, TextLabel } from '#ml/text/labels.ts';

export type Split = 'train' | 'validation' | 'test';

/** A label with the words that cause it; `span` is half-open, in UTF-16 units of `text`. */
export interface Marked<L> {
  label: L;
  span?: [number, number];
}

/** One utterance of the data set. `topics` are the labels it is about, whether or not it carries them. */
export interface DataRow {
  id: string;
  lang: Lang;
  speaker: Speaker;
  text: string;
  risk: Marked<RiskLabel>[];
  objection: Marked<ObjectionLabel>[];
  topics: TextLabel[];
  tag: string;
  situation: string;
  split: Split;
}

export const positives = (row: DataRow): TextLabel[] => [
  ...new Set([...row.risk, ...row.objection].map((mark) => mark.label)),
];
