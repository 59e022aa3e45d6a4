import { describe } from 'vitest';
import { keepsVoiceContract } from './vad.contract.ts';
import { createFakeVoiceDetector } from './vad.fake.ts';

const tone = Float32Array.from({ length: 80_000 }, (_, i) => (i < 8_000 ? 0 : 0.3 * Math.sin(i / 5)));

describe('the fake voice detector', () => {
  keepsVoiceContract(async () => ({ detector: createFakeVoiceDetector(), speech: tone }));
});
