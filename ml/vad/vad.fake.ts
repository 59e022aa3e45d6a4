import { createFramer } from './frames.ts';
import { FRAME_SAMPLES } from './vad.port.ts';
import type { VoiceDetector } from './vad.port.ts';

/** Loud is speech: 1 where a frame's level is above -40 dBFS, else 0. */
export const createFakeVoiceDetector = (): VoiceDetector => ({
  open: () => {
    const framer = createFramer();
    return {
      push: async (pcm) => {
        const frames = framer.push(pcm);
        const out: number[] = [];
        for (let at = 0; at < frames.length; at += FRAME_SAMPLES) {
          const power = frames.subarray(at, at + FRAME_SAMPLES).reduce((sum, x) => sum + x * x, 0) / FRAME_SAMPLES;
          out.push(power > 1e-4 ? 1 : 0);
        }
        return out;
      },
      reset: () => framer.clear(),
    };
  },
});
