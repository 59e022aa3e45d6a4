import { setTimeout as wait } from 'node:timers/promises';
import { env, pipeline } from '@huggingface/transformers';
import type { ReferenceCall } from '#ml/eval/calls/load.ts';
import { createNotes, type HeardCall } from '#ml/eval/calls/heard.ts';
import { loadManifest } from '#ml/manifest.ts';
import { createPool } from '#ml/pool/pool.ts';
import { createTextClassifier } from '#ml/text/index.ts';
import { createVad, FRAME_MS } from '#ml/vad/index.ts';
import { RISK_SEVERITY, SIDES, type Side } from '#realtime/contract/labels.ts';
import { plainModelFolder } from './plain-model.ts';

/** What a plain listener would choose: speech from 0.5 on, and half a second of silence ends an utterance. */
const VOICE = 0.5;
const HANGOVER_MS = 500;
const PRE_ROLL_MS = 320;
const FRAME_SENT_MS = 20;

/**
 * The plain way to build the product from the same weights: utterances by silence, each given whole to a transformers.js
 * pipeline (Moonshine tiny in the form in which it is published; base is not published in a form that it reads), its
 * text to the same classifiers. No partial words, no second model, one queue.
 */
export async function createPlain() {
  env.allowRemoteModels = false;
  env.localModelPath = await plainModelFolder();
  const hear = await pipeline('automatic-speech-recognition', 'tiny', { dtype: 'q8', device: 'cpu' });
  const models = loadManifest();
  const voicePool = createPool({ size: 1 });
  const textPool = createPool({ size: 1 });
  const vad = createVad({ pool: voicePool, models });
  const classifier = createTextClassifier({ pool: textPool, manifest: models });
  await vad.warm();
  await classifier.classify([{ lang: 'en', speaker: 'rep', text: 'ready' }]);

  const transcribe = async (pcm: Float32Array): Promise<string> => {
    const output = await hear(pcm);
    return (Array.isArray(output) ? output[0]!.text : output.text).trim();
  };
  let queue: Promise<unknown> = Promise.resolve();

  /** Hears one call in real time. */
  async function hearCall(call: ReferenceCall): Promise<HeardCall> {
    const notes = createNotes();
    const started = performance.now();
    const waiting: Promise<unknown>[] = [];
    const utterance = (side: Side, number: number, startMs: number, endMs: number, pcm: Float32Array) => {
      const utteranceId = `${side}-${number}`;
      const work = (async (before: Promise<unknown>) => {
        await before;
        const text = await transcribe(pcm);
        if (text === '') return;
        notes.note(
          { kind: 'utterance.final', utteranceId, side, startMs, endMs, text, lang: 'en' },
          performance.now() - started,
        );
        const [judged] = await classifier.classify([{ lang: 'en', speaker: side, text }]);
        const wallMs = performance.now() - started;
        const rest = { utteranceId, text, early: false, atMs: startMs };
        for (const { label, score, span } of judged!.risk)
          notes.note(
            { kind: 'signal.risk', label, score, span: [...span], severity: RISK_SEVERITY[label], ...rest },
            wallMs,
          );
        for (const { label, score, span } of judged!.objection)
          notes.note({ kind: 'signal.objection', label, score, span: [...span], ...rest }, wallMs);
      })(queue);
      queue = work.catch(() => {});
      waiting.push(work);
    };
    await Promise.all(SIDES.map((side) => listen(call.sound[side], started, (...rest) => utterance(side, ...rest))));
    await Promise.all(waiting);
    return notes;
  }

  async function listen(
    sound: Float32Array,
    started: number,
    end: (number: number, startMs: number, endMs: number, pcm: Float32Array) => void,
  ): Promise<void> {
    const stream = vad.open();
    let frames = 0;
    let number = 0;
    let speech: { startMs: number; lastMs: number } | null = null;
    const finish = () => {
      if (!speech) return;
      const from = Math.max(0, speech.startMs - PRE_ROLL_MS);
      end(++number, from, speech.lastMs, sound.slice(from * 16, (speech.lastMs + 200) * 16));
      speech = null;
    };
    const step = FRAME_SENT_MS * 16;
    for (let at = 0; at < sound.length; at += step) {
      const early = (at + step) / 16 - (performance.now() - started);
      if (early > 2) await wait(early);
      for (const p of await stream.push(sound.slice(at, at + step))) {
        const nowMs = ++frames * FRAME_MS;
        if (p >= VOICE) {
          speech ??= { startMs: nowMs - FRAME_MS, lastMs: nowMs };
          speech.lastMs = nowMs;
        } else if (speech && nowMs - speech.lastMs >= HANGOVER_MS) finish();
      }
    }
    finish();
  }

  return {
    transcribe,
    hearCall,
    async close() {
      await hear.dispose();
      await Promise.all([voicePool.close(), textPool.close()]);
    },
  };
}
export type Plain = Awaited<ReturnType<typeof createPlain>>;
