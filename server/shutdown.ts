import type { Log } from './shared/log.ts';

export interface Step {
  name: string;
  capMs: number;
  run(): Promise<unknown> | unknown;
}

/** Runs the steps in order; one that takes longer than its cap, or fails, does not keep the next from running. */
export async function runInOrder(steps: readonly Step[], log: Pick<Log, 'warn' | 'info'>): Promise<void> {
  for (const { name, capMs, run } of steps) {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((done) => (timer = setTimeout(done, capMs, 'late')));
    try {
      const how = await Promise.race([Promise.resolve().then(run), late]);
      if (how === 'late') log.warn({ step: name, capMs }, 'shutdown: a step took too long');
    } catch (error) {
      log.warn({ step: name, err: error }, 'shutdown: a step failed');
    } finally {
      clearTimeout(timer);
    }
  }
}
