import type { LogRow, LogStore, Sequenced } from './log-store.port.ts';

/** Keeps everything in memory. `failNext(n)` makes the next n appends fail as a locked database would. */
export function memoryLogStore<T extends Sequenced>(): LogStore<T> & { failNext(times: number): void; appends: number } {
  const streams = new Map<string, T[]>();
  let failures = 0;
  const store = {
    appends: 0,
    failNext: (times: number) => void (failures = times),
    async append(rows: readonly LogRow<T>[]) {
      if (failures > 0) {
        failures--;
        throw new Error('database is locked');
      }
      const taken = rows.find(({ stream, item }) => streams.get(stream)?.some((old) => old.seq === item.seq));
      if (taken) throw new Error(`number ${taken.item.seq} of ${taken.stream} is taken`);
      store.appends++;
      for (const { stream, item } of rows) streams.set(stream, [...(streams.get(stream) ?? []), item]);
    },
    async since(stream: string, afterSeq: number, limit: number) {
      return (streams.get(stream) ?? []).filter((item) => item.seq > afterSeq).slice(0, limit);
    },
    async last(stream: string) {
      return streams.get(stream)?.at(-1) ?? null;
    },
  };
  return store;
}
