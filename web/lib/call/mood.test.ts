import { describe, expect, test } from 'vitest';
import { hesitation, moodPath, moodWord, reasonsOf, recent } from './mood.ts';

const point = (endMs: number, valence: number, hes = 0.2) => ({
  startMs: endMs - 1_000,
  endMs,
  valence,
  hesitation: hes,
  reliability: 1,
  doubt: false,
  utteranceId: null,
  reasons: [
    { code: 'words_bad', weight: -0.2 },
    { code: 'pausing', weight: -0.6 },
    { code: 'hedging', weight: 0.4 },
  ],
});
const row = (...values: number[]) => values.map((v, i) => point((i + 1) * 10_000, v));

describe('mood', () => {
  test('says nothing before there is something to say', () => expect(moodWord(row(0.5, 0.5))).toBeNull());
  test('a direction goes before a level', () => {
    expect(moodWord(row(0.5, 0.5, 0.1, -0.1))).toBe('cooling');
    expect(moodWord(row(-0.3, -0.2, 0.3, 0.4))).toBe('warming');
  });
  test('without a direction the level counts', () => {
    expect(moodWord(row(0.4, 0.4, 0.4))).toBe('warm');
    expect(moodWord(row(-0.4, -0.4, -0.4))).toBe('cool');
    expect(moodWord(row(0, 0.05, 0))).toBe('even');
  });
  test('hesitation is measured against the customer’s own usual', () => {
    const usual = [0.3, 0.32, 0.28, 0.3].map((h, i) => point(i * 1_000 + 1_000, 0, h));
    expect(hesitation(usual)?.word).toBe('low');
    expect(hesitation([...usual, point(9_000, 0, 0.75)])).toMatchObject({ word: 'high' });
    expect(hesitation(usual.slice(0, 3))).toBeNull();
  });
  test('reasons come by weight, two of them', () => expect(reasonsOf(row(0))).toEqual(['pausing', 'hedging']));
  test('the strip forgets what is older than its window', () =>
    expect(recent(row(0, 0, 0), 35_000, 20_000).map((p) => p.endMs)).toEqual([20_000, 30_000]));
  test('good is up', () => {
    const [first, second] = moodPath(row(1, -1), 20_000, 100, 22, 20_000).split(' L');
    expect(first).toBe('M50.0 1.0');
    expect(second).toBe('100.0 11.0');
  });
});
