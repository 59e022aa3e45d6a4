// npm run -s retrain -- [--lang en|zh] [--verdicts FILE] [--start]
// Puts the coaches' verdicts beside the training data and says how the text model would be trained and compared.
// With --start it does so: trains into ml/train/text/runs, evaluates the new weights against those in use on the
// same test rows, and prints both. It never replaces the weights in use; that is a person's decision.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config/config.ts';
import { openDatabase } from '../database/database.repository.ts';
import { reviewsRepository } from '../features/reviews/reviews.repository.ts';
import { trainingRows } from '../features/reviews/training-rows.models.ts';
import { compareReports, type Report } from './retrain.models.ts';

const { values } = parseArgs({
  options: { lang: { type: 'string', default: 'en' }, verdicts: { type: 'string' }, start: { type: 'boolean', default: false } },
});
const lang = values.lang === 'zh' ? 'zh' : 'en';
const root = fileURLToPath(new URL('../..', import.meta.url));
const runs = join(root, 'ml/train/text/runs');
const compiled = join(root, 'ml/data/compiled', `${lang}.jsonl`);
/** Fewer verdicts than this move no weight in a sensible way. */
const MIN_ROWS = 200;

async function fromDatabase(): Promise<string[]> {
  const db = openDatabase(loadConfig(process.env).databaseUrl);
  try {
    const repository = reviewsRepository(db);
    const workspaces = await db.workspace.findMany({ select: { id: true } });
    const lines: string[] = [];
    for (const { id: workspaceId } of workspaces) {
      const rows = await repository.page({ workspaceId, reach: { all: true }, states: ['done'], lang }, 100_000);
      const corrections = new Map((await repository.correctionsOf([...new Set(rows.map((r) => r.callId))])).map((c) => [`${c.callId}/${c.utteranceId}`, c.text]));
      lines.push(...trainingRows(rows.map((r) => ({ ...r, corrected: corrections.get(`${r.callId}/${r.utteranceId}`) ?? null }))).map((r) => JSON.stringify(r)));
    }
    return lines;
  } finally {
    await db.$disconnect();
  }
}

const lines = values.verdicts
  ? readFileSync(values.verdicts, 'utf8').split('\n').filter((line) => line.trim() !== '' && (JSON.parse(line) as { lang: string }).lang === lang)
  : await fromDatabase();
mkdirSync(runs, { recursive: true });
const out = join(runs, `verdicts.${lang}.jsonl`);
writeFileSync(out, lines.map((line) => `${line}\n`).join(''));
console.log(`${lines.length} judged utterances (${lang}) in ${out}`);

const run = (command: string, args: string[], env: Record<string, string> = {}) => {
  console.error(`> ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
};

if (!values.start) {
  console.log(`
What --start does, in some 40 minutes of one core (Node, Python 3.11 and Maven are needed; ml/train/text/README.md):
  1. keeps the model in use, models/text-${lang}, under ml/train/text/runs/in-use
  2. builds the data, and adds the verdicts to ${compiled}
  3. trains, exports and calibrates (ml/train/text/run.sh ${lang})
  4. evaluates both on the same test rows (ml/eval/text.eval.ts) and prints the figures side by side
  5. puts the new weights aside under ml/train/text/runs/candidate and the old ones back
Nothing is swapped by this command. To take the candidate: copy it over models/text-${lang}, run ml/train/manifest.ts, restart.`);
} else if (lines.length < MIN_ROWS) {
  console.error(`Not started: ${lines.length} judged utterances, ${MIN_ROWS} are needed.`);
  process.exitCode = 1;
} else {
  const model = join(root, `models/text-${lang}`);
  const kept = join(runs, 'in-use');
  const candidate = join(runs, 'candidate');
  const manifest = join(root, 'models/manifest.json');
  const manifestBefore = readFileSync(manifest, 'utf8');
  const evaluate = (name: string): Report => {
    const report = join(runs, `${name}.report.json`);
    run(process.execPath, ['ml/eval/text.eval.ts', `--out=${report}`]);
    return JSON.parse(readFileSync(report, 'utf8')) as Report;
  };
  for (const dir of [kept, candidate]) rmSync(dir, { recursive: true, force: true });
  cpSync(model, kept, { recursive: true });
  const before = evaluate('in-use');
  try {
    rmSync(join(runs, `verdicts-${lang}`), { recursive: true, force: true });
    run('bash', ['ml/train/text/run.sh', lang], { EXTRA_ROWS: out, RUN_NAME: `verdicts-${lang}` });
    const after = evaluate('candidate');
    cpSync(model, candidate, { recursive: true });
    console.log(compareReports(lang, before, after));
  } finally {
    // Whatever happened, the weights in use are the ones that were in use.
    if (existsSync(kept)) cpSync(kept, model, { recursive: true });
    writeFileSync(manifest, manifestBefore);
  }
}
