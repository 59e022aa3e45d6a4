import { expect, test } from 'vitest';
import { INDUSTRIES } from '#realtime/contract/playbook.schema.ts';
import { LANGS, OBJECTION_LABELS, RISK_LABELS } from '#realtime/contract/labels.ts';
import { readCards } from './cards.schema.ts';
import { STAGES } from './stages.ts';

const cards = readCards();

test('each risk and each objection has a card in both languages, in general and for each industry', () => {
  const have = new Set(cards.map((c) => `${c.lang} ${c.kind} ${c.label} ${c.industry}`));
  const labels = [...RISK_LABELS.map((l) => `risk ${l}`), ...OBJECTION_LABELS.map((l) => `objection ${l}`)];
  const missing = LANGS.flatMap((lang) =>
    labels.flatMap((label) => [null, ...INDUSTRIES].map((industry) => `${lang} ${label} ${industry}`)),
  ).filter((wanted) => !have.has(wanted));
  expect(missing).toEqual([]);
  expect(have.size).toBe(cards.length);
});

test('cards are short enough to read in a breath', () => {
  const long = cards.filter((c) => c.body.length > (c.lang === 'zh' ? 70 : 170) || c.title.length > (c.lang === 'zh' ? 14 : 45));
  expect(long.map((c) => `${c.lang} ${c.label} ${c.industry}`)).toEqual([]);
});

test('each stage has three to five mandatory items with examples in both languages', () => {
  for (const { key, items } of STAGES) {
    expect([key, items.length >= 3 && items.length <= 5]).toEqual([key, true]);
    for (const { en, examples } of items) {
      const zh = examples.filter((e) => /\p{Script=Han}/u.test(e)).length;
      expect([key, en, zh >= 2, examples.length - zh >= 2]).toEqual([key, en, true, true]);
    }
  }
});
