/**
 * Every model on the project's own test sets: `npm run eval`. A table on the screen, `ml/eval/report.json` on disk.
 * `-- text` or `-- calls` or `-- silence` does one part of it; the other parts of the report stay as they were.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createHearing } from '#server/live/hearing.ts';
import { evaluateCalls } from './calls.eval.ts';
import { evaluateSilence } from './silence.eval.ts';
import { textTable } from './text/table.ts';
import { evaluateText } from './text.eval.ts';

const OUT = join(import.meta.dirname, 'report.json');
const PARTS = ['text', 'calls', 'silence'] as const;
/** Seconds of each sound of the non-speech set. */
const SILENCE_SECONDS = 10;

const asked = PARTS.filter((part) => process.argv.includes(part));
const wanted = new Set<string>(asked.length > 0 ? asked : PARTS);
const report: Record<string, unknown> = existsSync(OUT) ? (JSON.parse(readFileSync(OUT, 'utf8')) as Record<string, unknown>) : {};
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

if (wanted.has('text')) {
  const text = await evaluateText('test');
  report.text = text;
  console.log(textTable(text));
}
if (wanted.has('calls')) {
  const calls = await evaluateCalls();
  report.calls = calls;
  console.log('\nHeld-out calls, as recordings\n| language | calls | errors | risk F1 | objection F1 |\n|---|---|---|---|---|');
  for (const c of calls) {
    console.log(`| ${c.lang} | ${c.calls} | ${percent(c.errorRate)} | ${c.riskF1.toFixed(2)} | ${c.objectionF1.toFixed(2)} |`);
  }
}
if (wanted.has('silence')) {
  const hearing = createHearing({
    modelsDir: resolve('models'),
    workers: 1,
    onFailure: (stage, error) => console.error(`${stage} failed`, error),
    onDelay: () => {},
  });
  await hearing.loaded;
  const silence = await evaluateSilence(hearing, SILENCE_SECONDS);
  await hearing.close(5_000);
  report.silence = silence;
  console.log(`\n${silence.minutes.toFixed(0)} minutes without speech: ${silence.words} words, ${silence.signals} signals`);
}
writeFileSync(OUT, `${JSON.stringify({ ...report, date: new Date().toISOString().slice(0, 10) }, null, 1)}\n`);
