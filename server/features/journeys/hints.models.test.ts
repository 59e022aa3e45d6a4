import { expect, test } from 'vitest';
import type { Book, BookDeal } from './book.ts';
import { hintFor } from './hints.models.ts';
import type { JourneyEvent } from './journey.models.ts';

const customers = new Map(['a', 'b', 'c', 'd', 'e', 'f', 'x'].map((id) => [id, { id, name: id, industry: id === 'x' ? 'software' : 'retail', value: null }]));
function deal(id: string, customerId: string, value: number, types: (JourneyEvent['type'] | `!${string}`)[]): BookDeal {
  const events = types.map((t, i) => ({ id: `${i}`, type: t.startsWith('!') ? 'objection_open' : t, at: i, recordedAt: i, data: t.startsWith('!') ? { label: t.slice(1) } : {} }) as JourneyEvent);
  return { row: { id, customerId, value } as BookDeal['row'], journey: { dealId: id, openedAt: 0, firstStage: 's', events } };
}
const book = (others: BookDeal[]): Book => ({ customers, deals: new Map(others.map((d) => [d.row.id, d])) }) as unknown as Book;
const mine = deal('m', 'a', 100, ['call']);
const like = (n: number, what: string) => Array.from({ length: n }, (_, i) => deal(`${what}${i}`, 'bcdef'[i % 5]!, 120, ['call', 'meeting', ...(what ? ([`!${what}`] as const) : [])]));

test('what most similar customers raise by the next talk, with the number of cases', () => {
  expect(hintFor(book([...like(4, 'price'), ...like(1, '')]), mine)).toEqual({ label: 'price', talk: 2, share: 0.8, cases: 5 });
});
test('silent when there are too few, when they differ, and about what was raised already', () => {
  expect(hintFor(book(like(4, 'price')), mine)).toBeNull();
  expect(hintFor(book([...like(2, 'price'), ...like(5, '')]), mine)).toBeNull();
  expect(hintFor(book(like(6, 'price')), deal('m', 'a', 100, ['!price', 'call']))).toBeNull();
  expect(hintFor(book(like(6, 'price')), deal('m', 'a', 9000, ['call']))).toBeNull();
  expect(hintFor(book(like(6, 'price')), deal('m', 'x', 100, ['call']))).toBeNull();
});
