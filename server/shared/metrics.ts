import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

const SECONDS = [0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.5, 2, 3, 5, 10];

/** All metrics in one place. A registry of its own, so that several servers fit into one test process. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    delay: new Histogram({
      name: 'qs_delay_seconds',
      help: 'From the last sample of the words to the event: final, flag, partial.',
      labelNames: ['kind'],
      buckets: SECONDS,
      registers,
    }),
    appendTime: new Histogram({
      name: 'qs_log_append_seconds',
      help: 'One commit of the event log.',
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1],
      registers,
    }),
    events: new Counter({ name: 'qs_log_events_total', help: 'Events stored.', registers }),
    appendFailures: new Counter({ name: 'qs_log_append_failures_total', help: 'Commits of the event log that failed.', registers }),
    callFailures: new Counter({ name: 'qs_call_failures_total', help: 'Errors within calls that went on.', registers }),
    ingestErrors: new Counter({ name: 'qs_ingest_errors_total', help: 'Errors told to senders of sound.', labelNames: ['code'], registers }),
    ingestSeconds: new Counter({ name: 'qs_ingest_audio_seconds_total', help: 'Sound taken in.', registers }),
    webhooksRefused: new Counter({
      name: 'qs_livekit_webhooks_refused_total',
      help: 'LiveKit webhooks that were not taken.',
      labelNames: ['reason'],
      registers,
    }),
    roomsRefused: new Counter({ name: 'qs_rooms_refused_total', help: 'Rooms not heard because this process was full.', registers }),
    sockets: new Gauge({ name: 'qs_console_sockets', help: 'Consoles connected.', registers }),
    /** Measured when somebody asks. */
    gauge(name: string, help: string, read: () => number | Record<string, number>, label?: string): void {
      new Gauge({
        name,
        help,
        labelNames: label ? [label] : [],
        registers,
        collect() {
          const value = read();
          if (typeof value === 'number') this.set(value);
          else for (const [key, n] of Object.entries(value)) this.set({ [label ?? 'kind']: key }, n);
        },
      });
    },
  };
}
export type Metrics = ReturnType<typeof createMetrics>;
