import type { TaskHandler, TaskKind } from '#ml/pool/pool.port.ts';
import type { Models } from '#ml/manifest.ts';
import type { Heard } from './heard.ts';
import { openMoonshine } from './moonshine.ts';

export interface HearInput {
  readonly pcm: Float32Array;
  readonly draft?: readonly number[] | undefined;
}

export type HearKind = TaskKind<HearInput, Heard>;

interface Setup {
  readonly engine: 'moonshine';
  readonly files: { encoder: string; decoder: string; tokens: string };
}

const kindOf = (models: Models, id: string, engine: Setup['engine']): HearKind => ({
  name: `asr.${id}`,
  module: import.meta.url,
  setup: {
    engine,
    files: {
      encoder: models.path(id, 'encoder.onnx'),
      decoder: models.path(id, 'decoder.onnx'),
      tokens: models.path(id, 'tokens.json'),
    },
  } satisfies Setup,
});

/** The work of hearing as the pool knows it: one kind a model. Throws ModelError when a file is missing. */
export const hearKinds = (models: Models) => ({
  englishFinal: kindOf(models, 'moonshine-base-en', 'moonshine'),
  englishPartial: kindOf(models, 'moonshine-tiny-en', 'moonshine'),
});

export const createHandler = async ({ files }: Setup): Promise<TaskHandler<HearInput, Heard>> => {
  const engine = await openMoonshine(files);
  return { run: ({ pcm, draft }) => engine.hear(pcm, draft), close: () => engine.close() };
};
