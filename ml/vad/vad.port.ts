/** Samples of one decision at 16 kHz: 32 ms. */
export const FRAME_SAMPLES = 512;
export const FRAME_MS = 32;

/** Says how likely each 32 ms of one speaker's sound is speech. */
export interface VoiceStream {
  /**
   * Takes mono samples at 16 kHz, -1 … 1, any number of them; a rest shorter than a frame waits for the next call.
   * Resolves with one probability, 0 … 1, for each frame that became complete, in order. Calls may overlap.
   */
  push(pcm: Float32Array): Promise<readonly number[]>;
  /** Forgets what was heard; for a speaker who comes back after a gap. */
  reset(): void;
}

export interface VoiceDetector {
  open(): VoiceStream;
}
