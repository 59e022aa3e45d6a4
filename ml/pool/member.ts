import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './messages.ts';

export interface MemberEvents {
  message(message: FromWorker): void;
  /** The thread ended; `expected` when it was asked to. */
  gone(expected: boolean): void;
}

/** One worker thread and whether it was told to end. */
export interface Member {
  send(message: ToWorker): void;
  /** Resolves when the thread has ended. */
  close(): Promise<void>;
}

export const startMember = (events: MemberEvents, entry: URL = new URL('./worker.ts', import.meta.url)): Member => {
  const worker = new Worker(entry);
  let closing = false;
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      resolve();
      events.gone(closing);
    });
  });
  worker.on('message', (message: FromWorker) => events.message(message));
  // The exit that follows an error does the work; without a listener the error would end the process.
  worker.on('error', () => undefined);
  return {
    send: (message) => worker.postMessage(message),
    close: () => {
      closing = true;
      worker.postMessage({ type: 'close' } satisfies ToWorker);
      return ended;
    },
  };
};
