import type { StartedServer } from '#ml/eval/calls/server.ts';

export interface Reading {
  /** CPU seconds of the server since its start. */
  readonly cpuS: number;
  readonly memoryMb: number;
  readonly partialsDropped: number;
  readonly failures: number;
}

/** Values of Prometheus' text format, summed over labels. Pure. */
export function readMetrics(text: string): Map<string, number> {
  const values = new Map<string, number>();
  for (const line of text.split('\n')) {
    const match = /^([a-z_]\w*)(?:\{[^}]*\})? (\S+)$/u.exec(line);
    if (match) values.set(match[1]!, (values.get(match[1]!) ?? 0) + Number(match[2]));
  }
  return values;
}

/** What the running server says of itself. */
export async function readMeter(server: StartedServer): Promise<Reading> {
  const response = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${server.key}` } });
  if (!response.ok) throw new Error(`/metrics answers ${response.status}`);
  const values = readMetrics(await response.text());
  const value = (name: string) => values.get(name) ?? 0;
  return {
    cpuS: value('process_cpu_seconds_total'),
    memoryMb: value('process_resident_memory_bytes') / 2 ** 20,
    partialsDropped: value('qs_pool_dropped_partials'),
    failures: value('qs_call_failures_total'),
  };
}
