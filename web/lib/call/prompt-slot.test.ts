import { describe, expect, test } from 'vitest';
import {
  CHANGE_MS,
  emptySlot,
  nextSlot,
  REPLAY_FRESH_MS,
  skipTo,
  STALE_MS,
  WAIT_MS,
  type SlotCard,
} from './prompt-slot.ts';

const card = (id: string, more: Partial<SlotCard> = {}): SlotCard => ({
  id,
  priority: 50,
  high: false,
  arrivedAt: 0,
  live: true,
  answered: false,
  stale: false,
  ...more,
});

describe('prompt slot', () => {
  test('a first card is shown at once', () => expect(nextSlot(emptySlot, [card('a')], 0).slot.shownId).toBe('a'));

  test('a second one waits behind it, also when it is more urgent, until ten seconds are over', () => {
    const first = nextSlot(emptySlot, [card('a')], 0).slot;
    const cards = [card('a'), card('b', { priority: 80, arrivedAt: 1_000 })];
    expect(nextSlot(first, cards, CHANGE_MS - 1)).toMatchObject({ slot: { shownId: 'a' }, waiting: ['b'] });
    expect(nextSlot(first, cards, CHANGE_MS)).toMatchObject({ slot: { shownId: 'b' }, waiting: ['a'] });
  });

  test('a less urgent one never takes the place', () => {
    const first = nextSlot(emptySlot, [card('a')], 0).slot;
    expect(nextSlot(first, [card('a'), card('b', { priority: 10 })], 60_000).slot.shownId).toBe('a');
  });

  test('a high risk takes it at once; another high risk does not push the first away', () => {
    const first = nextSlot(emptySlot, [card('a')], 0).slot;
    const risky = [card('a'), card('r', { high: true, arrivedAt: 500 })];
    const second = nextSlot(first, risky, 500);
    expect(second).toMatchObject({ slot: { shownId: 'r' }, waiting: ['a'] });
    const both = [...risky, card('r2', { high: true, priority: 99, arrivedAt: 900 })];
    expect(nextSlot(second.slot, both, 900)).toMatchObject({ slot: { shownId: 'r' }, waiting: ['r2', 'a'] });
  });

  test('after an answer the next card keeps the ten seconds', () => {
    const first = nextSlot(emptySlot, [card('a'), card('b')], 0).slot;
    const cards = [card(first.shownId ?? '', { answered: true }), card(first.shownId === 'a' ? 'b' : 'a')];
    expect(nextSlot(first, cards, 3_000).slot.shownId).toBeNull();
    expect(nextSlot(first, cards, CHANGE_MS).slot.shownId).not.toBeNull();
  });

  test('a withdrawn card stands grey in its place, then makes room', () => {
    const first = nextSlot(emptySlot, [card('a')], 0).slot;
    const grey = nextSlot(first, [card('a', { stale: true })], 2_000);
    expect(grey.slot).toMatchObject({ shownId: 'a', staleAt: 2_000 });
    expect(nextSlot(grey.slot, [card('a', { stale: true })], 2_000 + STALE_MS).slot.shownId).toBeNull();
  });

  test('a card that was withdrawn before it was shown never comes', () =>
    expect(nextSlot(emptySlot, [card('a', { stale: true })], 0)).toMatchObject({
      slot: { shownId: null },
      waiting: [],
    }));

  test('the past raises no card, a fresh one after a reconnect does', () => {
    const old = card('a', { live: false, arrivedAt: 0 });
    expect(nextSlot(emptySlot, [old], REPLAY_FRESH_MS + 1).slot.shownId).toBeNull();
    expect(nextSlot(emptySlot, [old], REPLAY_FRESH_MS).slot.shownId).toBe('a');
  });

  test('what waited too long is dropped, a high risk never', () => {
    expect(nextSlot(emptySlot, [card('a')], WAIT_MS + 1).waiting).toEqual([]);
    expect(nextSlot(emptySlot, [card('a', { high: true })], WAIT_MS + 1).slot.shownId).toBe('a');
  });

  test('J brings the next card now', () => {
    const first = nextSlot(emptySlot, [card('a')], 0).slot;
    const { waiting } = nextSlot(first, [card('a'), card('b')], 100);
    expect(skipTo(first, waiting, 200)).toMatchObject({ shownId: 'b', changedAt: 200 });
    expect(skipTo(first, [], 200)).toBe(first);
  });

  test('a risk that was passed over with J does not come back at once, a new one does', () => {
    const cards = [card('r', { high: true }), card('b')];
    const first = nextSlot(emptySlot, cards, 0);
    const asked = skipTo(first.slot, first.waiting, 100);
    expect(nextSlot(asked, cards, 200)).toMatchObject({ slot: { shownId: 'b' }, waiting: ['r'] });
    expect(nextSlot(asked, [...cards, card('n', { high: true, priority: 90, arrivedAt: 300 })], 300).slot.shownId).toBe(
      'n',
    );
    expect(nextSlot(asked, cards, 100 + CHANGE_MS).slot.shownId).toBe('r');
  });
});
