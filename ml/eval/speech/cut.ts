import { FRAME_SAMPLES } from '#ml/vad/vad.port.ts';
import type { VoiceDetector } from '#ml/vad/vad.port.ts';

export interface Cut {
  readonly from: number;
  readonly to: number;
}

/** The plain way of cutting, so that the recogniser is measured and not the endpointing: all numbers in frames of 32 ms. */
const START = 0.5;
const STAY = 0.35;
const HANGOVER = 16;
const PRE_ROLL = 10;
const SHORTEST = 3;
const LONGEST = 470;

/** Utterances of a recording, in samples. */
export const cutRecording = async (detector: VoiceDetector, pcm: Float32Array): Promise<Cut[]> => {
  const probabilities = await detector.open().push(pcm);
  const cuts: Cut[] = [];
  let start = -1;
  let lastVoice = 0;
  let voiced = 0;
  const end = (frame: number) => {
    if (voiced >= SHORTEST) {
      const before = cuts.at(-1)?.to ?? 0;
      cuts.push({
        from: Math.max(before, (start - PRE_ROLL) * FRAME_SAMPLES),
        to: Math.min(pcm.length, frame * FRAME_SAMPLES),
      });
    }
    start = -1;
    voiced = 0;
  };
  probabilities.forEach((p, i) => {
    if (start < 0 && p >= START) start = i;
    if (start < 0) return;
    if (p >= STAY) {
      lastVoice = i;
      voiced++;
    }
    if (i - lastVoice >= HANGOVER || i - start >= LONGEST) end(i + 1);
  });
  if (start >= 0) end(probabilities.length);
  return cuts;
};
