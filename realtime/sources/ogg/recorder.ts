import { Worker } from 'node:worker_threads';
import type { RecordingSink, RecordingSinks } from '#realtime/sources/recording-sink.port.ts';
import type { FromRecorder, ToRecorder } from './recorder.messages.ts';

interface Open {
  opened: { done(startMs: number): void; failed(error: Error): void };
  closed: ((durationMs: number) => void) | null;
  onFailure(error: unknown): void;
  failed: boolean;
}

/** The worker holds this little before it is written at the latest; see opus-file.ts for what a crash loses. */
const BATCH_SAMPLES = 4_000;

/** Recording sinks that write Ogg Opus in one worker thread for all calls. `close` ends the worker when the files are. */
export function createOpusRecorder(): RecordingSinks & { close(): Promise<void> } {
  const files = new Map<number, Open>();
  let worker: Worker | null = null;
  let count = 0;

  function start(): Worker {
    const made = new Worker(new URL('./recorder.worker.ts', import.meta.url));
    made.unref();
    made.on('message', (message: FromRecorder) => hear(message));
    made.on('error', (error) => lost(error));
    made.on('exit', () => {
      if (worker === made) lost(new Error('the recorder stopped'));
    });
    return made;
  }
  function lost(error: unknown): void {
    worker = null;
    for (const id of [...files.keys()]) fail(id, error);
  }
  function fail(id: number, error: unknown): void {
    const file = files.get(id);
    files.delete(id);
    if (!file) return;
    file.failed = true;
    file.onFailure(error);
    file.opened.failed(error instanceof Error ? error : new Error('the recording failed'));
    file.closed?.(0);
  }
  function hear(message: FromRecorder): void {
    const file = files.get(message.id);
    if (message.type === 'failed') return fail(message.id, new Error(message.message));
    if (message.type === 'opened') return file?.opened.done(message.startMs);
    files.delete(message.id);
    file?.closed?.(message.durationMs);
  }

  return {
    extension: '.ogg',
    mediaType: 'audio/ogg',
    open(path, onFailure) {
      worker ??= start();
      const id = ++count;
      const post = (message: ToRecorder, transfer: ArrayBuffer[] = []) => worker?.postMessage(message, transfer);
      const opened = new Promise<number>((done, failed) => files.set(id, { opened: { done, failed }, closed: null, onFailure, failed: false }));
      post({ type: 'open', id, path, serial: (Date.now() + id * 7919) >>> 0 });
      return opened.then((startMs): RecordingSink => {
        let batch = new Int16Array(BATCH_SAMPLES);
        let filled = 0;
        const send = () => {
          if (filled === 0) return;
          const pcm = batch.slice(0, filled);
          filled = 0;
          post({ type: 'write', id, pcm }, [pcm.buffer]);
        };
        return {
          startMs,
          write(pcm) {
            if (!files.has(id)) return;
            for (let at = 0; at < pcm.length; ) {
              const part = pcm.subarray(at, at + BATCH_SAMPLES - filled);
              batch.set(part, filled);
              filled += part.length;
              at += part.length;
              if (filled === BATCH_SAMPLES) send();
            }
          },
          close() {
            const file = files.get(id);
            if (!file) return Promise.resolve({ durationMs: 0 });
            send();
            batch = new Int16Array(0);
            return new Promise((done) => {
              file.closed = (durationMs) => done({ durationMs });
              post({ type: 'close', id });
            });
          },
        };
      });
    },
    async close() {
      const ending = worker;
      worker = null;
      await ending?.terminate();
    },
  };
}
