import { describe, expect, test } from 'vitest';
import { dropAll, noFlags, readFinal, readPartial, type FlagChange, type LabelReading } from './flags.ts';

const reading = (score: number, label: LabelReading['label'] = 'price_promise'): LabelReading => ({
  label,
  score,
  over: score >= 0.6,
  early: score >= 0.66,
  span: [0, 10],
});
function play(scores: number[], final: number | null): string[] {
  let state = noFlags;
  const out: FlagChange[] = [];
  for (const score of scores) {
    const next = readPartial(state, [reading(score)]);
    state = next.state;
    out.push(...next.changes);
  }
  if (final !== null) out.push(...readFinal(state, [reading(final)]));
  return out.map((c) => (c.kind === 'withdraw' ? 'withdraw' : c.early ? 'early' : 'final'));
}

describe('flags while a sentence is spoken', () => {
  test.each<[string, number[], number | null, string[]]>([
    ['one reading over the threshold is not shown', [0.7], null, []],
    ['two in a row are', [0.7, 0.72], null, ['early']],
    ['a certain one is at once', [0.95], null, ['early']],
    ['a reading under the margin breaks the row', [0.7, 0.62, 0.7], null, []],
    ['it is shown once', [0.7, 0.7, 0.7, 0.7], null, ['early']],
    ['the final confirms', [0.7, 0.7], 0.8, ['early', 'final']],
    ['the final takes back', [0.7, 0.7], 0.3, ['early', 'withdraw']],
    ['the final alone is enough', [0.2], 0.65, ['final']],
    ['three low readings take back early', [0.95, 0.2, 0.1, 0.1], null, ['early', 'withdraw']],
    ['two low readings do not', [0.95, 0.2, 0.2, 0.8], 0.8, ['early', 'final']],
    ['what was taken back is not taken back again', [0.95, 0.1, 0.1, 0.1], 0.1, ['early', 'withdraw']],
  ])('%s', (_, scores, final, expected) => expect(play(scores, final)).toEqual(expected));

  test('labels are apart from each other', () => {
    const { state } = readPartial(noFlags, [reading(0.95), reading(0.95, 'delivery_promise')]);
    const changes = readFinal(state, [reading(0.9), reading(0.1, 'delivery_promise')]);
    expect(changes.map((c) => `${c.kind} ${c.label}`)).toEqual(['show price_promise', 'withdraw delivery_promise']);
  });

  test('an utterance without a final leaves no flag behind', () => {
    const { state } = readPartial(noFlags, [reading(0.95), reading(0.3, 'contract_term')]);
    expect(dropAll(state)).toEqual([{ kind: 'withdraw', label: 'price_promise' }]);
  });
});
