import { describe, expect, it } from 'vitest';
import { buildData } from '#ml/data/build.ts';
import { nearCopies } from '#ml/data/near.ts';
import { LANGS } from '#ml/text/labels.ts';
import { readTestSet } from './independent.ts';
import { kindOf } from './metrics.ts';

describe.each(LANGS)('the independent test sets in %s', (lang) => {
  const hard = readTestSet('independent', lang);
  const ordinary = readTestSet('ordinary', lang);

  it('hold both sides and every kind', () => {
    expect(new Set(hard.map((row) => `${row.speaker} ${kindOf(row)}`))).toContain('rep positive');
    expect(new Set(hard.map((row) => `${row.speaker} ${kindOf(row)}`))).toContain('customer positive');
    expect(hard.some((row) => kindOf(row) === 'hard')).toBe(true);
    expect(ordinary.every((row) => kindOf(row) === 'ordinary')).toBe(true);
    expect(ordinary.length).toBeGreaterThan(400);
  });

  it('say nothing that the training data says', () => {
    const train = buildData().compiled.rows.filter((row) => row.lang === lang && row.split === 'train');
    const copies = nearCopies(
      hard.map((row) => row.text),
      train.map((row) => row.text),
      lang,
      0.6,
    );
    expect(copies.map(({ index }) => hard[index]?.text)).toEqual([]);
  });
});
