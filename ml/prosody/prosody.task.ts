import type { MlPool, TaskHandler, TaskKind } from '#ml/pool/pool.port.ts';
import { prosodyOf } from './features.ts';
import type { Prosody, ProsodyExtractor } from './prosody.port.ts';

export const prosodyKind: TaskKind<Float32Array, Prosody> = { name: 'prosody', module: import.meta.url, setup: null };

export const createHandler = async (): Promise<TaskHandler<Float32Array, Prosody>> => ({
  run: async (pcm) => prosodyOf(pcm),
  close: async () => {},
});

/** Off the main thread. Rejects with the pool's errors. */
export const createProsody = (pool: MlPool, priority: 'live-final' | 'upload' = 'live-final'): ProsodyExtractor => ({
  extract: (pcm) => pool.run({ kind: prosodyKind, input: pcm }, { priority }),
});
