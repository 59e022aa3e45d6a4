import { FRAME_SAMPLES } from './vad.port.ts';

/** Cuts what arrives in any portions into whole frames. */
export const createFramer = () => {
  let rest = new Float32Array(0);
  return {
    /** Whole frames one after the other, a multiple of FRAME_SAMPLES long. */
    push: (pcm: Float32Array): Float32Array => {
      const all = new Float32Array(rest.length + pcm.length);
      all.set(rest);
      all.set(pcm, rest.length);
      const whole = all.length - (all.length % FRAME_SAMPLES);
      rest = all.slice(whole);
      return all.subarray(0, whole);
    },
    clear: (): void => {
      rest = new Float32Array(0);
    },
  };
};

/** -80 dBFS: below it a telephone line carries no voice, so silence needs no model. */
export const SILENCE_PEAK = 1e-4;

export const isSilent = (frames: Float32Array): boolean => {
  for (let i = 0; i < frames.length; i++) if (Math.abs(frames[i] ?? 0) > SILENCE_PEAK) return false;
  return true;
};
