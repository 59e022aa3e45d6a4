import { expect, test } from 'vitest';
import { mentionAt, pieces, suggest } from './mention.ts';

const people = [{ name: 'Mira Castell' }, { name: 'Jonas Veld' }, { name: '沈岚' }];
test('the word behind an @ at the caret', () => {
  expect(mentionAt('see @Mir', 8)).toEqual({ from: 4, word: 'Mir' });
  expect(mentionAt('see @Mira Ca', 12)).toEqual({ from: 4, word: 'Mira Ca' });
  expect(mentionAt('请看\uFF0C@沈', 5)).toEqual({ from: 3, word: '沈' });
  expect(mentionAt('a@b.test', 8)).toBeNull();
  expect(mentionAt('see @Mir', 3)).toBeNull();
});
test('any part of a name will do', () => {
  expect(suggest(people, 'cas')).toEqual([{ name: 'Mira Castell' }]);
  expect(suggest(people, '')).toHaveLength(3);
  expect(suggest(people, 'Mira Castell')).toEqual([]);
});
test('named people stand out, and nothing is lost', () => {
  expect(pieces('ask @mira castell, now', ['Mira Castell'])).toEqual([
    { text: 'ask ', name: false },
    { text: '@mira castell', name: true },
    { text: ', now', name: false },
  ]);
});
