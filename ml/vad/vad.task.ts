import type { TaskHandler, TaskKind } from '#ml/pool/pool.port.ts';
import type { Models } from '#ml/manifest.ts';
import { openSilero } from './silero.ts';
import type { SileroAnswer, SileroItem } from './silero.ts';

export type VadKind = TaskKind<readonly SileroItem[], SileroAnswer[]>;

export const vadKind = (models: Models): VadKind => ({
  name: 'vad',
  module: import.meta.url,
  setup: models.path('silero-vad', 'detector.onnx'),
});

export const createHandler = async (setup: string): Promise<TaskHandler<readonly SileroItem[], SileroAnswer[]>> => {
  const silero = await openSilero(setup);
  return { run: (items) => silero.detect(items), close: () => silero.close() };
};
