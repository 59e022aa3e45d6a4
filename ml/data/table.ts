import { LANGS, SPEAKERS, labelsOf } from '#ml/text/labels.ts';
import type { Compiled } from './compile.ts';
import { positives, type DataRow, type Split } from './row.ts';

const SPLITS: readonly Split[] = ['train', 'validation', 'test'];
const line = (name: string, counts: (number | string)[]): string =>
  `${name.padEnd(34)}${counts.map((count) => String(count).padStart(12)).join('')}`;

/** What stands in the data, as a text table: rows, labels, negatives and tags by split. */
export function tableOf({ rows, duplicates, nearCopies }: Compiled): string {
  const out: string[] = [];
  for (const lang of LANGS) {
    for (const speaker of SPEAKERS) {
      const own = rows.filter((row) => row.lang === lang && row.speaker === speaker);
      const count = (test: (row: DataRow) => boolean): number[] =>
        SPLITS.map((split) => own.filter((row) => row.split === split && test(row)).length);
      out.push(line(`${lang} ${speaker}`, [...SPLITS]));
      out.push(
        line(
          '  utterances',
          count(() => true),
        ),
      );
      for (const label of labelsOf(speaker))
        out.push(
          line(
            `  + ${label}`,
            count((row) => positives(row).includes(label)),
          ),
        );
      out.push(
        line(
          '  two or more labels',
          count((row) => positives(row).length > 1),
        ),
      );
      out.push(
        line(
          '  hard negatives',
          count((row) => positives(row).length === 0 && row.topics.length > 0),
        ),
      );
      out.push(
        line(
          '  ordinary',
          count((row) => row.topics.length === 0),
        ),
      );
      out.push(
        line(
          '  situations',
          SPLITS.map((split) => new Set(own.filter((row) => row.split === split).map((row) => row.situation)).size),
        ),
      );
    }
  }
  out.push(`${rows.length} utterances; ${duplicates} duplicates and ${nearCopies} near copies across splits left out`);
  return out.join('\n');
}
