export type SpeechLang = 'en' | 'zh';

/** Sound goes in as mono samples at this rate, -1 … 1. */
export const SAMPLE_RATE = 16_000;

export interface TranscribeOptions {
  /** A partial is heard by the quicker model, may be dropped, and is shown as words that may still change. */
  readonly kind: 'partial' | 'final';
  /** Tokens of the last hypothesis for the same utterance: verified in one pass, they cost less than decoding again. */
  readonly draftTokens?: readonly number[] | undefined;
  /** Names that may be said (product, competitor, customer): a near miss is written as the name. */
  readonly bias?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The speaker; of one speaker only the newest partial waits. */
  readonly key?: string | undefined;
  /** A live call goes before a recording; 'live' by default. */
  readonly source?: 'live' | 'upload' | undefined;
  /** A partial older than this is not worth hearing any more; 1,500 by default. */
  readonly deadlineMs?: number | undefined;
}

export interface Transcription {
  /** What was said, numbers and names written out properly; empty when nothing was said that can be trusted. */
  readonly text: string;
  /** The recogniser's own tokens, to be given back as `draftTokens`. */
  readonly tokens: readonly number[];
  /** Mean natural log-probability of the tokens; 0 is certain, below -1 is guessing. */
  readonly avgLogProb: number;
  /** 0 … 1, how sure the recogniser is that nobody spoke. */
  readonly noSpeech: number;
  /** Why the text was emptied, when a guard did it. */
  readonly rejected?: RejectReason | undefined;
}

/** A guard's finding: the text was invented, not heard. */
export type RejectReason = 'no_speech' | 'unsure' | 'too_fast' | 'repeats' | 'not_words';

/** Speech to text of one language. Rejects with PoolError; a partial's `dropped` and `superseded` are no failures. */
export interface Recognizer {
  readonly lang: SpeechLang;
  transcribe(pcm: Float32Array, options: TranscribeOptions): Promise<Transcription>;
}
