import { writeFirstAid } from '#realtime/moments/first-aid/write-first-aid.ts';
import { writeRecord } from '#realtime/moments/record/write-record.ts';
import { openRecording } from '#realtime/sources/decoders/open-recording.ts';
import { createOpusRecorder } from '#realtime/sources/ogg/recorder.ts';
import type { Config } from './config/config.ts';
import { createHearing } from './live/hearing.ts';
import type { Parts } from './services.ts';

/** What the product runs with. */
export function productionParts(config: Config): Parts {
  return {
    hearing: (metrics, log) =>
      createHearing({
        modelsDir: config.modelsDir,
        workers: config.mlWorkers,
        onFailure: (stage, error) => {
          metrics.callFailures.inc();
          log.error({ err: error, stage }, 'a model failed on an utterance; the call goes on');
        },
        onDelay: (kind, ms) => metrics.delay.observe({ kind }, Math.max(0, ms) / 1000),
        onReady: () => log.info('models loaded'),
      }),
    sinks: createOpusRecorder(),
    openRecording,
    afterCall: {
      writeRecord: (view) => writeRecord(view),
      firstAid: (view, { playbook, industry }) => writeFirstAid(view, { playbook, industry, stage: view.stage }),
    },
  };
}
