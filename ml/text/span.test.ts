import { describe, expect, it } from 'vitest';
import type { Offset } from './align.ts';
import { spanOf } from './span.ts';

/** Words of three letters and a space, between two special tokens. */
const offsets = (words: number): Offset[] => [
  [0, 0],
  ...Array.from({ length: words }, (_, at): Offset => [at * 4, at * 4 + 3]),
  [0, 0],
];

describe('spanOf', () => {
  it('covers the words around the strongest one', () => {
    expect(spanOf([9, -6, 2, 4, 3, -6, -6, -6, 9], offsets(7))).toEqual([4, 15]);
  });

  it('bridges a short weak stretch but not a long one', () => {
    expect(spanOf([0, 4, -5, -5, 4, -5, -5, -5, 4, 0], offsets(8))).toEqual([0, 15]);
  });

  it('is one word where all are weak, and empty where there is none', () => {
    expect(spanOf([0, -9, -2, -9, 0], offsets(3))).toEqual([4, 7]);
    expect(
      spanOf(
        [1, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ),
    ).toEqual([0, 0]);
  });
});
