import { readFileSync } from 'node:fs';
import { parseSource } from '#ml/data/parse.ts';
import type { DataRow } from '#ml/data/row.ts';
import { SPEAKERS, type Lang } from '#ml/text/labels.ts';

/** Utterances by other hands than the training data's: `independent/` hard ones, `ordinary/` everyday talk. */
export type TestSet = 'independent' | 'ordinary';

/**
 * Reads a test set in the source format; here a situation begins with its speaker (`# rep | …`).
 * Throws where a line cannot be read: a test set with a hole in it measures something else.
 */
export function readTestSet(set: TestSet, lang: Lang): DataRow[] {
  const content = readFileSync(new URL(`./${set}/${lang}.txt`, import.meta.url), 'utf8');
  return content
    .split(/^(?=#)/m)
    .filter((part) => part.trim() !== '')
    .flatMap((part, at): DataRow[] => {
      const speaker = SPEAKERS.find((name) => new RegExp(`^#\\s*${name}\\b`).test(part));
      if (!speaker) throw new Error(`${set}/${lang}.txt: part ${at + 1} does not say who speaks`);
      const { rows, errors } = parseSource({ name: `${set}/${lang}/${at + 1}`, lang, speaker, content: part });
      if (errors.length > 0) throw new Error(errors.join('\n'));
      return rows.map((row) => ({ ...row, split: 'test' }));
    });
}
