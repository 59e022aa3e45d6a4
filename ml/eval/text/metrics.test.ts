import { describe, expect, it } from 'vitest';
import type { DataRow } from '#ml/data/row.ts';
import type { TextLabel } from '#ml/text/labels.ts';
import { bootstrap, labelFigures, macroF1, overlap, reliability, wilson, type Judged } from './metrics.ts';

const judged = (is: 'price' | 'other' | undefined, given: TextLabel[], situation = 's'): Judged => {
  const row: DataRow = {
    id: '',
    lang: 'en',
    speaker: 'customer',
    text: '',
    risk: [],
    objection: is ? [{ label: is }] : [],
    topics: [],
    tag: '',
    situation,
    split: 'test',
  };
  return { row, given };
};

describe('figures', () => {
  it('count hits, extras and losses of a label', () => {
    const figures = labelFigures(
      [judged('price', ['price']), judged('price', []), judged(undefined, ['price']), judged('other', ['other'])],
      'price',
    );
    expect(figures).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5, rows: 2 });
  });

  it('average the labels of the side that spoke', () => {
    expect(macroF1([judged('price', ['price']), judged('other', [])], 'objection')).toBeCloseTo(1 / 5);
  });

  it('have intervals that hold the value and are the same every time', () => {
    const sample = Array.from({ length: 30 }, (_, at) => judged('price', at % 3 === 0 ? [] : ['price'], `s${at % 10}`));
    const interval = bootstrap(sample, (own) => labelFigures(own, 'price').recall);
    expect(interval.low).toBeLessThanOrEqual(interval.value);
    expect(interval.high).toBeGreaterThanOrEqual(interval.value);
    expect(bootstrap(sample, (own) => labelFigures(own, 'price').recall)).toEqual(interval);
    expect(wilson(1, 100)).toMatchObject({ value: 0.01 });
    expect(wilson(1, 100).high).toBeCloseTo(0.0545, 3);
  });

  it('measure overlap and calibration', () => {
    expect(overlap([0, 10], [5, 15])).toBeCloseTo(1 / 3);
    expect(overlap([0, 2], [3, 4])).toBe(0);
    const { bins, error } = reliability([
      { p: 0.95, is: true },
      { p: 0.95, is: false },
    ]);
    expect(bins[9]).toMatchObject({ rows: 2, observed: 0.5 });
    expect(error).toBeCloseTo(0.45);
  });
});
