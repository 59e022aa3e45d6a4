import { describe, expect, test } from 'vitest';
import type { DealCard } from '#realtime/contract/journeys.schema.ts';
import { movedCount, ordered, shows } from './order.ts';

const card = (id: string, t: number | null, was: number | null = t, more: Partial<DealCard> = {}): DealCard =>
  ({ id, t, was, keyAccount: false, status: 'open', teamId: 'n', industry: 'retail', ownerId: 'o', stuck: false, ...more }) as DealCard;

describe('order', () => {
  const cards = [card('a', 50, 80), card('b', 90, 85), card('c', null, null), card('d', 70, null), card('e', 20, 25, { keyAccount: true })];
  test('hottest first, without a number last', () => expect(ordered(cards, 'hottest', false)).toEqual(['b', 'd', 'a', 'e', 'c']));
  test('fastest cooling first', () => expect(ordered(cards, 'cooling', false)).toEqual(['a', 'e', 'b', 'd', 'c']));
  test('key accounts first', () => expect(ordered(cards, 'hottest', true)[0]).toBe('e'));
  test('equal ones keep their order', () => expect(ordered([card('y', 5), card('x', 5)], 'hottest', false)).toEqual(['x', 'y']));
});

test.each([
  ['nothing', 'abc', 'abc', 0],
  ['one to the front', 'abcd', 'dabc', 1],
  ['two changed places', 'abcd', 'bacd', 1],
  ['turned round', 'abcd', 'dcba', 3],
  ['one came', 'abc', 'axbc', 1],
  ['one left', 'abc', 'ac', 1],
])('moved: %s', (_name, a, b, n) => expect(movedCount([...a], [...b])).toBe(n));

test('filters', () => {
  const all = { team: '', industry: '', owner: '', stuck: false, keyFirst: false };
  expect(shows(card('a', 1), all)).toBe(true);
  expect(shows(card('a', 1), { ...all, team: 's' })).toBe(false);
  expect(shows(card('a', 1), { ...all, stuck: true })).toBe(false);
  expect(shows(card('a', 1, 1, { status: 'won' }), all)).toBe(false);
});
