/** Work that outlives its request but not the process; broken off by a shutdown. */
export function createBackground(onFailure: (error: unknown, name: string) => void) {
  const stop = new AbortController();
  const running = new Set<Promise<void>>();
  return {
    run(name: string, work: (signal: AbortSignal) => Promise<void>): void {
      const done = work(stop.signal)
        .catch((error) => {
          if (!stop.signal.aborted) onFailure(error, name);
        })
        .finally(() => void running.delete(done));
      running.add(done);
    },
    async stop(): Promise<void> {
      stop.abort();
      await Promise.all(running);
    },
  };
}
