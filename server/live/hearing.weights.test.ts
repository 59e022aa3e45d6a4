import { expect, test } from 'vitest';
import { MODELS_DIR } from '#ml/manifest.ts';
import { createHearing } from './hearing.ts';

test('work that comes while the models are loading waits for them and keeps nothing from being loaded', async () => {
  const failures: unknown[] = [];
  const hearing = createHearing({ modelsDir: MODELS_DIR, workers: 1, langs: ['en'], onFailure: (_stage, error) => failures.push(error), onDelay: () => {} });
  const early = hearing.classifier?.embed(['a call began at once'], 'en');
  expect(hearing.ready()).toBe(false);
  await hearing.loaded;
  expect(hearing.ready()).toBe(true);
  expect((await early)?.[0]?.length).toBeGreaterThan(100);
  expect(failures).toEqual([]);
  await hearing.close(5000);
});
