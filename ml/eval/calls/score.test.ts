import { describe, expect, test } from 'vitest';
import { createNotes } from './heard.ts';
import type { Reference } from './load.ts';
import { digitsAsSpoken, quantile, scoreCall, summarize } from './score.ts';

const reference: Reference = {
  lang: 'en',
  voices: { rep: 'a', customer: 'b' },
  durationMs: 20_000,
  lines: [
    { side: 'rep', startMs: 0, endMs: 2_000, text: 'good morning to you', labels: [] },
    { side: 'rep', startMs: 2_200, endMs: 5_000, text: 'it will be there on Friday', labels: ['delivery_promise'] },
    { side: 'customer', startMs: 5_400, endMs: 8_000, text: 'that is too expensive', labels: ['price'] },
  ],
};
const draft = { score: 0.9, span: [0, 4] as [number, number], text: 'words', severity: 'high' as const, atMs: 0 };
const final = (utteranceId: string, side: 'rep' | 'customer', startMs: number, endMs: number, text: string) =>
  ({ kind: 'utterance.final', utteranceId, side, startMs, endMs, text, lang: 'en' }) as const;

describe('a call that was heard', () => {
  const notes = createNotes();
  // Both sentences of the rep came as one utterance; the flag came before its end and was confirmed.
  notes.note({ kind: 'signal.risk', utteranceId: 'rep-1', label: 'delivery_promise', early: true, ...draft }, 4_600);
  notes.note(final('rep-1', 'rep', 100, 5_100, 'good morning to you it will be there on Monday'), 5_700);
  notes.note({ kind: 'signal.risk', utteranceId: 'rep-1', label: 'delivery_promise', early: false, ...draft }, 5_800);
  // One flag that was taken back, and one that stands and is wrong.
  notes.note({ kind: 'signal.objection', utteranceId: 'customer-1', label: 'other', early: true, ...draft }, 7_000);
  notes.note(final('customer-1', 'customer', 5_500, 8_000, 'that is too expensive'), 8_900);
  notes.note({ kind: 'signal.withdrawn', utteranceId: 'customer-1', label: 'other' }, 8_950);
  notes.note(
    { kind: 'signal.objection', utteranceId: 'customer-1', label: 'competitor', early: false, ...draft },
    8_960,
  );
  const score = scoreCall(reference, notes);

  test('flags count once, by label and common words', () => {
    expect(score.risk).toEqual({ hit: 1, extra: 0, lost: 0 });
    expect(score.objection).toEqual({ hit: 0, extra: 1, lost: 1 });
    expect(score.extras).toEqual([{ label: 'competitor', text: 'that is too expensive' }]);
  });
  test('delays run from the last sample of the words', () => {
    expect(score.flagMs).toEqual([-400]);
    expect(score.finalMs).toEqual([700, 900]);
  });
  test('words and withdrawals', () => {
    expect([score.errors, score.units]).toEqual([1, 14]);
    expect(summarize('en', [score])).toMatchObject({ riskF1: 1, objectionF1: 0, withdrawnShare: 0.5, flagP95Ms: -400 });
  });
});

test.each([
  ['2400块', '二千四百块'],
  ['105个', '一百零五个'],
  ['15%', '百分之十五'],
  ['2026年', '二千零二十六年'],
  ['0', '零'],
])('%s is said as %s', (written, spoken) => expect(digitsAsSpoken(written)).toBe(spoken));

test('quantile', () => {
  expect(quantile([], 0.5)).toBeNull();
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(quantile([3, 1, 2], 0.95)).toBe(3);
});
