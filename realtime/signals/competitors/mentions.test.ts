import { expect, test } from 'vitest';
import { competitorFinder } from './mentions.ts';

const find = competitorFinder([
  { competitorId: 'k', name: 'Kestrel Systems', aliases: ['Kestrel'], brief: null },
  { competitorId: 'y', name: '云帆科技', aliases: ['云帆'], brief: null },
  { competitorId: 'e', name: 'X', aliases: [' '], brief: null },
]);

test.each([
  ['Kestrel told us three weeks', 'Kestrel'],
  ["that is kestrel's price", "kestrel's"],
  ['we looked at kestrel systems', 'kestrel systems'],
  ['云帆那边报得更低', '云帆'],
])('%s', (text, words) => {
  const [hit] = find(text);
  expect(text.slice(...hit!.span)).toBe(words);
});
test('a name inside another word is none', () => expect(find('the kestrels nest here, X marks it')).toEqual([]));
