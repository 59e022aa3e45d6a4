export type RecordingErrorCode = 'unsupported_audio' | 'bad_audio' | 'empty_audio' | 'too_large';

/** A file that cannot be heard. `message` is one sentence for a person. */
export class RecordingError extends Error {
  readonly code: RecordingErrorCode;
  constructor(code: RecordingErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RecordingError';
    this.code = code;
  }
}

/** A stretch of sound: one array a channel, all of one length, −1…1. */
export interface AudioBlock {
  channels: Float32Array[];
  /** Hz. */
  rate: number;
}

export interface RecordingDecoder {
  /** What the file is, judged by its bytes: wav, mp3, ogg-opus, ogg-vorbis, flac, … */
  readonly format: string;
  readonly channels: number;
  readonly rate: number;
  /** As the header claims, ms; null where it says nothing. May lie. */
  readonly durationMs: number | null;
  /** Blocks of at most a few seconds, decoded as they are asked for. @throws RecordingError */
  blocks(): AsyncIterable<AudioBlock>;
  close(): Promise<void>;
}

/** @throws RecordingError */
export type OpenRecording = (path: string) => Promise<RecordingDecoder>;
