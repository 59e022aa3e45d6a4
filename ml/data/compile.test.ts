import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { nearCopies } from './near.ts';
import type { SourceRow } from './parse.ts';
import { splitOf } from './split.ts';

const situationOf = (split: string): string =>
  Array.from({ length: 99 }, (_, at) => `situation ${at}`).find((s) => splitOf(s) === split) ?? '';
let count = 0;
const row = (text: string, split = 'train', label?: 'price_promise'): SourceRow => ({
  id: `row ${(count += 1)}`,
  lang: 'en',
  speaker: 'rep',
  text,
  risk: label ? [{ label }] : [],
  objection: [],
  topics: label ? [label] : [],
  tag: 'other',
  situation: situationOf(split),
});

describe('splitOf', () => {
  it('puts four situations in five on the training side and always the same ones', () => {
    const splits = Array.from({ length: 2000 }, (_, at) => splitOf(`s ${at}`));
    expect(splits.filter((split) => split === 'train').length / 2000).toBeCloseTo(0.8, 1);
    expect(splits).toEqual(Array.from({ length: 2000 }, (_, at) => splitOf(`s ${at}`)));
  });
});

describe('compile', () => {
  it('keeps the first of two that sound the same, and says when their labels differ', () => {
    const { rows, duplicates, conflicts } = compile([
      row('Half off, today!', 'train', 'price_promise'),
      row('half off today'),
      row('hello'),
    ]);
    expect(rows.map(({ text }) => text)).toEqual(['Half off, today!', 'hello']);
    expect(duplicates).toBe(1);
    expect(conflicts).toHaveLength(1);
  });

  it('leaves out held-out rows that nearly repeat a training row', () => {
    const { rows, nearCopies: left } = compile([
      row('the engineer will be with you on monday at nine sharp'),
      row('the engineer will be with you on monday at ten sharp', 'test'),
      row('we never talked about the boiler', 'test'),
    ]);
    expect(left).toBe(1);
    expect(rows.filter(({ split }) => split === 'test').map(({ text }) => text)).toEqual([
      'we never talked about the boiler',
    ]);
  });
});

describe('nearCopies', () => {
  it('names the nearest reference', () => {
    const found = nearCopies(['给您打八折今天签'], ['明天下午见', '今天签给您打八折', '给您打九折'], 'zh', 0.4);
    expect(found.map(({ index, of }) => [index, of])).toEqual([[0, 1]]);
  });
});
