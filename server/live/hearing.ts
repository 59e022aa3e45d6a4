import { availableParallelism } from 'node:os';
import { createRecognizers } from '#ml/asr/index.ts';
import { loadManifest } from '#ml/manifest.ts';
import type { MlPool } from '#ml/pool/pool.port.ts';
import { createPool } from '#ml/pool/pool.ts';
import { createProsody, prosodyKind } from '#ml/prosody/prosody.task.ts';
import { textKind } from '#ml/text/text.task.ts';
import { createTextClassifier } from '#ml/text/index.ts';
import { createVad } from '#ml/vad/index.ts';
import type { Lang } from '#realtime/contract/labels.ts';
import { createCallSession } from '#realtime/session/create-session.ts';
import { systemClock, type Stage } from '#realtime/session/ports.ts';
import type { Hearing } from './hearing.port.ts';

export interface HearingOptions {
  /** Absolute. */
  modelsDir: string;
  /** 0: by the number of cores. */
  workers: number;
  onFailure(stage: Stage, error: unknown): void;
  onDelay(kind: 'final' | 'partial', ms: number): void;
  onReady?(): void;
  /** Languages to load ahead: it is ready with the first, the others follow. Any other loads when it is first heard. */
  langs?: readonly Lang[];
}

export interface RealHearing extends Hearing {
  /** Resolves when every model is loaded in every worker; rejects with PoolError. */
  readonly loaded: Promise<void>;
}

/** A worker more than this only takes memory: each holds its own copy of the models. */
const MOST_WORKERS = 4;

/** A pool whose work waits until its models are loaded: one that has work already cannot be warmed any more. */
function afterLoading(pool: MlPool, loading: Promise<void>): MlPool {
  let waiting = true;
  void loading.then(() => (waiting = false));
  return { ...pool, run: (task, options) => (waiting ? loading.then(() => pool.run(task, options)) : pool.run(task, options)) };
}

/**
 * The models in worker threads: one small pool for voice detection, so that no final stands before its 32 ms, and one
 * for everything else. Throws ModelError where weights are missing or damaged.
 */
export function createHearing({ modelsDir, workers, onFailure, onDelay, onReady, langs = ['en', 'zh'] }: HearingOptions): RealHearing {
  const models = loadManifest(modelsDir);
  const [problem] = models.problems();
  if (problem) throw problem;
  const size = workers || Math.max(1, Math.min(MOST_WORKERS, availableParallelism()));
  const loading = Promise.withResolvers<void>();
  const voicePool = afterLoading(createPool({ size: 1 }), loading.promise);
  const pool = afterLoading(createPool({ size }), loading.promise);
  const vad = createVad({ pool: voicePool, models });
  const recognizers = createRecognizers({ pool, manifest: models });
  const live = createTextClassifier({ pool, manifest: models }, { priority: 'live-final' });
  const upload = createTextClassifier({ pool, manifest: models }, { priority: 'upload' });
  let ready = false;
  // One after the other: a pool is warmed before it has work.
  async function warm(): Promise<void> {
    await Promise.all([vad.warm(), pool.warm([textKind(models) as never, prosodyKind as never]).then(() => recognizers.warm(langs.slice(0, 1)))]);
    ready = true;
    loading.resolve();
    onReady?.();
    // The first call need not wait for the rest; where it has come already, they load by themselves.
    if (langs.length > 1) await recognizers.warm(langs.slice(1)).catch(() => {});
  }
  const loaded = warm().finally(() => loading.resolve());
  // Told through `ready` and the health check; a rejection is the reader's to handle.
  loaded.catch(() => {});
  return {
    classifier: upload,
    loaded,
    createSession: (context, sink) =>
      createCallSession(
        context,
        {
          vad,
          recognizers,
          classifier: context.pace === 'live' ? live : upload,
          prosody: createProsody(pool, context.pace === 'live' ? 'live-final' : 'upload'),
          clock: systemClock,
          onFailure,
          onDelay,
        },
        sink,
      ),
    ready: () => ready,
    poolStats: () => pool.stats(),
    async close(capMs) {
      await Promise.all([pool.close(capMs), voicePool.close(capMs)]);
    },
  };
}
