import type { Models } from '#ml/manifest.ts';
import type { MlPool } from '#ml/pool/pool.port.ts';
import { hearKinds } from './asr.task.ts';
import { createRecognizer } from './recognizer.ts';
import type { Recognizer, SpeechLang } from './asr.port.ts';

export * from './asr.port.ts';

export interface Recognizers {
  of(lang: SpeechLang): Recognizer;
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
    warm: (langs = ['en', 'zh']) => pool.warm(langs.flatMap((lang) => [kinds[lang].final, kinds[lang].partial])),
  };
};
