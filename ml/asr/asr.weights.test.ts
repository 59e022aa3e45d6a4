import { afterAll, describe, expect, it } from 'vitest';
import { fixture } from '#ml/eval/speech/fixture.ts';
import { noises } from '#ml/eval/speech/noises.ts';
import { loadManifest } from '#ml/manifest.ts';
import { createPool } from '#ml/pool/pool.ts';
import { keepsSpeechContract } from './asr.contract.ts';
import { createRecognizers } from './index.ts';

const pool = createPool({ size: 1 });
const recognizers = createRecognizers({ pool, manifest: loadManifest() });
afterAll(() => pool.close());

describe('English: Moonshine', () => {
  keepsSpeechContract(async () => ({
    recognizer: recognizers.of('en'),
    speech: await fixture('english'),
    word: /voice/u,
  }));

  it('hears every word of a clear sentence', async () => {
    const { text } = await recognizers.of('en').transcribe(await fixture('english'), { kind: 'final' });
    expect(text).toBe(
      'The sound of my voice will help the transcription service to recognize my unique voice in the future.',
    );
  });

  it('takes the partial’s tokens as a draft for the final', async () => {
    const recognizer = recognizers.of('en');
    const speech = await fixture('english');
    const partial = await recognizer.transcribe(speech, { kind: 'partial' });
    const [plain, drafted] = await Promise.all([
      recognizer.transcribe(speech, { kind: 'final' }),
      recognizer.transcribe(speech, { kind: 'final', draftTokens: partial.tokens }),
    ]);
    expect(drafted.text).toBe(plain.text);
  });
});

describe('Mandarin: Whisper', () => {
  keepsSpeechContract(async () => ({
    recognizer: recognizers.of('zh'),
    speech: await fixture('mandarin'),
    word: /就业机会/u,
  }));

  it('writes simplified characters and digits', async () => {
    const { text } = await recognizers.of('zh').transcribe(await fixture('mandarin'), { kind: 'final' });
    expect(text).toMatch(/^新工厂将提供至少15万个就业机会。?$/u);
  });
});

describe('which language is spoken', () => {
  it.each(['english', 'mandarin'] as const)('%s', async (name) => {
    const odds = await recognizers.detect(await fixture(name));
    expect(odds[name === 'english' ? 'en' : 'zh']).toBeGreaterThan(0.9);
    expect(odds.en + odds.zh).toBeCloseTo(1);
  });
});

describe('where nobody speaks', () => {
  it.each(Object.entries(noises(4)))('not one word in %s', async (_, pcm) => {
    for (const lang of ['en', 'zh'] as const) {
      expect((await recognizers.of(lang).transcribe(pcm, { kind: 'final' })).text).toBe('');
    }
  });
});
