import type { Lang, Side } from './labels.ts';

/** Where a line of the record comes from: the sentence, and when it was said. */
export interface Evidence {
  utteranceId: string;
  side: Side;
  atMs: number;
  text: string;
}

/** The record and summary card that is written when a call ends (feature B1). Each line names its sentence. */
export interface CallRecord {
  lang: Lang;
  /** One to three sentences: who, about what, where it stands. */
  summary: string;
  /** Codes with a message of their own in the console: price_sensitive, time_critical, … */
  tags: { code: string; evidence: Evidence | null }[];
  commitments: { by: Side; text: string; dueAt: number | null; evidence: Evidence }[];
  openItems: { text: string; evidence: Evidence }[];
  nextStep: { text: string; dueAt: number | null; evidence: Evidence | null } | null;
  objections: { label: string; answered: boolean; answer: Evidence | null; evidence: Evidence }[];
}

/** Top concerns, weak answers and better words for a call (feature B2). */
export interface FirstAid {
  concerns: { label: string; weight: number; title: string; evidence: Evidence[] }[];
  weakAnswers: { reason: string; title: string; evidence: Evidence; concern: Evidence | null }[];
  wording: { label: string; title: string; text: string; answers: Evidence }[];
}
