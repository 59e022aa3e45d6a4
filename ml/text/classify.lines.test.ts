import { describe, expect, it } from 'vitest';
import { createFakeTextClassifier } from './classifier.fake.ts';
import type { TextClassifier } from './classifier.port.ts';
import { answerLines } from './classify.lines.ts';

const fake = createFakeTextClassifier({ price_promise: ['half off'], price: ['too dear'] });

async function* from(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

const answers = async (lines: readonly string[], classifier: TextClassifier = fake): Promise<unknown[]> => {
  const out: unknown[] = [];
  for await (const line of answerLines(from(lines), classifier)) out.push(JSON.parse(line));
  return out;
};
const line = (id: unknown, text: string, speaker = 'rep'): string => JSON.stringify({ id, lang: 'en', speaker, text });

describe('classify lines', () => {
  it('answers in order with the labels over their thresholds', async () => {
    expect(
      await answers([line('a', 'all half off'), line(2, 'good morning'), line('c', 'too dear', 'customer')]),
    ).toEqual([
      { id: 'a', risk: [{ label: 'price_promise', score: 0.9, span: [4, 12] }], objection: [] },
      { id: 2, risk: [], objection: [] },
      { id: 'c', risk: [], objection: [{ label: 'price', score: 0.9, span: [0, 8] }] },
    ]);
  });

  it('answers a bad line with its error and goes on', async () => {
    const got = await answers(['{', line('x', 'hi', 'boss'), JSON.stringify({ lang: 'en' }), '', line('y', 'hi')]);
    expect(got).toMatchObject([
      { id: null, error: { code: 'invalid_json' } },
      { id: 'x', error: { code: 'invalid_line' } },
      { id: null, error: { code: 'invalid_line' } },
      { id: 'y', risk: [] },
    ]);
  });

  it('keeps the order over many batches', async () => {
    const got = await answers(Array.from({ length: 100 }, (_, at) => (at % 7 === 0 ? '?' : line(at, 'hello'))));
    expect(got.map((entry) => (entry as { id: unknown }).id)).toEqual(
      Array.from({ length: 100 }, (_, at) => (at % 7 === 0 ? null : at)),
    );
  });

  it('answers a line without waiting for the next', async () => {
    let release = (): void => undefined;
    const more = new Promise<void>((resolve) => (release = resolve));
    async function* slow(): AsyncGenerator<string> {
      yield line('first', 'hello');
      await more;
    }
    const lines = answerLines(slow(), fake);
    const first = await lines.next();
    expect(JSON.parse(String(first.value))).toMatchObject({ id: 'first' });
    release();
    expect((await lines.next()).done).toBe(true);
  });

  it('reports a classifier that fails, line by line', async () => {
    const broken: TextClassifier = { ...fake, classify: () => Promise.reject(new Error('weights are missing')) };
    expect(await answers([line('a', 'hi'), 'no'], broken)).toEqual([
      { id: 'a', error: { code: 'failed', message: 'weights are missing' } },
      { id: null, error: { code: 'invalid_json', message: 'the line is not JSON' } },
    ]);
  });
});
