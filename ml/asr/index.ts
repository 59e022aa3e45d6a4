import type { Models } from '#ml/manifest.ts';
import type { MlPool } from '#ml/pool/pool.port.ts';
import { hearKinds } from './asr.task.ts';
import { compact, createRecognizer } from './recognizer.ts';
import type { Recognizer, SpeechLang } from './asr.port.ts';

export * from './asr.port.ts';

export interface Recognizers {
  of(lang: SpeechLang): Recognizer;
  /**
   * Which language is spoken: the probability of each, from at least two seconds of speech (16 kHz mono, up to 30 s). Costs
   * about as much as a Mandarin partial; ask once a speaker. Rejects with PoolError.
   */
  detect(
    pcm: Float32Array,
    options?: { signal?: AbortSignal; source?: 'live' | 'upload' },
  ): Promise<Record<SpeechLang, number>>;
  /** Opens the models of these languages in every worker. */
  warm(langs?: readonly SpeechLang[]): Promise<void>;
}

/** The embedded recognisers. Throws ModelError when weights are missing; opens nothing until it is asked to hear. */
export const createRecognizers = ({ pool, manifest }: { pool: MlPool; manifest: Models }): Recognizers => {
  const kinds = hearKinds(manifest);
  const recognizers = {
    en: createRecognizer({ lang: 'en', pool, ...kinds.en }),
    zh: createRecognizer({ lang: 'zh', pool, ...kinds.zh }),
  };
  return {
    of: (lang) => recognizers[lang],
    detect: (pcm, { signal, source } = {}) =>
      pool.run(
        { kind: kinds.language, input: { detect: compact(pcm) } },
        { priority: source === 'upload' ? 'upload' : 'live-final', ...(signal && { signal }) },
      ),
    warm: (langs = ['en', 'zh']) => pool.warm(langs.flatMap((lang) => [kinds[lang].final, kinds[lang].partial])),
  };
};
