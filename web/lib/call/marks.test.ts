import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MomentView } from '#realtime/contract/call-view.ts';
import { piecesOf, spanIn } from './marks.ts';

const moment = (more: Partial<MomentView>): MomentView => ({
  id: 'u:risk:x',
  kind: 'risk',
  label: 'price_promise',
  utteranceId: 'u',
  side: 'rep',
  score: 0.9,
  span: [0, 0],
  text: '',
  atMs: 0,
  early: false,
  withdrawn: false,
  severity: 'high',
  firstAt: 0,
  lastAt: 0,
  ...more,
});

describe('piecesOf', () => {
  const text = 'I will take ten percent off, and you get it by Friday.';
  test('marks the words and nothing else', () => {
    const pieces = piecesOf(text, [moment({ text, span: [2, 27] })]);
    expect(pieces.map((p) => [p.text, p.mark])).toEqual([
      ['I ', null],
      ['will take ten percent off', 'risk'],
      [', and you get it by Friday.', null],
    ]);
  });
  test('risk wins where marks lie over each other', () => {
    const pieces = piecesOf(text, [
      moment({ kind: 'objection', text, span: [0, 20] }),
      moment({ text, span: [10, 27] }),
    ]);
    expect(pieces.map((p) => p.mark)).toEqual(['objection', 'risk', 'risk', null]);
    expect(pieces[1]?.moments).toHaveLength(2);
  });
  test('what was taken back is not underlined', () =>
    expect(piecesOf(text, [moment({ text, span: [0, 5], withdrawn: true })])).toEqual([
      { text, mark: null, moments: [] },
    ]));
  test('whatever the spans are, the pieces are the text', () => {
    const span = fc.tuple(fc.nat(80), fc.nat(80)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(fc.string(), fc.array(span), (words, spans) => {
        const pieces = piecesOf(
          words,
          spans.map((s) => moment({ text: words, span: s })),
        );
        expect(pieces.map((p) => p.text).join('')).toBe(words);
      }),
    );
  });
});

describe('spanIn', () => {
  test('finds the words of an earlier hearing in the final', () =>
    expect(
      spanIn('Well, I will take ten percent off.', { text: 'i will take ten percent off', span: [0, 27] }),
    ).toEqual([6, 33]));
  test('a prefix keeps its place', () =>
    expect(spanIn('we lock it for three years', { text: 'we lock it', span: [3, 10] })).toEqual([3, 10]));
  test('words that are gone have no place', () =>
    expect(spanIn('maybe next week', { text: 'by friday', span: [0, 9] })).toBeNull());
  test('Chinese counts in the same units', () =>
    expect(spanIn('放心，这个价格我给你锁死三年。', { text: '这个价格我给你锁死三年', span: [0, 11] })).toEqual([
      3, 14,
    ]));
});
