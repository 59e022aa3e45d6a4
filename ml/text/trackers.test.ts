import { describe, expect, it } from 'vitest';
import { createFakeTextClassifier } from './classifier.fake.ts';
import { TrackerError, fitTracker, track, type TrackerDefinition } from './trackers.ts';

const classifier = createFakeTextClassifier({});
const background = await classifier.embed(
  [
    'good morning',
    'how was the drive',
    'shall we meet on monday',
    'thank you',
    'we have three sites',
    'the line was bad',
    'who runs the plant',
    'send me the deck',
    'nice weather',
    'see you then',
  ],
  'en',
);
const definition: TrackerDefinition = {
  name: 'pilot',
  lang: 'en',
  examples: [
    'can we try a pilot first',
    'we would like a pilot',
    'is a pilot possible',
    'start with a pilot please',
    'a small pilot would help',
    'pilot before we sign',
  ],
  counterExamples: ['the pilot is over', 'we flew with that pilot'],
};

describe('fitTracker', () => {
  it('finds what resembles the examples and leaves ordinary talk alone', async () => {
    const tracker = await fitTracker(definition, classifier, background);
    const [like, unlike] = await classifier.embed(['we want to start with a pilot', 'good morning how are you'], 'en');
    expect(track(tracker, like as Float32Array)).toBeGreaterThan(track(tracker, unlike as Float32Array));
    expect(track(tracker, unlike as Float32Array)).toBeLessThan(tracker.threshold);
    expect(tracker.quality.recall).toBeGreaterThan(0.5);
  });

  it('says so when the examples have nothing in common', async () => {
    const examples = ['good evening', 'the drive was long', 'meet me monday', 'thanks a lot', 'four sites in all'];
    const tracker = await fitTracker(
      { ...definition, examples, counterExamples: ['thanks so much', 'the drive was short'] },
      classifier,
      background,
    );
    expect(tracker.quality.verdict).toBe('poor');
  });

  it('comes out the same every time', async () => {
    expect(await fitTracker(definition, classifier, background)).toEqual(
      await fitTracker(definition, classifier, background),
    );
  });

  it.each([
    ['too_few_examples', { examples: ['a', 'b'] }],
    ['too_many_examples', { counterExamples: Array.from({ length: 21 }, (_, at) => `no ${at}`) }],
    ['contradiction', { counterExamples: [' A small pilot would help '] }],
  ])('refuses %s', async (code, change) => {
    const error = await fitTracker({ ...definition, ...change }, classifier, background).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(TrackerError);
    expect((error as TrackerError).code).toBe(code);
  });
});
