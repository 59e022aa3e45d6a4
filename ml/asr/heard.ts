import type { Decoded } from './decode.ts';

/** What an engine makes of an utterance, before guards and spelling. */
export interface Heard extends Decoded {
  readonly text: string;
  readonly noSpeech: number;
  /** Samples at 16 kHz, without padding. */
  readonly samples: number;
}

export const meanLogProb = ({ logProbs }: Pick<Heard, 'logProbs'>): number =>
  logProbs.length === 0 ? 0 : logProbs.reduce((sum, p) => sum + p, 0) / logProbs.length;
