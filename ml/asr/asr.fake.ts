import { PoolError } from '#ml/pool/pool.port.ts';
import type { Recognizer, SpeechLang, Transcription } from './asr.port.ts';

export interface FakeRecognizerOptions {
  readonly lang: SpeechLang;
  /** What is said, a word every `msPerWord` of sound that is not silent. */
  readonly words: readonly string[];
  readonly msPerWord?: number;
}

/**
 * Hears its given words: as many as the loud part of the sound is long, so that partials grow as real ones do. Silence has no
 * words. Tokens are the words' positions.
 */
export const createFakeRecognizer = ({ lang, words, msPerWord = 300 }: FakeRecognizerOptions): Recognizer => ({
  lang,
  transcribe: async (pcm, { signal }): Promise<Transcription> => {
    if (pcm.length > 30 * 16_000) throw new RangeError('an utterance of more than 30 s');
    if (signal?.aborted) throw new PoolError('aborted', 'aborted before it was queued');
    const loud = pcm.reduce((n, x) => n + (Math.abs(x) > 0.01 ? 1 : 0), 0);
    const count = loud < 400 ? 0 : Math.min(words.length, Math.max(1, Math.round(loud / 16 / msPerWord)));
    const text = words.slice(0, count).join(lang === 'en' ? ' ' : '');
    return {
      text,
      tokens: words.slice(0, count).map((_, i) => i),
      avgLogProb: count === 0 ? 0 : -0.1,
      noSpeech: count === 0 ? 1 : 0,
      rejected: count === 0 ? 'no_speech' : undefined,
    };
  },
});
