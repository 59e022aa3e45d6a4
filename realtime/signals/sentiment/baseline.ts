import type { Prosody } from '#ml/prosody/prosody.port.ts';

/** The figures that are compared with the speaker's own usual. */
export const TRACKED = ['pitch', 'pitchRange', 'level', 'levelSpread', 'pauseShare', 'syllableRate', 'jitter', 'centroid'] as const;
export type Tracked = (typeof TRACKED)[number];

/** Usual spreads between utterances of one speaker; what is assumed until this speaker showed their own. */
const USUAL_SPREAD: Record<Tracked, number> = {
  pitch: 1.6,
  pitchRange: 2.5,
  level: 3,
  levelSpread: 2,
  pauseShare: 0.12,
  syllableRate: 0.9,
  jitter: 0.15,
  centroid: 250,
};

interface Moment {
  weight: number;
  mean: number;
  square: number;
}

/** One speaker's usual voice: the first minute of it counts fully, later speech moves it slowly. */
export interface Baseline {
  voicedMs: number;
  figures: Partial<Record<Tracked, Moment>>;
}
export const emptyBaseline: Baseline = { voicedMs: 0, figures: {} };

const FIRST_MINUTE_MS = 60_000;
/** Weight that new speech keeps after the first minute. */
const LATER = 0.25;
/** Pseudo-observations of the usual spread, so that two alike utterances do not make a third one strange. */
const PRIOR = 4;

export function learn(baseline: Baseline, p: Prosody): Baseline {
  const rate = baseline.voicedMs < FIRST_MINUTE_MS ? 1 : LATER;
  const figures = { ...baseline.figures };
  for (const name of TRACKED) {
    const value = p[name];
    if (value === null) continue;
    const old = figures[name] ?? { weight: 0, mean: 0, square: 0 };
    const added = (rate * p.voicedMs) / 1000;
    const weight = old.weight + added;
    const mean = old.mean + ((value - old.mean) * added) / weight;
    const square = old.square + added * (value - old.mean) * (value - mean);
    figures[name] = { weight, mean, square };
  }
  return { voicedMs: baseline.voicedMs + p.voicedMs, figures };
}

/** Distance from the speaker's usual in spreads, clipped to ±3; 0 where either is unknown. */
export function distance(baseline: Baseline, p: Prosody, name: Tracked): number {
  const value = p[name];
  const known = baseline.figures[name];
  if (value === null || !known || known.weight === 0) return 0;
  const usual = USUAL_SPREAD[name];
  const variance = (known.square + PRIOR * usual * usual) / (known.weight + PRIOR);
  return Math.max(-3, Math.min(3, (value - known.mean) / Math.sqrt(variance)));
}
