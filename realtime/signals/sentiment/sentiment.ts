import type { Prosody } from '#ml/prosody/prosody.port.ts';
import type { Lang } from '#realtime/contract/labels.ts';
import { type Baseline, distance, emptyBaseline, learn } from './baseline.ts';
import { wordCues } from './words.ts';

/** A customer's utterance as it sounded and what was said. There is no field for a side: only the customer's come here. */
export interface HeardUtterance {
  utteranceId: string;
  startMs: number;
  endMs: number;
  text: string;
  lang: Lang;
  prosody: Prosody;
  /** The strongest objection score of its text, 0…1, and whether one was flagged. */
  objection: number;
  flagged: boolean;
}

export interface SentimentState {
  baseline: Baseline;
  /** Utterances too short to judge alone, waiting for company. */
  waiting: readonly HeardUtterance[];
}

export interface SentimentResult {
  startMs: number;
  endMs: number;
  valence: number;
  hesitation: number;
  reliability: number;
  doubt: boolean;
  utteranceId: string | null;
  reasons: { code: string; weight: number }[];
}

export const emptySentiment: SentimentState = { baseline: emptyBaseline, waiting: [] };

/** Never judged on less voice than this (features.md A5; issue: "not on less than 1.5 s of voiced speech"). */
export const MIN_VOICED_MS = 1_500;
/** Short answers further apart than this are not one mood. */
const TOGETHER_MS = 20_000;
/** The speaker's usual is known well enough to compare with after this much voice. */
const BASELINE_MS = 8_000;
const MIN_RELIABILITY = 0.35;
/** A mild sentence: no objection flagged, none near, no bad word. */
const MILD_OBJECTION = 0.35;
const DOUBT_HESITATION = 0.6;

const squash = (x: number) => Math.tanh(x);
const logistic = (x: number) => 1 / (1 + Math.exp(-x));
const clamp01 = (x: number) => Math.max(0, Math.min(1, x));

function blend(list: readonly HeardUtterance[]): HeardUtterance {
  const last = list[list.length - 1]!;
  if (list.length === 1) return last;
  const longest = [...list].sort((a, b) => b.prosody.voicedMs - a.prosody.voicedMs)[0]!;
  return {
    ...last,
    utteranceId: longest.utteranceId,
    startMs: list[0]!.startMs,
    text: list.map((u) => u.text).join(last.lang === 'zh' ? '，' : '. '),
    objection: Math.max(...list.map((u) => u.objection)),
    flagged: list.some((u) => u.flagged),
    // The longest stretch speaks for the voice; figures of stretches are not added up.
    prosody: { ...longest.prosody, voicedMs: list.reduce((sum, u) => sum + u.prosody.voicedMs, 0) },
  };
}

/**
 * One customer utterance in, at most one judgement out. Pure. Voice counts by its distance from this speaker's usual,
 * words by their cues and by the objection model; where both are thin nothing is said at all.
 */
export function hearSentiment(state: SentimentState, heard: HeardUtterance): { state: SentimentState; result: SentimentResult | null } {
  const recent = state.waiting.filter((u) => heard.startMs - u.endMs < TOGETHER_MS);
  const group = [...recent, heard];
  const voiced = group.reduce((sum, u) => sum + u.prosody.voicedMs, 0);
  const baseline = learn(state.baseline, heard.prosody);
  if (voiced < MIN_VOICED_MS) return { state: { baseline, waiting: group }, result: null };

  const u = blend(group);
  const z = (name: Parameters<typeof distance>[2]) => distance(state.baseline, u.prosody, name);
  const known = clamp01(state.baseline.voicedMs / BASELINE_MS);
  const cues = wordCues(u.text, u.lang);
  const reliability = clamp01(0.25 + 0.45 * known + 0.3 * clamp01(voiced / 4_000));
  const next = { baseline, waiting: [] };
  if (reliability < MIN_RELIABILITY) return { state: next, result: null };

  // Directions: livelier, brighter, quicker speech reads as positive and engaged; pauses, unsteadiness and a fall in
  // rate and loudness read as hesitant (Scherer 2003, table 2; Brennan & Williams 1995 for pauses, fillers and doubt).
  const valenceReasons = [
    { code: 'words_good', weight: 0.55 * Math.min(2, cues.good) },
    { code: 'words_bad', weight: -0.5 * Math.min(2, cues.bad) },
    { code: 'objection', weight: -0.9 * u.objection },
    { code: 'livelier', weight: known * 0.16 * z('pitchRange') },
    { code: 'quicker', weight: known * 0.08 * z('syllableRate') },
    { code: 'brighter', weight: known * 0.06 * z('centroid') },
    { code: 'louder', weight: known * 0.06 * z('level') },
    { code: 'pausing', weight: -known * 0.1 * Math.max(0, z('pauseShare')) },
  ];
  const hesitationReasons = [
    { code: 'hedging', weight: 0.75 * Math.min(3, cues.hedges) },
    { code: 'pausing', weight: known * 0.6 * z('pauseShare') },
    { code: 'slower', weight: -known * 0.45 * z('syllableRate') },
    { code: 'quieter', weight: -known * 0.2 * z('level') },
    { code: 'unsteady', weight: known * 0.2 * z('jitter') },
    { code: 'flat', weight: -known * 0.2 * z('pitchRange') },
  ];
  const sum = (list: { weight: number }[]) => list.reduce((s, r) => s + r.weight, 0);
  const valence = squash(sum(valenceReasons));
  const hesitation = logistic(sum(hesitationReasons) - 1.6);
  const voiceHesitates = sum(hesitationReasons.slice(1)) > 0.8;
  const doubt =
    known >= 1 && hesitation >= DOUBT_HESITATION && voiceHesitates && !u.flagged && u.objection < MILD_OBJECTION && cues.bad === 0;
  const reasons = [...valenceReasons, ...hesitationReasons]
    .filter((r) => Math.abs(r.weight) >= 0.1)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, 4)
    .map((r) => ({ code: r.code, weight: Math.round(r.weight * 100) / 100 }));
  return {
    state: next,
    result: { startMs: u.startMs, endMs: u.endMs, valence, hesitation, reliability, doubt, utteranceId: u.utteranceId, reasons },
  };
}
