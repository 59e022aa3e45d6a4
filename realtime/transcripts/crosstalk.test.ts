import { expect, test } from 'vitest';
import { isCrosstalk, overlapOfWords, type HeardTurn } from './crosstalk.ts';

const turn = (patch: Partial<HeardTurn>): HeardTurn => ({
  side: 'rep',
  startMs: 1000,
  endMs: 3000,
  text: 'we can deliver both depots by the fifteenth',
  lang: 'en',
  level: 0.1,
  ...patch,
});
const rep = turn({});

test.each<[string, Partial<HeardTurn>, boolean]>([
  ['the same words, quiet, at the same time', { side: 'customer', text: 'can deliver both depots by the fifteen', level: 0.02 }, true],
  ['the same words said as loud are two people', { side: 'customer', level: 0.09 }, false],
  ['other words are another person', { side: 'customer', text: 'hang on let me find my pen please', level: 0.02 }, false],
  ['the same words later are a repetition', { side: 'customer', startMs: 4000, endMs: 6000, level: 0.02 }, false],
  ['a short "okay" is left alone', { side: 'customer', text: 'the fifteenth', level: 0.02 }, false],
  ['the same side is never bleed', { level: 0.02 }, false],
])('%s', (_, patch, expected) => expect(isCrosstalk(turn(patch), [rep])).toBe(expected));

test('Chinese is compared by the character', () => {
  expect(overlapOfWords('下周三之前肯定给您装好', '周三之前肯定给您装', 'zh')).toBe(1);
});
