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

export type HearKind = TaskKind<HearInput, Heard>;

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
export const hearKinds = (models: Models) => ({
  en: {
    final: kindOf(models, 'moonshine-base-en', 'moonshine', 'en'),
    partial: kindOf(models, 'moonshine-tiny-en', 'moonshine', 'en'),
  },
  zh: {
    final: kindOf(models, 'whisper-base', 'whisper', 'zh'),
    partial: kindOf(models, 'whisper-base', 'whisper', 'zh'),
  },
});

export const createHandler = async ({ engine, lang, files }: Setup): Promise<TaskHandler<HearInput, Heard>> => {
  if (engine === 'moonshine') {
    const { hear, close } = await openMoonshine(files);
    return { run: ({ pcm, draft }) => hear(pcm, draft), close };
  }
  const { hear, close } = await openWhisper(files);
  return { run: ({ pcm, effort, draft }) => hear(pcm, { lang, effort, draft }), close };
};
