import type { ReferenceCall } from '#ml/eval/calls/load.ts';
import { addCounts, f1, quantile, scoreCall } from '#ml/eval/calls/score.ts';
import { cpuOf, utterancesOf } from './stages.ts';
import type { Plain } from './plain.ts';
import { windowOf } from './window.ts';

export interface PlainPoint {
  readonly calls: number;
  readonly seconds: number;
  readonly flagP50Ms: number | null;
  readonly flagP95Ms: number | null;
  readonly finalP95Ms: number | null;
  readonly cores: number;
  readonly errorRate: number;
  readonly riskF1: number;
}

const STAGGER_MS = 13_700;

/** So many calls at once through the plain alternative, in this process. */
export async function measurePlain(
  plain: Plain,
  recordings: readonly ReferenceCall[],
  calls: number,
  seconds: number,
): Promise<PlainPoint> {
  const started = performance.now();
  let scores: ReturnType<typeof scoreCall>[] = [];
  const cpuS = await cpuOf(async () => {
    scores = await Promise.all(
      Array.from({ length: calls }, async (_, i) => {
        const recording = recordings[i % recordings.length]!;
        const call = windowOf(
          recording,
          (i * STAGGER_MS) % Math.round(recording.sound.rep.length / 16),
          seconds * 1000,
        );
        return scoreCall(call, await plain.hearCall(call));
      }),
    );
  });
  const flags = scores.flatMap((s) => s.flagMs);
  return {
    calls,
    seconds,
    flagP50Ms: quantile(flags, 0.5),
    flagP95Ms: quantile(flags, 0.95),
    finalP95Ms: quantile(
      scores.flatMap((s) => s.finalMs),
      0.95,
    ),
    cores: cpuS / ((performance.now() - started) / 1000),
    errorRate:
      scores.reduce((n, s) => n + s.errors, 0) /
      Math.max(
        1,
        scores.reduce((n, s) => n + s.units, 0),
      ),
    riskF1: f1(scores.map((s) => s.risk).reduce(addCounts, { hit: 0, extra: 0, lost: 0 })),
  };
}

/** CPU seconds a minute of speech of the pipeline on whole utterances. */
export async function plainWords(plain: Plain, calls: readonly ReferenceCall[]): Promise<number> {
  const utterances = calls.flatMap(utterancesOf);
  await plain.transcribe(utterances[0]!.pcm);
  const cpuS = await cpuOf(async () => {
    for (const { pcm } of utterances) await plain.transcribe(pcm);
  });
  return cpuS / (utterances.reduce((sum, u) => sum + u.pcm.length, 0) / 16_000 / 60);
}
