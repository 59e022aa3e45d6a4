/**
 * Compiles the source files into `compiled/<lang>.jsonl`: `node ml/data/build.ts`.
 * Leaves with a failure when a line cannot be read, so that a typing error never costs a row in silence.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGS, SPEAKERS, type Lang, type Speaker } from '#ml/text/labels.ts';
import { compile, type Compiled } from './compile.ts';
import { parseSource, type Parsed } from './parse.ts';
import { tableOf } from './table.ts';

const HERE = import.meta.dirname;

export const COMPILED = join(HERE, 'compiled');

function readSet(lang: Lang, speaker: Speaker): Parsed {
  const all: Parsed = { rows: [], errors: [] };
  const set = `${lang}-${speaker}`;
  const folder = join(HERE, 'sources', set);
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()) {
    const name = `${set}/${file.slice(0, -4)}`;
    const parsed = parseSource({ name, lang, speaker, content: readFileSync(join(folder, file), 'utf8') });
    all.rows.push(...parsed.rows);
    all.errors.push(...parsed.errors);
  }
  return all;
}

/** Reads and compiles everything; shared by the command and by what needs the rows without the files. */
export function buildData(): { compiled: Compiled; errors: string[] } {
  const sets = LANGS.flatMap((lang) => SPEAKERS.map((speaker) => readSet(lang, speaker)));
  return { compiled: compile(sets.flatMap((set) => set.rows)), errors: sets.flatMap((set) => set.errors) };
}

if (process.argv[1] === import.meta.filename) {
  const { compiled, errors } = buildData();
  mkdirSync(COMPILED, { recursive: true });
  for (const lang of LANGS) {
    const lines = compiled.rows.filter((row) => row.lang === lang).map((row) => JSON.stringify(row));
    writeFileSync(join(COMPILED, `${lang}.jsonl`), `${lines.join('\n')}\n`);
  }
  console.log(tableOf(compiled));
  for (const error of [...errors, ...compiled.conflicts]) console.error(error);
  console.error(`${errors.length} lines unreadable, ${compiled.conflicts.length} conflicts`);
  if (errors.length > 0) process.exitCode = 1;
}
