import type { Models } from '#ml/manifest.ts';
import type { TaskHandler, TaskKind } from '#ml/pool/pool.port.ts';
import { OnnxTextClassifier, type TextFiles } from './classifier.onnx.ts';
import type { Classification, TextItem } from './classifier.port.ts';
import type { Lang } from './labels.ts';

export type TextInput =
  | { readonly ask: 'classify'; readonly items: readonly TextItem[] }
  | { readonly ask: 'embed'; readonly texts: readonly string[]; readonly lang: Lang };

export type TextOutput = Classification[] | Float32Array[];
export type TextKind = TaskKind<TextInput, TextOutput>;

/** Where the manifest keeps the files of each language. Throws ModelError when one is missing. */
export const textFiles = (models: Models): Record<Lang, TextFiles> => {
  const of = (id: string): TextFiles => ({
    model: models.path(id, 'model.onnx'),
    tokenizer: models.path(id, 'tokenizer.json'),
    decision: models.path(id, 'decision.json'),
  });
  return { en: of('text-en'), zh: of('text-zh') };
};

/** The work of reading words as the pool knows it. */
export const textKind = (models: Models): TextKind => ({
  name: 'text',
  module: import.meta.url,
  setup: textFiles(models),
});

export const createHandler = async (setup: Record<Lang, TextFiles>): Promise<TaskHandler<TextInput, TextOutput>> => {
  const classifier = new OnnxTextClassifier(setup);
  return {
    run: (input) =>
      input.ask === 'classify' ? classifier.classify(input.items) : classifier.embed(input.texts, input.lang),
    close: () => classifier.close(),
  };
};
