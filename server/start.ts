import { rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createApp, type AppOptions } from './app.ts';
import { bootstrap } from './bootstrap.ts';
import type { Config } from './config/config.ts';
import { createServices, type Parts } from './services.ts';
import { runInOrder } from './shutdown.ts';

const REAP_MS = 1_000;
const REAP_WAITING_MS = 30_000;
const SWEEP_MS = 3_600_000;

/** Commands on the same data learn where the server is. */
function leaveAddress(dataDir: string, url: string): string {
  const file = join(dataDir, 'server.json');
  writeFileSync(file, JSON.stringify({ pid: process.pid, url }));
  return file;
}

/** Starts everything and listens. `stop` ends it in order: sound, open utterances, jobs, event log, models, database. */
export async function start(config: Config, parts: Parts, options: AppOptions = {}) {
  const s = await createServices(config, parts);
  const { app, console, ingest } = await createApp(s, options);
  const first = await bootstrap(s);
  await app.listen({ port: config.port, host: config.host });
  const { port } = app.server.address() as AddressInfo;
  // Every address at once is no address to open; this machine's own name is.
  const everywhere = config.host === '0.0.0.0' || config.host === '::';
  const host = everywhere ? 'localhost' : config.host.includes(':') ? `[${config.host}]` : config.host;
  s.listeningOn(`http://${host}:${port}`);
  const place = leaveAddress(config.dataDir, `http://${host}:${port}`);

  const recovered = await s.live.recover();
  if (recovered > 0) s.log.info({ calls: recovered }, 'calls go on where they were');
  await s.jobs.start();
  const timers = [
    every(REAP_MS, () => s.live.reap()),
    every(REAP_MS, async () => s.rooms?.look()),
    every(REAP_WAITING_MS, () => s.live.reapWaiting()),
    every(SWEEP_MS, () => s.people.deleteStale(new Date(s.clock.now()))),
  ];
  function every(ms: number, work: () => Promise<unknown>): NodeJS.Timeout {
    let busy = false;
    return setInterval(() => {
      if (busy) return;
      busy = true;
      work()
        .catch((error) => s.log.error({ err: error }, 'regular work failed'))
        .finally(() => (busy = false));
    }, ms);
  }

  let stopping: Promise<void> | null = null;
  const stop = () =>
    (stopping ??= runInOrder(
      [
        { name: 'sound', capMs: 2_000, run: () => (timers.forEach(clearInterval), Promise.all([ingest.close(), s.rooms?.close()])) },
        { name: 'background', capMs: 2_000, run: () => s.stopBackground() },
        { name: 'utterances', capMs: 15_000, run: () => s.live.shutdown() },
        { name: 'jobs', capMs: 5_000, run: () => s.jobs.close() },
        { name: 'event log', capMs: 5_000, run: async () => (await s.callBoard.close(), await s.events.flush(), await s.boards.flush()) },
        { name: 'http', capMs: 3_000, run: async () => (await console.close(), await app.close()) },
        { name: 'models', capMs: 5_000, run: () => s.hearing.close(4_000) },
        { name: 'address', capMs: 100, run: () => rmSync(place, { force: true }) },
        { name: 'database', capMs: 2_000, run: () => s.closeDatabase() },
      ],
      s.log,
    ));
  return { services: s, app, url: s.publicUrl(), port, firstSignInUrl: first ? s.signInUrl(first) : null, stop };
}
export type Running = Awaited<ReturnType<typeof start>>;
