import { describe, expect, it } from 'vitest';
import type { Flag } from './classifier.port.ts';
import type { TextLabel } from './labels.ts';
import { NOTHING_HEARD, hearFinal, hearPartial, type StabilityRule } from './stability.ts';

const rule: StabilityRule = { consecutive: 2, certain: 0.97, missing: 2 };
const flag = (score = 0.8, strong = true, from = 0): Flag<TextLabel> => ({
  label: 'price_promise',
  score,
  strong,
  span: [from, from + 5],
});

/** Feeds partials, all of whose words but the last five characters are stable, and says what was shown and taken back. */
const feed = (...partials: Flag<TextLabel>[][]) => {
  let state = NOTHING_HEARD;
  const shown: number[] = [];
  const withdrawn: number[] = [];
  partials.forEach((flags, at) => {
    const step = hearPartial(state, { flags, stableChars: 10 * at + 5 }, rule);
    state = step.state;
    if (step.shown.length > 0) shown.push(at);
    if (step.withdrawn.length > 0) withdrawn.push(at);
  });
  return { state, shown, withdrawn };
};

describe('a flag while the words are still being said', () => {
  it('is shown when strong partials follow each other, once', () => {
    expect(feed([flag()], [flag()], [flag()], [flag()]).shown).toEqual([1]);
  });

  it('is not shown on a single strong partial or on weak ones', () => {
    expect(feed([flag()], [], [flag()], []).shown).toEqual([]);
    expect(feed([flag(0.6, false)], [flag(0.6, false)], [flag(0.6, false)]).shown).toEqual([]);
  });

  it('is shown at once when it is certain', () => {
    expect(feed([], [flag(0.98)]).shown).toEqual([1]);
  });

  it('waits until the words that cause it are stable', () => {
    expect(feed([flag(0.8, true, 20)], [flag(0.8, true, 20)], [flag(0.8, true, 20)]).shown).toEqual([2]);
  });

  it('is taken back after enough partials without it, and may come again', () => {
    const { shown, withdrawn } = feed([flag()], [flag()], [], [], [flag()], [flag()]);
    expect(shown).toEqual([1, 5]);
    expect(withdrawn).toEqual([3]);
  });

  it('survives one partial without it', () => {
    expect(feed([flag()], [flag()], [], [flag()], []).withdrawn).toEqual([]);
  });
});

describe('the final', () => {
  const { state } = feed([flag()], [flag()]);

  it('confirms what was shown and adds what was not', () => {
    const other: Flag<TextLabel> = { ...flag(), label: 'contract_term' };
    expect(hearFinal(state, [flag(), other])).toEqual({ confirmed: [flag()], fresh: [other], withdrawn: [] });
  });

  it('takes back what it does not carry', () => {
    expect(hearFinal(state, [])).toEqual({ confirmed: [], fresh: [], withdrawn: ['price_promise'] });
  });

  it('takes nothing back that was never shown', () => {
    expect(hearFinal(feed([flag()]).state, []).withdrawn).toEqual([]);
  });
});
