import { describe, expect, it } from 'vitest';
import { decodeGreedy, loopStart } from './decode.ts';
import type { Decoder } from './decode.ts';

const END = 99;

/** Says `words` one after the other, whatever it is fed, and counts what it was asked. */
const speaker = (words: readonly number[]) => {
  const fed: number[][] = [];
  let length = 0;
  const at = (position: number) => words[position - 1] ?? END; // position 0 is the prompt
  const decoder: Decoder = {
    get length() {
      return length;
    },
    feed: async (tokens) => {
      fed.push([...tokens]);
      const next = tokens.map((_, i) => at(length + i + 1));
      length += tokens.length;
      return { next, logProbs: next.map(() => -0.1) };
    },
    rewind: (to) => {
      length = to;
    },
  };
  return { decoder, fed };
};

const decode = (words: readonly number[], draft?: readonly number[], maxTokens = 50) => {
  const { decoder, fed } = speaker(words);
  return decodeGreedy(decoder, { prompt: [0], end: END, maxTokens, draft }).then((result) => ({
    ...result,
    fed,
    left: decoder.length,
  }));
};

const WORDS = [11, 12, 13, 14, 15, 16, 17, 18];

describe('greedy decoding', () => {
  it('takes one token a step and ends at the end', async () => {
    const { tokens, steps, ended, logProbs } = await decode(WORDS);
    expect(tokens).toEqual(WORDS);
    expect(steps).toBe(WORDS.length + 1);
    expect(ended).toBe(true);
    expect(logProbs).toHaveLength(WORDS.length + 1);
  });

  it('verifies a right draft in one step', async () => {
    const { tokens, steps } = await decode(WORDS, WORDS);
    expect(tokens).toEqual(WORDS);
    expect(steps).toBe(1);
  });

  it('goes on from a draft that is right as far as it goes', async () => {
    const { tokens, steps } = await decode(WORDS, WORDS.slice(0, 5));
    expect(tokens).toEqual(WORDS);
    expect(steps).toBe(1 + 3);
  });

  it.each([
    ['a wrong token', [11, 12, 77, 14, 15, 16, 17, 18]],
    ['a token too many', [11, 12, 77, 13, 14, 15, 16, 17, 18]],
    ['a token too few', [11, 12, 14, 15, 16, 17, 18]],
    ['nothing right', [70, 71, 72]],
    ['too long a draft', [...WORDS, 50, 51]],
  ])('says the same words with %s in the draft, in fewer steps or as many', async (_, draft) => {
    const { tokens, steps } = await decode(WORDS, draft);
    expect(tokens).toEqual(WORDS);
    expect(steps).toBeLessThanOrEqual(WORDS.length + 1);
  });

  it('finds its way back into the draft after a wrong token', async () => {
    const { steps } = await decode(WORDS, [11, 12, 77, 14, 15, 16, 17, 18]);
    expect(steps).toBe(2);
  });

  it('stops at the limit', async () => {
    const { tokens, ended } = await decode(WORDS, undefined, 3);
    expect(tokens).toEqual([11, 12, 13]);
    expect(ended).toBe(false);
  });

  it('stops a loop and keeps one round of it', async () => {
    const { tokens, looped, ended } = await decode([1, 2, ...Array.from({ length: 40 }, (_, i) => 30 + (i % 3))]);
    expect(tokens).toEqual([1, 2, 30, 31, 32]);
    expect([looped, ended]).toEqual([true, false]);
  });
});

describe('loops', () => {
  it('are several rounds of the same; people repeat themselves, too', () => {
    expect(loopStart([5, 5, 5, 5, 5])).toBeUndefined();
    expect(loopStart([5, 5, 5, 5, 5, 5])).toBe(1);
    expect(loopStart([1, 2, 1, 2, 1, 2, 1, 2])).toBeUndefined();
    expect(loopStart([9, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2])).toBe(3);
    expect(loopStart([])).toBeUndefined();
  });
});
