import { describe, expect, it } from 'vitest';
import { compressionRatio, countUnits, judge } from './guards.ts';
import type { Heard } from './heard.ts';

const heard = (text: string, more: Partial<Heard> & { seconds?: number; sure?: number } = {}): Heard => ({
  text,
  tokens: [1],
  logProbs: [more.sure ?? -0.2],
  ended: true,
  looped: false,
  steps: 1,
  noSpeech: 0,
  samples: 16_000 * (more.seconds ?? 3),
  ...more,
});

describe('what is believed', () => {
  it.each([
    ['en', 'Okay.', { seconds: 0.3 }],
    ['en', 'No, no, no, no.', { seconds: 1.2 }],
    ['en', 'We can do that by Friday.', { seconds: 1.3 }],
    ['en', 'Thank you very much.', {}],
    ['zh', '好的，没问题', { seconds: 0.8 }],
    ['zh', '谢谢您', {}],
    ['zh', '我们可以按时交付', { noSpeech: 0.7, sure: -0.3 }],
  ] as const)('%s: %s', (lang, text, more) => {
    expect(judge(heard(text, more), lang)).toBeUndefined();
  });
});

describe('what was invented', () => {
  it.each([
    ['no_speech', 'en', '', {}],
    ['no_speech', 'en', 'you', { noSpeech: 0.96, sure: -0.9 }],
    ['unsure', 'en', 'The the a of', { sure: -1.6 }],
    ['too_fast', 'en', 'one two three four five six seven eight nine ten', { seconds: 1 }],
    ['too_fast', 'zh', '我们可以保证明年三月之前一定按时交付给您', { seconds: 1 }],
    ['repeats', 'en', 'and we will go there '.repeat(8), { seconds: 30 }],
    ['repeats', 'zh', '我们的产品很好'.repeat(9), { seconds: 30 }],
    ['not_words', 'en', '... - ?', {}],
    ['not_words', 'zh', '字幕由志愿者提供', {}],
    ['not_words', 'zh', '謝謝大家收看', {}],
  ] as const)('%s, %s: %s', (reason, lang, text, more) => {
    expect(judge(heard(text, more), lang)).toBe(reason);
  });
});

describe('measures', () => {
  it('count words of English and characters of Mandarin', () => {
    expect(countUnits("it's 15% off, isn't it?", 'en')).toBe(5);
    expect(countUnits('我们用CRM 3年了', 'zh')).toBe(7);
  });

  it('short texts do not count as repeating', () => {
    expect(compressionRatio('no no no no')).toBe(1);
  });
});
