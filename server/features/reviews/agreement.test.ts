import { describe, expect, test } from 'vitest';
import { agreementOf, cohenKappa, krippendorffAlpha, type Rating } from './agreement.models.ts';

/** Columns are items; '.' was left out. */
const table = (rows: Record<string, string>): Rating[] =>
  Object.entries(rows).flatMap(([coach, values]) =>
    [...values].flatMap((value, i) => (value === '.' ? [] : [{ coach, item: `i${i}`, value }])),
  );

describe("Krippendorff's alpha", () => {
  // The three worked nominal examples of Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011).
  test('of two coders with two values is 0.095', () =>
    expect(krippendorffAlpha(table({ A: '0100000010', B: '1110010000' }))).toBeCloseTo(0.095, 3));
  test('of two coders with five values is 0.692', () =>
    expect(krippendorffAlpha(table({ A: 'aabbdcccedda', B: 'babbbccceddd' }))).toBeCloseTo(0.692, 3));
  test('of four coders who left units out is 0.743', () =>
    expect(
      krippendorffAlpha(table({ A: '123321412...', B: '1233224125.3', C: '.3332342251.', D: '12332441251.' })),
    ).toBeCloseTo(0.743, 3));
  test('full agreement is 1; one value only is no measure', () => {
    expect(krippendorffAlpha(table({ A: 'abab', B: 'abab' }))).toBe(1);
    expect(krippendorffAlpha(table({ A: 'aaaa', B: 'aaaa' }))).toBeNull();
    expect(krippendorffAlpha(table({ A: 'ab' }))).toBeNull();
  });
});

describe("Cohen's kappa", () => {
  test('of the textbook table 20/5/10/15 is 0.4', () => {
    const pairs = [
      ...Array.from({ length: 20 }, () => ['y', 'y'] as const),
      ...Array.from({ length: 5 }, () => ['y', 'n'] as const),
      ...Array.from({ length: 10 }, () => ['n', 'y'] as const),
      ...Array.from({ length: 15 }, () => ['n', 'n'] as const),
    ];
    expect(cohenKappa(pairs)).toEqual({ observed: 0.7, kappa: expect.closeTo(0.4, 10) });
  });
  test('always the same verdict gives no measure', () => expect(cohenKappa([['y', 'y']]).kappa).toBeNull());
});

test('under ten moments with two verdicts nothing is said', () => {
  const few = agreementOf(table({ A: 'abab', B: 'abba' }));
  expect(few).toMatchObject({ moments: 4, alpha: null });
  expect(few.pairs[0]).toMatchObject({ a: 'A', b: 'B', moments: 4, observed: 0.5, kappa: null });
  const enough = agreementOf(table({ A: 'ababababab', B: 'ababababaa', C: '..........' }));
  expect(enough.alpha).toBeCloseTo(0.808, 2);
  expect(enough.pairs[0]?.kappa).toBeCloseTo(0.8, 10);
});
