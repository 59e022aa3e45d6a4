import type { TaskHandler, TaskKind } from './pool.port.ts';

/** What the pool's own tests ask a worker to do. */
export type TestInput =
  | { do: 'add'; a: number; b: number }
  | { do: 'wait'; ms: number; name: string }
  | { do: 'throw' }
  /** Ends the thread, always or while this counter shared with the test is below `until`. */
  | { do: 'die'; deaths: SharedArrayBuffer; until: number };

export const testKind: TaskKind<TestInput, string> = {
  name: 'test',
  module: import.meta.url,
  setup: { greeting: 'hello' },
};

export const createHandler = async (setup: { greeting: string }): Promise<TaskHandler<TestInput, string>> => ({
  run: async (input) => {
    switch (input.do) {
      case 'add':
        return `${setup.greeting} ${input.a + input.b}`;
      case 'wait':
        await new Promise((resolve) => setTimeout(resolve, input.ms));
        return input.name;
      case 'throw':
        throw new Error('it cannot be done');
      case 'die':
        if (Atomics.add(new Int32Array(input.deaths), 0, 1) < input.until) process.exit(1);
        return 'survived';
    }
  },
  close: async () => undefined,
});
