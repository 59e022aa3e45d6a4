import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { OpusFile } from './opus-file.ts';
import type { FromRecorder, ToRecorder } from './recorder.messages.ts';

/** Encodes and writes every side's sound, off the main thread. */
const files = new Map<number, OpusFile>();
const port = parentPort;
if (!port) throw new Error('the recorder runs in a worker thread');
const tell = (message: FromRecorder) => port.postMessage(message);

port.on('message', (message: ToRecorder) => {
  const { id } = message;
  try {
    if (message.type === 'open') {
      mkdirSync(dirname(message.path), { recursive: true });
      const file = new OpusFile(message.path, message.serial);
      files.set(id, file);
      tell({ type: 'opened', id, startMs: file.startMs });
      return;
    }
    const file = files.get(id);
    if (message.type === 'write') file?.write(message.pcm);
    else {
      files.delete(id);
      const durationMs = file?.durationMs ?? 0;
      file?.close();
      tell({ type: 'closed', id, durationMs });
    }
  } catch (error) {
    files.delete(id);
    tell({ type: 'failed', id, message: error instanceof Error ? error.message : 'the file could not be written' });
  }
});
