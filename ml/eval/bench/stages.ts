import { createRecognizers } from '#ml/asr/index.ts';
import { loadManifest } from '#ml/manifest.ts';
import { createPool } from '#ml/pool/pool.ts';
import { createProsody } from '#ml/prosody/prosody.task.ts';
import { createTextClassifier } from '#ml/text/index.ts';
import { createVad } from '#ml/vad/index.ts';
import type { ReferenceCall } from '#ml/eval/calls/load.ts';
import { SIDES } from '#realtime/contract/labels.ts';
import { Resampler } from '#realtime/segments/resampler.ts';

export interface StageCost {
  readonly stage: string;
  /** CPU seconds a minute: of speech, or of line where `per` says so. */
  readonly cpuSPerMin: number;
  readonly per: 'speech' | 'line';
}

/** As often as a call asks for partial words (realtime/session/side-speech.ts). */
const PARTIAL_EVERY = 16 * 480;

/** CPU seconds of this process, worker threads included. */
export async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Utterances of a call by its marks: what each stage is fed with. */
export const utterancesOf = (call: ReferenceCall): { side: 'rep' | 'customer'; text: string; pcm: Float32Array }[] =>
  call.lines
    .filter((line) => line.endMs - line.startMs >= 500)
    .map(({ side, startMs, endMs, text }) => ({
      side,
      text,
      pcm: call.sound[side].slice(Math.max(0, startMs - 200) * 16, (endMs + 200) * 16),
    }));

/** Each stage alone on the same calls of one language, one worker, nothing else running. */
export async function measureStages(calls: readonly ReferenceCall[]): Promise<StageCost[]> {
  const lang = calls[0]?.lang ?? 'en';
  const models = loadManifest();
  const pool = createPool({ size: 1 });
  const vad = createVad({ pool, models });
  const recognizers = createRecognizers({ pool, manifest: models });
  const recognizer = recognizers.of(lang);
  const classifier = createTextClassifier({ pool, manifest: models });
  const prosody = createProsody(pool);
  await vad.warm();
  await recognizers.warm([lang]);
  await classifier.classify([{ lang, speaker: 'rep', text: 'ready' }]);
  await recognizer.transcribe(new Float32Array(16_000), { kind: 'final' });
  await recognizer.transcribe(new Float32Array(16_000), { kind: 'partial' });

  const utterances = calls.flatMap(utterancesOf);
  const speechMin = utterances.reduce((sum, u) => sum + u.pcm.length, 0) / 16_000 / 60;
  const lineMin = calls.reduce((sum, c) => sum + 2 * c.sound.rep.length, 0) / 16_000 / 60;
  const costs: StageCost[] = [];
  const stage = async (name: string, per: StageCost['per'], work: () => Promise<unknown>) => {
    costs.push({ stage: name, per, cpuSPerMin: (await cpuOf(work)) / (per === 'speech' ? speechMin : lineMin) });
  };

  await stage('resampling from 8 kHz', 'line', async () => {
    for (const call of calls) {
      for (const side of SIDES) {
        const resampler = new Resampler(8_000);
        // As many samples as a telephone brings in the same time; what they are does not matter.
        for (let at = 0; at < call.sound[side].length / 2; at += 160)
          resampler.process(call.sound[side].subarray(at, at + 160));
      }
    }
  });
  await stage('voice detection', 'line', async () => {
    for (const call of calls) {
      for (const side of SIDES) {
        const stream = vad.open();
        for (let at = 0; at < call.sound[side].length; at += 1_600)
          await stream.push(call.sound[side].slice(at, at + 1_600));
      }
    }
  });
  await stage('words, final', 'speech', async () => {
    for (const { pcm } of utterances) await recognizer.transcribe(pcm, { kind: 'final' });
  });
  await stage('words, partial', 'speech', async () => {
    for (const { pcm } of utterances) {
      let draftTokens: readonly number[] | undefined;
      for (let end = PARTIAL_EVERY; end < pcm.length; end += PARTIAL_EVERY) {
        draftTokens = (await recognizer.transcribe(pcm.slice(0, end), { kind: 'partial', draftTokens })).tokens;
      }
    }
  });
  await stage('risk and objections, final', 'speech', async () => {
    for (const { side, text } of utterances) await classifier.classify([{ lang, speaker: side, text }]);
  });
  await stage('pitch and loudness', 'speech', async () => {
    for (const { pcm } of utterances) await prosody.extract(pcm.slice());
  });
  await pool.close();
  return costs;
}
