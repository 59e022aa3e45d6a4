import { setTimeout as wait } from 'node:timers/promises';
import { hearLive } from '#ml/eval/calls/hear-live.ts';
import type { ReferenceCall } from '#ml/eval/calls/load.ts';
import { f1, addCounts, quantile, scoreCall } from '#ml/eval/calls/score.ts';
import type { StartedServer } from '#ml/eval/calls/server.ts';
import { readMeter } from './meter.ts';
import { windowOf } from './window.ts';

export interface Point {
  readonly calls: number;
  readonly seconds: number;
  readonly flagP50Ms: number | null;
  readonly flagP95Ms: number | null;
  readonly finalP95Ms: number | null;
  readonly partialsDropped: number;
  /** Cores that the server kept busy. */
  readonly cores: number;
  readonly memoryMb: number;
  readonly failures: number;
  readonly errorRate: number;
  readonly riskF1: number;
  /** Utterances that were heard. */
  readonly finals: number;
}

/** How far apart the calls begin within their recordings, so that they do not all speak at once. */
const STAGGER_MS = 13_700;
const SPREAD_MS = 1_000;
/** How often the server's memory is read. */
const LOOK_MS = 2_000;

/** So many calls at once in real time through the running server. */
export async function measurePoint(
  server: StartedServer,
  recordings: readonly ReferenceCall[],
  calls: number,
  seconds: number,
): Promise<Point> {
  const before = await readMeter(server);
  const started = performance.now();
  let memoryMb = before.memoryMb;
  const look = async () => {
    memoryMb = Math.max(memoryMb, (await readMeter(server)).memoryMb);
  };
  const watch = setInterval(() => void look().catch(() => {}), LOOK_MS);
  const scores = await Promise.all(
    Array.from({ length: calls }, async (_, i) => {
      const recording = recordings[i % recordings.length]!;
      const call = windowOf(recording, (i * STAGGER_MS) % Math.round(recording.sound.rep.length / 16), seconds * 1000);
      await wait((i * SPREAD_MS) / Math.max(1, calls));
      const heard = await hearLive(server, call);
      return { ...scoreCall(call, heard), finals: heard.finals.length };
    }),
  );
  const tookS = (performance.now() - started) / 1000;
  const after = await readMeter(server);
  clearInterval(watch);
  const flags = scores.flatMap((s) => s.flagMs);
  const sum = (read: (s: (typeof scores)[number]) => number) => scores.reduce((total, s) => total + read(s), 0);
  return {
    calls,
    seconds,
    flagP50Ms: quantile(flags, 0.5),
    flagP95Ms: quantile(flags, 0.95),
    finalP95Ms: quantile(
      scores.flatMap((s) => s.finalMs),
      0.95,
    ),
    partialsDropped: after.partialsDropped - before.partialsDropped,
    cores: (after.cpuS - before.cpuS) / tookS,
    memoryMb,
    failures: after.failures - before.failures,
    errorRate:
      sum((s) => s.errors) /
      Math.max(
        1,
        sum((s) => s.units),
      ),
    riskF1: f1(scores.map((s) => s.risk).reduce(addCounts, { hit: 0, extra: 0, lost: 0 })),
    finals: sum((s) => s.finals),
  };
}
