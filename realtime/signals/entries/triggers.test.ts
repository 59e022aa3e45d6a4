import { describe, expect, test } from 'vitest';
import { readDate } from '#realtime/signals/dates.ts';
import { proposeEntry } from './triggers.ts';

/** A Wednesday. */
const now = Date.UTC(2026, 10, 25, 10);
const day = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString().slice(0, 10));

describe('dates', () => {
  test.each([
    ['I will call you on Thursday', '2026-11-26'],
    ['by next Friday at the latest', '2026-12-04'],
    ['on the 3rd of December', '2026-12-03'],
    ['tomorrow morning works', '2026-11-26'],
  ])('%s', (text, expected) => expect(day(readDate(text, 'en', now)?.at)).toBe(expected));
  test.each([
    ['明天上午给您', '2026-11-26'],
    ['12月3号之前', '2026-12-03'],
    ['下周三', '2026-12-02'],
  ])('%s', (text, expected) => expect(day(readDate(text, 'zh', now)?.at)).toBe(expected));
  test.each(['it takes some time', 'we have two depots'])('%s: no date', (text) => expect(readDate(text, 'en', now)).toBeNull());
});

describe('one-click entries', () => {
  test('a quote with amount and date comes pre-filled', () => {
    expect(proposeEntry('send me the quote for 40,000 pounds by Thursday', 'en', now)).toMatchObject({
      type: 'quote',
      trigger: 'quote',
      fields: [
        { name: 'amount', value: '40,000 pounds' },
        { name: 'date', value: '2026-11-26' },
        { name: 'sentence' },
      ],
    });
  });
  test.each([
    ['那你先把报价发我 二十万以内', 'quote', '二十万'],
    ['合同里预付三成', 'contract', undefined],
    ['预算大概50万', 'budget', '50万'],
  ])('%s', (text, type, amount) => {
    const entry = proposeEntry(text, 'zh', now);
    expect(entry?.type).toBe(type);
    expect(entry?.fields.find((f) => f.name === 'amount')?.value).toBe(amount);
  });
  test('small talk opens nothing', () => expect(proposeEntry('lovely weather in Leeds', 'en', now)).toBeNull());
});
