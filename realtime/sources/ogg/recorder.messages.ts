/** To the recorder's worker. */
export type ToRecorder =
  | { type: 'open'; id: number; path: string; serial: number }
  | { type: 'write'; id: number; pcm: Int16Array }
  | { type: 'close'; id: number };

/** From it. */
export type FromRecorder =
  | { type: 'opened'; id: number; startMs: number }
  | { type: 'closed'; id: number; durationMs: number }
  | { type: 'failed'; id: number; message: string };
