import type { TaskHandler, TaskKind } from '#ml/pool/pool.port.ts';
import type { Models } from '#ml/manifest.ts';
import type { SpeechLang } from './asr.port.ts';
import type { Heard } from './heard.ts';
import { openMoonshine } from './moonshine.ts';
import { openWhisper } from './whisper.ts';
import type { Effort } from './whisper.ts';

export interface HearInput {
  readonly pcm: Float32Array;
  readonly effort: Effort;
  readonly draft?: readonly number[] | undefined;
}

/** Asks only which language is spoken. */
export interface DetectInput {
  readonly detect: Float32Array;
}

export type HearKind = TaskKind<HearInput, Heard>;
export type DetectKind = TaskKind<DetectInput, Record<SpeechLang, number>>;

type Engine = 'moonshine' | 'whisper';

interface Setup {
  readonly engine: Engine;
  readonly lang: SpeechLang;
  readonly files: { encoder: string; decoder: string; tokens: string };
}

const kindOf = (models: Models, id: string, engine: Engine, lang: SpeechLang): HearKind => ({
  name: `asr.${id}.${lang}`,
  module: import.meta.url,
  setup: {
    engine,
    lang,
    files: {
      encoder: models.path(id, 'encoder.onnx'),
      decoder: models.path(id, 'decoder.onnx'),
      tokens: models.path(id, 'tokens.json'),
    },
  } satisfies Setup,
});

/** The work of hearing as the pool knows it: one kind a model and language. Throws ModelError when a file is missing. */
export const hearKinds = (models: Models) => {
  const whisper = kindOf(models, 'whisper-base', 'whisper', 'zh');
  return {
    en: {
      final: kindOf(models, 'moonshine-base-en', 'moonshine', 'en'),
      partial: kindOf(models, 'moonshine-tiny-en', 'moonshine', 'en'),
    },
    zh: { final: whisper, partial: whisper },
    // The same module and sessions under the same name: the multilingual model answers both questions.
    language: whisper as unknown as DetectKind,
  };
};

type Handler = TaskHandler<HearInput | DetectInput, Heard | Record<SpeechLang, number>>;

const withoutDetection = (): never => {
  throw new Error('this model knows one language');
};

export const createHandler = async ({ engine, lang, files }: Setup): Promise<Handler> => {
  if (engine === 'moonshine') {
    const { hear, close } = await openMoonshine(files);
    return { run: async (input) => ('detect' in input ? withoutDetection() : hear(input.pcm, input.draft)), close };
  }
  const { hear, detect, close } = await openWhisper(files);
  return {
    run: async (input) =>
      'detect' in input ? detect(input.detect) : hear(input.pcm, { lang, effort: input.effort, draft: input.draft }),
    close,
  };
};
