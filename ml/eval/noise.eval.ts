/**
 * What the recognisers say where nobody speaks: `node ml/eval/noise.eval.ts [SECONDS]`. Once behind the voice detector, as in
 * a call, and once without it, so that the guards are seen alone.
 */
import { createRecognizers } from '#ml/asr/index.ts';
import { loadManifest } from '#ml/manifest.ts';
import { createPool } from '#ml/pool/pool.ts';
import { createVad } from '#ml/vad/index.ts';
import { cutRecording } from './speech/cut.ts';
import type { Cut } from './speech/cut.ts';
import { noises } from './speech/noises.ts';

const seconds = Number(process.argv[2] ?? 60);
const models = loadManifest();
const pool = createPool({ size: 2 });
const vad = createVad({ pool, models });
const recognizers = createRecognizers({ pool, manifest: models });
const every = (length: number): Cut[] =>
  Array.from({ length: Math.floor(length / 64_000) }, (_, i) => ({ from: i * 64_000, to: (i + 1) * 64_000 }));

let invented = 0;
for (const [name, pcm] of Object.entries(noises(seconds))) {
  const row: string[] = [];
  for (const [way, cuts] of [
    ['cut', await cutRecording(vad, pcm)],
    ['uncut', every(pcm.length)],
  ] as const) {
    for (const lang of ['en', 'zh'] as const) {
      const said: string[] = [];
      for (const { from, to } of cuts) {
        const heard = await recognizers.of(lang).transcribe(pcm.slice(from, to), { kind: 'final', source: 'upload' });
        if (heard.text !== '')
          said.push(`${heard.text} (${heard.avgLogProb.toFixed(2)}, ${heard.noSpeech.toFixed(2)})`);
      }
      if (way === 'cut') invented += said.length;
      row.push(`${way} ${lang} ${said.length}/${cuts.length} ${said.slice(0, 3).join(' | ')}`);
    }
  }
  console.log(`${name}\n  ${row.join('\n  ')}`);
}
await pool.close();
console.log(`${invented} texts invented behind the voice detector`);
