import { describe, expect, it } from 'vitest';
import type { TextClassifier, TextItem } from './classifier.port.ts';
import { labelsOf } from './labels.ts';

/** Sentences of which the classifier under test is known to flag the first two and to leave the third alone. */
export interface ContractWords {
  readonly promise: TextItem;
  readonly objection: TextItem;
  readonly plain: TextItem;
}

/** What everything above a text classifier relies on. */
export const textClassifierContract = (name: string, open: () => TextClassifier, words: ContractWords): void => {
  const { promise, objection, plain } = words;

  describe(`${name} as a text classifier`, () => {
    it('answers each item, in order, and nothing for nothing', async () => {
      const answers = await open().classify([plain, promise, objection]);
      expect(answers.map((a) => [a.risk.length > 0, a.objection.length > 0])).toEqual([
        [false, false],
        [true, false],
        [false, true],
      ]);
      expect(await open().classify([])).toEqual([]);
    });

    it('never finds a risk in a customer, nor an objection in a rep', async () => {
      const [asCustomer, asRep] = await open().classify([
        { ...promise, speaker: 'customer' },
        { ...objection, speaker: 'rep' },
      ]);
      expect(asCustomer?.risk).toEqual([]);
      expect(asRep?.objection).toEqual([]);
    });

    it('gives a probability for every label of the side and no other', async () => {
      const [ours, theirs] = await open().classify([promise, objection]);
      expect(Object.keys(ours?.scores ?? {})).toEqual([...labelsOf('rep')]);
      expect(Object.keys(theirs?.scores ?? {})).toEqual([...labelsOf('customer')]);
      for (const score of Object.values({ ...ours?.scores, ...theirs?.scores })) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }
    });

    it('names words of the given text as the cause', async () => {
      for (const item of [promise, objection]) {
        const [answer] = await open().classify([item]);
        for (const { span, score, label } of [...(answer?.risk ?? []), ...(answer?.objection ?? [])]) {
          expect(span[0]).toBeGreaterThanOrEqual(0);
          expect(span[1]).toBeGreaterThan(span[0]);
          expect(span[1]).toBeLessThanOrEqual(item.text.length);
          expect(score).toBe(answer?.scores[label]);
        }
      }
    });

    it('judges an item alone as among others', async () => {
      const long: TextItem = { ...plain, text: `${plain.text} `.repeat(12) };
      const [alone] = await open().classify([promise]);
      const [, , among] = await open().classify([long, plain, promise, objection]);
      expect(among?.scores).toEqual(alone?.scores);
      expect(among?.risk).toEqual(alone?.risk);
    });

    it('takes text without a word', async () => {
      const [answer] = await open().classify([{ ...promise, text: '' }]);
      expect(answer).toMatchObject({ risk: [], objection: [] });
      expect(Object.values(answer?.scores ?? {}).every((score) => score === 0)).toBe(true);
    });

    it('gives unit vectors in which a sentence is nearest to itself', async () => {
      const [a, b, again] = await open().embed([promise.text, plain.text, promise.text], promise.lang);
      const dot = (x: Float32Array | undefined, y: Float32Array | undefined): number =>
        (x ?? new Float32Array()).reduce((sum, value, at) => sum + value * (y?.[at] ?? 0), 0);
      expect(dot(a, a)).toBeCloseTo(1, 4);
      expect(dot(a, again)).toBeCloseTo(1, 4);
      expect(dot(a, b)).toBeLessThan(0.99);
    });
  });
};
