import type { Config } from './config/config.ts';
import { fakeHearing } from './live/hearing.fake.ts';
import type { Parts } from './services.ts';

/** What the product runs with. */
export function productionParts(_config: Config): Parts {
  return { hearing: () => fakeHearing(), sinks: null, openRecording: null, afterCall: null };
}
