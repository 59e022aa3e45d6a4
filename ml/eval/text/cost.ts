import type { TextClassifier, TextItem } from '#ml/text/classifier.port.ts';
import type { Lang } from '#ml/text/labels.ts';

/** Twenty English words, and as long a Chinese sentence. */
const SAMPLE: Record<Lang, string> = {
  en: 'so we went through the numbers again last night and the second option looks a bit better for your team',
  zh: '昨天晚上我们又把这些数字过了一遍感觉第二个方案对你们团队来说可能会更合适一些您看呢',
};

/** Time of one core, ms; what others do on the machine meanwhile does not count. */
export interface Cost {
  /** One utterance alone. */
  readonly aloneMs: number;
  /** Each of sixteen that come together. */
  readonly batchedMs: number;
}

const coreMs = async (times: number, run: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  for (let at = 0; at < times; at += 1) await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
};

/** What an utterance costs, tokenisation included. */
export async function costOf(classifier: TextClassifier, lang: Lang): Promise<Cost> {
  const item: TextItem = { lang, speaker: 'rep', text: SAMPLE[lang] };
  const sixteen = Array.from({ length: 16 }, () => item);
  await classifier.classify(sixteen);
  return {
    aloneMs: await coreMs(80, () => classifier.classify([item])),
    batchedMs: (await coreMs(12, () => classifier.classify(sixteen))) / 16,
  };
}
