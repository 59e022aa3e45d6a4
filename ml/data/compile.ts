import { LANGS, SPEAKERS } from '#ml/text/labels.ts';
import { nearCopies, textKey } from './near.ts';
import type { SourceRow } from './parse.ts';
import { positives, type DataRow } from './row.ts';
import { splitOf } from './split.ts';

/**
 * From this Jaccard similarity on, a held-out row counts as a near copy of a training row and is left out.
 * Chosen by reading pairs: above 0.5 they are rewordings of one sentence, below they share an idiom.
 */
export const NEAR_COPY = 0.5;

export interface Compiled {
  rows: DataRow[];
  /** The same words twice: the first stays. */
  duplicates: number;
  /** Held-out rows left out because a training row says nearly the same. */
  nearCopies: number;
  /** Same words, different labels: the first stays, but somebody should look. */
  conflicts: string[];
}

/** Splits by situation, drops duplicates and held-out near copies. Pure; the order of the rows is kept. */
export function compile(source: SourceRow[]): Compiled {
  const { kept, duplicates, conflicts } = dropDuplicates(
    source.map((row) => ({ ...row, split: splitOf(row.situation) })),
  );
  const rejected = new Set<string>();
  for (const lang of LANGS) {
    for (const speaker of SPEAKERS) {
      const own = kept.filter((row) => row.lang === lang && row.speaker === speaker);
      const train = own.filter((row) => row.split === 'train');
      rejectNear(
        own.filter((row) => row.split === 'validation'),
        train,
        rejected,
      );
      rejectNear(
        own.filter((row) => row.split === 'test'),
        own.filter((row) => row.split !== 'test'),
        rejected,
      );
    }
  }
  return { rows: kept.filter((row) => !rejected.has(row.id)), duplicates, nearCopies: rejected.size, conflicts };
}

function rejectNear(held: DataRow[], reference: DataRow[], rejected: Set<string>): void {
  const lang = held[0]?.lang;
  if (lang === undefined) return;
  const texts = (rows: DataRow[]): string[] => rows.map((row) => row.text);
  for (const copy of nearCopies(texts(held), texts(reference), lang, NEAR_COPY)) {
    const row = held[copy.index];
    if (row) rejected.add(row.id);
  }
}

function dropDuplicates(rows: DataRow[]): { kept: DataRow[]; duplicates: number; conflicts: string[] } {
  const seen = new Map<string, DataRow>();
  const conflicts: string[] = [];
  const kept = rows.filter((row) => {
    const key = `${row.lang} ${row.speaker} ${textKey(row.text)}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, row);
      return true;
    }
    if (positives(first).join() !== positives(row).join())
      conflicts.push(`${row.id} says what ${first.id} says, labelled otherwise`);
    return false;
  });
  return { kept, duplicates: rows.length - kept.length, conflicts };
}
