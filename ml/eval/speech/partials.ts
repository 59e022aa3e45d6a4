import type { Recognizer } from '#ml/asr/index.ts';
import { editDistance } from '#ml/asr/text/sound.ts';

const STEP = 9_600;

export interface PartialFigures {
  /** Milliseconds that each partial took, alone on the machine. */
  readonly took: number[];
  /** Words of the last partial, and how many of them the final kept. */
  shown: number;
  kept: number;
  cpuInS: number;
  /** Tokens of the last partial, as a draft for the final. */
  tokens: readonly number[];
}

/** Hears an utterance as it grows, every 600 ms, each time with the last hypothesis as a draft. */
export const hearPartials = async (
  recognizer: Recognizer,
  pcm: Float32Array,
  units: (text: string) => string[],
): Promise<PartialFigures & { last: string[] }> => {
  const took: number[] = [];
  let tokens: readonly number[] = [];
  let last: string[] = [];
  const before = process.cpuUsage();
  for (let end = STEP; end < pcm.length; end += STEP) {
    const started = performance.now();
    const heard = await recognizer.transcribe(pcm.slice(0, end), { kind: 'partial', draftTokens: tokens.slice(0, -1) });
    took.push(performance.now() - started);
    tokens = heard.tokens;
    last = units(heard.text);
  }
  const { user, system } = process.cpuUsage(before);
  return { took, shown: last.length, kept: 0, cpuInS: (user + system) / 1e6, tokens, last };
};

/** Of the words shown last, those that stand in the final at their place. */
export const keptOf = (last: readonly string[], final: readonly string[]): number => {
  const head = final.slice(0, last.length);
  return Math.max(0, last.length - editDistance(last, head));
};
