import type { MlPool, PoolStats, TaskHandler } from './pool.port.ts';

const none = { detect: 0, 'live-final': 0, 'live-partial': 0, upload: 0 } as const;

/** Runs every task at once in this thread; for tests of what stands above the pool. */
export const createInlinePool = (): MlPool => {
  const handlers = new Map<string, Promise<TaskHandler<unknown, unknown>>>();
  const done = { ...none } as Record<keyof typeof none, number>;
  const handler = (name: string, module: string, setup: unknown) => {
    let made = handlers.get(name);
    if (!made) {
      made = import(/* @vite-ignore */ module).then((m) => m.createHandler(setup)) as Promise<
        TaskHandler<unknown, unknown>
      >;
      handlers.set(name, made);
    }
    return made;
  };
  return {
    run: async ({ kind, input }, { priority }) => {
      const made = await handler(kind.name, kind.module, kind.setup);
      const out = await made.run(input);
      done[priority]++;
      return out as never;
    },
    warm: async (kinds) => void (await Promise.all(kinds.map((k) => handler(k.name, k.module, k.setup)))),
    stats: (): PoolStats => ({
      workers: 1,
      running: 0,
      waiting: none,
      done: { ...done },
      dropped: 0,
      superseded: 0,
      failed: 0,
      restarts: 0,
    }),
    close: async () => {
      for (const made of handlers.values()) await (await made).close();
      handlers.clear();
    },
  };
};
