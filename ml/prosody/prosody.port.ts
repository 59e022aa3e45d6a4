/** How one stretch of speech sounded; figures of one speaker are only comparable with the same speaker's. */
export interface Prosody {
  durationMs: number;
  /** Sound with a pitch. */
  voicedMs: number;
  /** Median pitch and the distance between its 10th and 90th percentile, semitones over 55 Hz; null without voice. */
  pitch: number | null;
  pitchRange: number | null;
  /** Pitch of the last third against the rest, semitones. */
  pitchFall: number | null;
  /** Mean absolute step from voiced frame to voiced frame, semitones: unsteadiness. */
  jitter: number | null;
  /** Loudness of voiced frames and its spread, dB. */
  level: number;
  levelSpread: number;
  /** Means over voiced frames (Meyda): Hz, 0…1, Hz. */
  centroid: number;
  flatness: number;
  rolloff: number;
  /** Means of mel cepstral coefficients 1 to 4 over voiced frames (Meyda). */
  mfcc: readonly [number, number, number, number];
  /** Share of the time from first to last voice that is silence of 150 ms and more, and the longest such silence. */
  pauseShare: number;
  longestPauseMs: number;
  /** Syllable nuclei a second outside pauses (loudness peaks with a pitch, after de Jong & Wempe 2009). */
  syllableRate: number;
}

export interface ProsodyExtractor {
  /** Mono samples at 16 kHz of one utterance. */
  extract(pcm: Float32Array): Promise<Prosody>;
}
