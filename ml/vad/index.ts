import type { Models } from '#ml/manifest.ts';
import type { MlPool } from '#ml/pool/pool.port.ts';
import { createVoiceDetector } from './vad.onnx.ts';
import { vadKind } from './vad.task.ts';
import type { VoiceDetector } from './vad.port.ts';

export * from './vad.port.ts';

/** The detector for all speakers. Give it a pool of its own with one worker, so that no final stands before its 32 ms. */
export const createVad = ({
  pool,
  models,
}: {
  pool: MlPool;
  models: Models;
}): VoiceDetector & { warm(): Promise<void> } => {
  const kind = vadKind(models);
  return { ...createVoiceDetector({ pool, kind }), warm: () => pool.warm([kind]) };
};
