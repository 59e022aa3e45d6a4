import type { CallView } from '#realtime/contract/call-view.ts';
import { deliveryFigures } from '#realtime/contract/delivery.ts';
import type { DrillResult } from '#realtime/contract/exemplars.schema.ts';
import type { Lang, ObjectionLabel } from '#realtime/contract/labels.ts';

/** Objections to practise on, as customers say them. */
export const DRILLS: Record<ObjectionLabel, Record<Lang, readonly string[]>> = {
  price: { en: ['Honestly, that is a good deal more than we had planned for this.', 'I cannot justify that figure to anybody upstairs.'], zh: ['说实话\uFF0C这个价格比我们预算高了不少\u3002', '这个数我没法跟上面交代\u3002'] },
  delivery_time: { en: ['Our season starts in spring, and you say four months. That does not work for us.', 'We were told six weeks last time and it took half a year.'], zh: ['我们开春就是旺季\uFF0C你们说要四个月\uFF0C来不及\u3002', '上次供应商说六周\uFF0C结果拖了半年\u3002'] },
  competitor: { en: ['Your competitor offers the same thing and we know them already.', 'We have used the other system for years, why should we change?'], zh: ['别家也有一样的\uFF0C而且我们跟他们合作过\u3002', '现在这套用了好几年了\uFF0C为什么要换\uFF1F'] },
  decision_process: { en: ['I would have to take this to the board, and they meet once a quarter.', 'It is not my decision alone, purchasing will want three offers.'], zh: ['这个得上会\uFF0C我一个人定不了\u3002', '采购那边要比三家\uFF0C流程很长\u3002'] },
  other: { en: ['I am not sure that we need this at all right now.', 'We had a bad experience with a system like yours.'], zh: ['我不确定现在是不是真的需要\u3002', '以前上过类似的系统\uFF0C体验很差\u3002'] },
};

const DEFLECTS: Record<Lang, RegExp> = {
  en: /\b(trust me|don't worry|no problem at all|it'll be fine|that's not really|you're wrong|everybody says)\b/i,
  zh: /(放心吧|没事的|不用担心|您想多了|不会的|都这样)/,
};
const SHORT = { en: 40, zh: 14 } as const;
/** Words (English) or characters (Chinese) a minute that are easy to follow. */
export const PACE = { en: [105, 175], zh: [160, 290] } as const;
/** An answer less like every playbook answer and the objection itself than this speaks of something else. */
const ON_TOPIC = 0.35;

/**
 * What the answer of a drill is worth: free of risky promises (as the models flagged it), an answer to this objection, and
 * spoken at a pace that can be followed. About the words and their delivery; nothing about how somebody felt. Pure.
 * @param likeness to the nearest playbook answer or the objection, −1…1; null where no encoder is loaded
 */
export function scoreDrill(view: CallView, lang: Lang, likeness: number | null, better: string | null): DrillResult {
  const ours = view.transcript.filter((u) => u.side === 'rep');
  const text = ours.map((u) => u.text).join(' ').trim();
  const risks = view.moments.filter((m) => m.kind === 'risk' && !m.withdrawn).map((m) => ({ label: m.label, words: m.text.slice(m.span[0], m.span[1]) }));
  const figures = deliveryFigures(view.transcript);
  const why = text.length < SHORT[lang] ? 'short' : DEFLECTS[lang].test(text) ? 'brushed_off' : likeness !== null && likeness < ON_TOPIC ? 'off_topic' : null;
  const answered = why === null;
  const [slow, fast] = PACE[lang];
  const paceOk = figures.pace === null ? null : figures.pace >= slow && figures.pace <= fast;
  const parts = [risks.length === 0 ? 1 : 0, answered ? 1 : 0, ...(paceOk === null ? [] : [paceOk ? 1 : 0.5])];
  const score = text === '' ? 0 : parts.reduce((a, b) => a + b, 0) / parts.length;
  return { text, riskFree: risks.length === 0, risks, answered, why, likeness, better, pace: figures.pace, paceUnit: figures.paceUnit, paceOk, score };
}
