import { expect, test } from 'vitest';
import type { Lang } from '#realtime/contract/labels.ts';
import { emptyPartial, nextPartial } from './stable-prefix.ts';

const run = (texts: string[], lang: Lang) => texts.reduce((state, text) => nextPartial(state, text, lang), emptyPartial);
const stable = (texts: string[], lang: Lang = 'en') => {
  const state = run(texts, lang);
  return state.text.slice(0, state.stableChars);
};

test.each<[string, string[], string]>([
  ['nothing is settled at first', ['we will have'], ''],
  ['what two hypotheses share is settled, but for the last word', ['we will', 'we will have both'], 'we '],
  ['an unchanged hypothesis settles all but its last word', ['we will have', 'we will have'], 'we will '],
  ['a revised word unsettles only itself', ['I hear two vans', 'I hear too many'], 'I hear '],
  ['case and marks do not count as a revision', ['Okay so we', 'okay so we can do'], 'okay so '],
  ['half a word is not settled', ['the deli', 'the delivery date'], 'the '],
])('%s', (_, texts, expected) => expect(stable(texts)).toBe(expected));

test('Chinese settles by the character, two behind', () => {
  expect(stable(['下周三之前', '下周三之前肯定给您'], 'zh')).toBe('下周三之前');
  expect(stable(['下周三之前', '下周三之前'], 'zh')).toBe('下周三');
});

test('settled words stay settled while they stand', () => {
  const a = run(['we will have both', 'we will have both of them live', 'we will halve'], 'en');
  expect(a.text.slice(0, a.stableChars)).toBe('we will ');
});
