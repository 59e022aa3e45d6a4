/**
 * What recognition makes of spoken training utterances: `node ml/train/voices/heard.ts en|zh FOLDER OUT`. Reads `index.json` and the
 * wavs that `lines.py` made, writes OUT/{en,zh}-{rep,customer}.txt in the form of `ml/data/sources`: the same situations,
 * labels and tags, the words as they were heard, marks where they can be found again. Lines of which too little was
 * heard are left out: their labels may no longer be true.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRecognizers } from '#ml/asr/index.ts';
import { loadManifest } from '#ml/manifest.ts';
import { createPool } from '#ml/pool/pool.ts';
import { readRecording } from '#ml/eval/speech/audio.ts';
import { editDistance } from '#ml/asr/text/sound.ts';
import { characters, words } from '#ml/eval/speech/words.ts';
import { markHeard } from './marks.ts';

interface Line {
  readonly id: string;
  readonly speaker: 'rep' | 'customer';
  readonly situation: string;
  readonly labels: string;
  readonly tag: string;
  readonly marked: string;
  readonly text: string;
}

/** Share of the words that may be wrong. */
const MOST_ERRORS = 0.6;

const [lang = '', folder = '', out = ''] = process.argv.slice(2);
if (lang !== 'en' && lang !== 'zh') throw new Error('the first argument is en or zh');
const lines = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Line[];
const pool = createPool({ size: 1 });
const recognizer = createRecognizers({ pool, manifest: loadManifest() }).of(lang);
const units = lang === 'zh' ? characters : words;
const heard: { line: Line; row: string }[] = [];
let [errors, total, lost] = [0, 0, 0];
for (const line of lines) {
  const { text } = await recognizer.transcribe(await readRecording(join(folder, `${line.id}.wav`)), { kind: 'final' });
  const said = units(line.text);
  const wrong = editDistance(said, units(text));
  if (text === '' || wrong / Math.max(1, said.length) > MOST_ERRORS) {
    lost++;
    continue;
  }
  errors += wrong;
  total += said.length;
  heard.push({ line, row: `${line.labels}|heard|${markHeard(line.marked, text)}` });
}
await pool.close();

mkdirSync(out, { recursive: true });
for (const speaker of ['rep', 'customer'] as const) {
  const bySituation = new Map<string, string[]>();
  for (const { line, row } of heard) {
    if (line.speaker === speaker) bySituation.set(line.situation, [...(bySituation.get(line.situation) ?? []), row]);
  }
  const blocks = [...bySituation]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([situation, rows]) => `# ${situation}\n${rows.join('\n')}\n`);
  writeFileSync(join(out, `${lang}-${speaker}.txt`), blocks.join('\n'));
}
console.log(
  `${heard.length} lines, ${lost} left out, ${((100 * errors) / Math.max(1, total)).toFixed(1)} % of the words wrong`,
);
