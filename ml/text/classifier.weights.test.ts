import { afterAll, describe, expect, it } from 'vitest';
import { loadManifest } from '#ml/manifest.ts';
import { textClassifierContract } from './classifier.contract.ts';
import { OnnxTextClassifier } from './classifier.onnx.ts';
import { textFiles } from './text.task.ts';

const model = new OnnxTextClassifier(textFiles(loadManifest()));
afterAll(() => model.close());

textClassifierContract('the English model', () => model, {
  promise: {
    lang: 'en',
    speaker: 'rep',
    text: "I'll give you twenty percent off, you have my word, no approval needed.",
  },
  objection: { lang: 'en', speaker: 'customer', text: 'That is far too expensive for us, we do not have the budget.' },
  plain: { lang: 'en', speaker: 'rep', text: 'Thanks for taking the time today, can you hear me all right?' },
});

textClassifierContract('the Chinese model', () => model, {
  promise: { lang: 'zh', speaker: 'rep', text: '您放心,这个价格我给您锁死三年,绝对不涨。' },
  objection: { lang: 'zh', speaker: 'customer', text: '太贵了,我们今年根本没有这个预算。' },
  plain: { lang: 'zh', speaker: 'rep', text: '谢谢您今天抽时间,您那边听得清楚吗?' },
});

describe('the text models', () => {
  it('find a promise wherever it stands in a long turn', async () => {
    const talk =
      'so we walked through the warehouse with your colleague and had a look at the racks and the docks and the office upstairs. ';
    const promise = "I'll give you twenty percent off, you have my word, no approval needed. ";
    for (const text of [
      promise + talk.repeat(8),
      talk.repeat(4) + promise + talk.repeat(4),
      talk.repeat(8) + promise,
    ]) {
      const [answer] = await model.classify([{ lang: 'en', speaker: 'rep', text }]);
      const flag = answer?.risk.find(({ label }) => label === 'price_promise');
      expect(flag).toBeDefined();
      expect(text.slice(...(flag?.span ?? [0, 0]))).toMatch(/twenty percent/);
    }
  });

  it('give the same scores in every run', async () => {
    const items = [
      { lang: 'en', speaker: 'rep', text: 'it will be with you by Friday, okay?' },
      { lang: 'zh', speaker: 'rep', text: '下周三之前肯定给您装好' },
    ] as const;
    expect(await model.classify(items)).toEqual(await model.classify(items));
  });
});
