import { describe, expect, test } from 'vitest';
import type { PlaybookCardSpec } from '#realtime/session/session.port.ts';
import { chooseCard } from './choose-card.ts';
import { nextPromptAt, noPrompts, stepPrompts, withdrawWish, type PromptState, type PromptWish } from './prompt-engine.ts';

const card = (patch: Partial<PlaybookCardSpec> = {}): PlaybookCardSpec => ({
  cardId: 'c1',
  kind: 'objection',
  label: 'price',
  industry: null,
  stage: null,
  lang: 'en',
  title: 'Price',
  body: 'Ask what it is compared with.',
  priority: 5,
  cooldownMs: 60_000,
  mostPerCall: 2,
  doNotTrigger: ['just kidding'],
  ...patch,
});
const wish = (u: string, patch: Partial<PlaybookCardSpec> = {}, urgent = false, words = 'too expensive'): PromptWish => ({
  card: card(patch),
  urgent,
  cause: { kind: 'objection', label: 'price', utteranceId: u, words, atMs: 0 },
});
/** `[time, wish or null]` played; which card came when. */
function play(steps: [number, PromptWish | null][]): string[] {
  let state: PromptState = noPrompts;
  const out: string[] = [];
  for (const [now, w] of steps) {
    const next = stepPrompts(state, w, now);
    state = next.state;
    if (next.shown) out.push(`${next.shown.card.cardId}@${now}`);
  }
  return out;
}

describe('prompt engine', () => {
  test.each<[string, [number, PromptWish | null][], string[]]>([
    ['the first card comes at once', [[0, wish('a')]], ['c1@0']],
    ['an early flag and its confirmation are one card', [[0, wish('a')], [500, wish('a')]], ['c1@0']],
    ['a second waits ten seconds', [[0, wish('a')], [2000, wish('b', { cardId: 'c2' })], [9999, null], [10_000, null]], ['c1@0', 'c2@10000']],
    ['what waits over fifteen seconds is dropped', [[0, wish('a')], [1, wish('b', { cardId: 'c2' })], [15_001, null]], ['c1@0']],
    ['a high risk does not wait', [[0, wish('a')], [2000, wish('b', { cardId: 'r' }, true)]], ['c1@0', 'r@2000']],
    ['but two high risks leave time to read', [[0, wish('a', { cardId: 'r' }, true)], [300, wish('b', { cardId: 'q' }, true)], [1500, null]], ['r@0', 'q@1500']],
    ['a card has a cooldown', [[0, wish('a')], [30_000, wish('b')], [61_000, wish('c')]], ['c1@0', 'c1@61000']],
    ['and a most per call', [[0, wish('a')], [61_000, wish('b')], [130_000, wish('c')]], ['c1@0', 'c1@61000']],
    ['a do-not-trigger phrase silences it', [[0, wish('a', {}, false, 'too expensive, Just kidding')]], []],
    [
      'of those that wait the one with the higher priority comes',
      [[0, wish('a')], [1, wish('b', { cardId: 'low', priority: 1 })], [2, wish('c', { cardId: 'high', priority: 9 })], [10_000, null]],
      ['c1@0', 'high@10000'],
    ],
  ])('%s', (_, steps, expected) => expect(play(steps)).toEqual(expected));

  test('a card whose flag was taken back does not come', () => {
    let { state } = stepPrompts(noPrompts, wish('a'), 0);
    state = stepPrompts(state, wish('b', { cardId: 'c2' }), 100).state;
    expect(nextPromptAt(state)).toBe(10_000);
    state = withdrawWish(state, 'b', 'price');
    expect(nextPromptAt(state)).toBeNull();
    expect(stepPrompts(state, null, 10_000).shown).toBeNull();
  });
});

describe('choosing a card', () => {
  const playbook = [
    card({ cardId: 'general' }),
    card({ cardId: 'saas', industry: 'SaaS' }),
    card({ cardId: 'saas-quote', industry: 'SaaS', stage: 'quotation' }),
    card({ cardId: 'zh', lang: 'zh' }),
  ];
  test.each([
    [null, null, 'en', 'general'],
    ['saas', null, 'en', 'saas'],
    ['saas', 'quotation', 'en', 'saas-quote'],
    ['hotels', 'quotation', 'en', 'general'],
    ['saas', 'quotation', 'zh', 'zh'],
  ] as const)('industry %s, stage %s, %s → %s', (industry, stage, lang, expected) => {
    expect(chooseCard({ playbook, industry, stage }, { kind: 'objection', label: 'price', lang })?.cardId).toBe(expected);
  });
  test('none is better than a wrong one', () => {
    expect(chooseCard({ playbook, industry: null, stage: null }, { kind: 'risk', label: 'price_promise', lang: 'en' })).toBeNull();
  });
});
