/**
 * Word errors and cost of the embedded recognisers on a folder of recordings with refs.json:
 * `node ml/eval/asr.eval.ts FOLDER [en|zh]`. Cut by the plain voice detector; partials every 600 ms with `--partials`.
 * `--show` prints every utterance, `--out=FILE` keeps what was heard, `--whole` hears each recording as one utterance.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRecognizers } from '#ml/asr/index.ts';
import { loadManifest } from '#ml/manifest.ts';
import { createPool } from '#ml/pool/pool.ts';
import { createVad } from '#ml/vad/index.ts';
import { readRecording } from './speech/audio.ts';
import { hearPartials, keptOf } from './speech/partials.ts';
import { cutRecording } from './speech/cut.ts';
import { editDistance } from '#ml/asr/text/sound.ts';
import { characters, words } from './speech/words.ts';

interface Reference {
  readonly group: string;
  readonly ref: string;
}

const [folder = '', lang = 'en'] = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const whole = process.argv.includes('--whole');
const out = process.argv.find((a) => a.startsWith('--out='))?.slice(6);
const heard: Record<string, string> = {};
const withPartials = process.argv.includes('--partials');
const partials = { took: [] as number[], shown: 0, kept: 0, cpuInS: 0 };
const show = process.argv.includes('--show');
const refs = JSON.parse(readFileSync(join(folder, 'refs.json'), 'utf8')) as Record<string, Reference>;
const models = loadManifest();
const pool = createPool({ size: 1 });
const vad = createVad({ pool, models });
const recognizer = createRecognizers({ pool, manifest: models }).of(lang === 'zh' ? 'zh' : 'en');
const units = lang === 'zh' ? characters : words;
const groups = new Map<string, { errors: number; units: number; seconds: number; cpu: number; said: number }>();
await vad.warm();
await recognizer.transcribe(new Float32Array(16_000), { kind: 'final' });

for (const [name, { group, ref }] of Object.entries(refs)) {
  const pcm = await readRecording(join(folder, name.includes('.wav') ? name : `${name}.flac`));
  const before = process.cpuUsage();
  const cuts = whole ? [{ from: 0, to: pcm.length }] : await cutRecording(vad, pcm);
  const texts: string[] = [];
  let partialCpu = 0;
  for (const { from, to } of cuts) {
    const said = pcm.slice(from, to);
    const grown = withPartials ? await hearPartials(recognizer, said, units) : undefined;
    const { text, avgLogProb, rejected } = await recognizer.transcribe(said, {
      kind: 'final',
      source: 'upload',
      draftTokens: grown?.tokens,
    });
    if (grown) {
      partialCpu += grown.cpuInS;
      partials.took.push(...grown.took);
      partials.shown += grown.shown;
      partials.kept += keptOf(grown.last, units(text));
    }
    texts.push(text);
    if (show)
      console.log(
        `  ${(from / 16_000).toFixed(1)}-${(to / 16_000).toFixed(1)} ${avgLogProb.toFixed(2)} ${rejected ?? ''} ${text}`,
      );
  }
  heard[name] = texts.join(lang === 'zh' ? '' : ' ');
  const { user, system } = process.cpuUsage(before);
  const sum = groups.get(group) ?? { errors: 0, units: 0, seconds: 0, cpu: 0, said: 0 };
  const expected = units(ref);
  const errors = editDistance(expected, units(texts.join(' ')));
  if (show) console.log(`${name}: ${errors} of ${expected.length}, ${cuts.length} utterances`);
  sum.errors += errors;
  sum.units += expected.length;
  sum.seconds += pcm.length / 16_000;
  sum.said += cuts.reduce((s, c) => s + (c.to - c.from) / 16_000, 0);
  sum.cpu += (user + system) / 1e6 - partialCpu;
  partials.cpuInS += partialCpu;
  groups.set(group, sum);
}
await pool.close();
if (out !== undefined) writeFileSync(out, JSON.stringify(heard, null, 1));
for (const [group, s] of groups) {
  console.log(
    `${group.padEnd(14)} errors ${((100 * s.errors) / s.units).toFixed(1)} % of ${s.units}; CPU ${(s.cpu / s.said).toFixed(3)} s a second of speech, ${(s.cpu / s.seconds).toFixed(3)} of recording`,
  );
}
if (withPartials) {
  const sorted = partials.took.toSorted((a, b) => a - b);
  const at = (q: number) => (sorted[Math.floor(sorted.length * q)] ?? 0).toFixed(0);
  const spoken = [...groups.values()].reduce((sum, g) => sum + g.said, 0);
  console.log(
    `partials       CPU ${(partials.cpuInS / spoken).toFixed(3)} s a second of speech; p50 ${at(0.5)} ms, p95 ${at(0.95)} ms; ${((100 * partials.kept) / partials.shown).toFixed(1)} % of the words shown last stand in the final`,
  );
}
