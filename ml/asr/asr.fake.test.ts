import { describe } from 'vitest';
import { keepsSpeechContract } from './asr.contract.ts';
import { createFakeRecognizer } from './asr.fake.ts';

const tone = Float32Array.from({ length: 48_000 }, (_, i) => 0.3 * Math.sin(i / 5));

describe.each([
  ['en', ['we', 'guarantee', 'it'], /guarantee/u],
  ['zh', ['我们', '保证', '按时'], /保证/u],
] as const)('the fake recogniser, %s', (lang, words, word) => {
  keepsSpeechContract(async () => ({ recognizer: createFakeRecognizer({ lang, words }), speech: tone, word }));
});
