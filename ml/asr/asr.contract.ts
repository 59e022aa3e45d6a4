import { expect, it } from 'vitest';
import type { Recognizer } from './asr.port.ts';

export interface SpeechContract {
  readonly recognizer: Recognizer;
  /** 16 kHz, a few seconds. */
  readonly speech: Float32Array;
  /** A word that is in it. */
  readonly word: RegExp;
}

/** What every recogniser keeps, the real ones and the fake. */
export const keepsSpeechContract = (open: () => Promise<SpeechContract>): void => {
  it.each(['final', 'partial'] as const)('hears the words of a %s', async (kind) => {
    const { recognizer, speech, word } = await open();
    const heard = await recognizer.transcribe(speech, { kind });
    expect(heard.text).toMatch(word);
    expect(heard.rejected).toBeUndefined();
    expect(heard.tokens.length).toBeGreaterThan(0);
    expect(heard.avgLogProb).toBeLessThanOrEqual(0);
    expect(heard.avgLogProb).toBeGreaterThan(-1);
    expect(heard.noSpeech).toBeLessThan(0.6);
  });

  it('hears nothing in silence and in a click', async () => {
    const { recognizer } = await open();
    const click = new Float32Array(16_000);
    click[8_000] = 1;
    for (const pcm of [new Float32Array(16_000), click, new Float32Array(160)]) {
      const heard = await recognizer.transcribe(pcm, { kind: 'final' });
      expect(heard.text).toBe('');
    }
  });

  it('hears the same with its own tokens as a draft', async () => {
    const { recognizer, speech } = await open();
    const first = await recognizer.transcribe(speech, { kind: 'partial' });
    const again = await recognizer.transcribe(speech, { kind: 'partial', draftTokens: first.tokens });
    expect(again.text).toBe(first.text);
  });

  it('is not led astray by a wrong draft', async () => {
    const { recognizer, speech, word } = await open();
    const wrong = await recognizer.transcribe(speech, { kind: 'partial', draftTokens: [300, 301, 302, 303] });
    expect(wrong.text).toMatch(word);
  });

  it('does not mind a view of a longer recording', async () => {
    const { recognizer, speech, word } = await open();
    const long = new Float32Array(speech.length + 50_000);
    long.set(speech, 50_000);
    expect((await recognizer.transcribe(long.subarray(50_000), { kind: 'final' })).text).toMatch(word);
  });

  it('refuses more than 30 s and what was given up before', async () => {
    const { recognizer, speech } = await open();
    await expect(recognizer.transcribe(new Float32Array(480_001), { kind: 'final' })).rejects.toThrow(RangeError);
    const given = AbortSignal.abort();
    await expect(recognizer.transcribe(speech, { kind: 'final', signal: given })).rejects.toMatchObject({
      code: 'aborted',
    });
  });
};
