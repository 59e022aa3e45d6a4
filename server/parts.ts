import { randomUUID } from 'node:crypto';
import { PoolError } from '#ml/pool/pool.port.ts';
import type { Lang } from '#realtime/contract/labels.ts';
import { writeFirstAid } from '#realtime/moments/first-aid/write-first-aid.ts';
import { writeRecord } from '#realtime/moments/record/write-record.ts';
import { openRecording } from '#realtime/sources/decoders/open-recording.ts';
import { createOpusRecorder } from '#realtime/sources/ogg/recorder.ts';
import { rtcRooms } from '#realtime/sources/livekit/rtc-rooms.ts';
import type { Config } from './config/config.ts';
import { redisLeases } from './live/leases.redis.ts';
import { createHearing } from './live/hearing.ts';
import type { Parts } from './services.ts';

/** What the product runs with. */
export function productionParts(config: Config, langs?: readonly Lang[]): Parts {
  const { redisUrl } = config;
  return {
    hearing: (metrics, log) => {
      const hearing = createHearing({
        modelsDir: config.modelsDir,
        workers: config.mlWorkers,
        onFailure: (stage, error) => {
          metrics.callFailures.inc();
          log.error({ err: error, stage }, 'a model failed on an utterance; the call goes on');
        },
        onDelay: (kind, ms) => metrics.delay.observe({ kind }, Math.max(0, ms) / 1000),
        onReady: () => log.info('models loaded'),
        langs,
      });
      hearing.loaded.catch((error) => {
        // Ended before it had begun: nobody waits for them any more.
        if (!(error instanceof PoolError && error.code === 'closed')) log.error({ err: error }, 'the models could not be loaded');
      });
      return hearing;
    },
    sinks: createOpusRecorder(),
    openRecording,
    ...(config.livekit ? { rooms: rtcRooms } : {}),
    ...(redisUrl ? { leases: (onFailure) => redisLeases(redisUrl, `server-${randomUUID()}`, onFailure) } : {}),
    afterCall: {
      writeRecord: (view) => writeRecord(view),
      firstAid: (view, { playbook, industry }) => writeFirstAid(view, { playbook, industry, stage: view.stage }),
    },
  };
}
