import { describe, expect, it } from 'vitest';
import { parseSource } from './parse.ts';

const rep = (content: string) => parseSource({ name: 'set/001', lang: 'en', speaker: 'rep', content });

describe('parseSource', () => {
  it('turns marks into spans of the text without them', () => {
    const { rows, errors } = rep(
      '# bakery | first call\n+PP,+DP|two|well [[PP:ten off]] and [[DP:there by Friday]], okay',
    );
    expect(errors).toEqual([]);
    const [row] = rows;
    expect(row?.text).toBe('well ten off and there by Friday, okay');
    expect(row?.risk.map(({ label, span }) => [label, row.text.slice(...(span ?? [0, 0]))])).toEqual([
      ['price_promise', 'ten off'],
      ['delivery_promise', 'there by Friday'],
    ]);
  });

  it('tells what a line is about from what it carries', () => {
    const { rows } = rep('# s\n+CT,-DP|direct|[[no penalty]] a | b\n0|smalltalk|morning');
    expect(rows[0]).toMatchObject({
      topics: ['contract_term', 'delivery_promise'],
      risk: [{ label: 'contract_term', span: [0, 10] }],
      text: 'no penalty a | b',
    });
    expect(rows[1]).toMatchObject({ topics: [], risk: [], situation: 's', id: 'set/001:3' });
  });

  it('gives a mark without a code to every label carried, and keeps several marks', () => {
    const { rows } = rep('# s\n+PP,+CT|two|[[one]] and [[two]]');
    expect(rows[0]?.risk.map(({ label, span }) => [label, span])).toEqual([
      ['price_promise', [0, 3]],
      ['price_promise', [8, 11]],
      ['contract_term', [0, 3]],
      ['contract_term', [8, 11]],
    ]);
  });

  it('reports a bad line with its number and reads the rest', () => {
    const { rows, errors } = rep('# s\n+XX|direct|a\n+PP|direct|[[a\n-PP|hedge|[[DP:b]] c\nplain\n0|other|fine');
    expect(errors.map((error) => error.slice(0, 9))).toEqual(['set/001:2', 'set/001:3', 'set/001:4', 'set/001:5']);
    expect(rows).toHaveLength(1);
  });
});
