/** Writes `ml/text/background.<lang>.json`: ordinary training utterances for custom trackers. `node ml/data/background.ts`. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGS } from '#ml/text/labels.ts';
import { buildData } from './build.ts';

const SENTENCES = 200;
const rank = (text: string): string => createHash('sha256').update(text).digest('hex');

const { compiled } = buildData();
for (const lang of LANGS) {
  const ordinary = compiled.rows
    .filter((row) => row.lang === lang && row.split === 'train' && row.topics.length === 0 && row.text.length > 8)
    .map((row) => row.text);
  // By hash: spread over all situations, and the same again from the same data.
  const chosen = ordinary.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, SENTENCES);
  writeFileSync(
    join(import.meta.dirname, '..', 'text', `background.${lang}.json`),
    `${JSON.stringify(chosen, null, 1)}\n`,
  );
}
