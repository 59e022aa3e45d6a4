import type { Models } from '#ml/manifest.ts';
import type { MlPool, TaskOptions } from '#ml/pool/pool.port.ts';
import type { Classification, TextClassifier } from './classifier.port.ts';
import { textKind } from './text.task.ts';

export * from './classifier.port.ts';
export * from './labels.ts';

/**
 * The classifiers in the pool, with the priority of whoever waits: a partial may be dropped, a final not.
 * Rejects with a PoolError. Throws ModelError when weights are missing.
 */
export const createTextClassifier = (
  { pool, manifest }: { pool: MlPool; manifest: Models },
  options: TaskOptions = { priority: 'live-final' },
): TextClassifier => {
  const kind = textKind(manifest);
  return {
    classify: async (items) =>
      (await pool.run({ kind, input: { ask: 'classify', items } }, options)) as Classification[],
    embed: async (texts, lang) =>
      (await pool.run({ kind, input: { ask: 'embed', texts, lang } }, options)) as Float32Array[],
  };
};
