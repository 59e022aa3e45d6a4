import { parentPort } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './messages.ts';
import type { TaskHandler } from './pool.port.ts';

interface HandlerModule {
  createHandler(setup: unknown): Promise<TaskHandler<unknown, unknown>>;
}

const port = parentPort;
if (!port) throw new Error('this module runs in a worker of the pool');

const handlers = new Map<string, Promise<TaskHandler<unknown, unknown>>>();

const load = (kind: string, module: string, setup: unknown): Promise<TaskHandler<unknown, unknown>> => {
  let handler = handlers.get(kind);
  if (!handler) {
    handler = (import(module) as Promise<HandlerModule>).then((m) => m.createHandler(setup));
    // A load that failed may be tried again: the operator may have put the missing file in place.
    handler.catch(() => handlers.delete(kind));
    handlers.set(kind, handler);
  }
  return handler;
};

const answer = async (message: Exclude<ToWorker, { type: 'close' }>): Promise<FromWorker> => {
  try {
    const handler = await load(message.kind, message.module, message.setup);
    const output = message.type === 'run' ? await handler.run(message.input) : undefined;
    return { type: 'done', id: message.id, output };
  } catch (error) {
    return { type: 'failed', id: message.id, message: error instanceof Error ? error.message : String(error) };
  }
};

port.on('message', async (message: ToWorker) => {
  if (message.type === 'close') {
    const loaded = await Promise.allSettled(handlers.values());
    await Promise.allSettled(loaded.map((h) => (h.status === 'fulfilled' ? h.value.close() : undefined)));
    port.close();
    return;
  }
  port.postMessage(await answer(message));
});
