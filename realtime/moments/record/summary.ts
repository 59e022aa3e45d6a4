import type { CallRecord } from '#realtime/contract/after-call.ts';
import type { CallView } from '#realtime/contract/call-view.ts';
import type { Lang } from '#realtime/contract/labels.ts';
import { standing } from './utterances.ts';

/** A record is text that is stored and forwarded, so its sentences stand here and not in the console's messages. */
const OBJECTION_NAME: Record<Lang, Record<string, string>> = {
  en: { price: 'price', delivery_time: 'delivery time', competitor: 'a competitor', decision_process: 'their decision process', other: 'other doubts' },
  zh: { price: '价格', delivery_time: '交付时间', competitor: '竞品', decision_process: '决策流程', other: '其他顾虑' },
};

const joined = (list: string[], lang: Lang) =>
  lang === 'zh' ? list.join('、') : list.length > 1 ? `${list.slice(0, -1).join(', ')} and ${list.at(-1)}` : (list[0] ?? '');

/** Two or three sentences: with whom and how long, what stood in the way, where it stands. Pure. */
export function summarise(view: CallView, record: Omit<CallRecord, 'summary'>): string {
  const { lang } = view;
  const minutes = Math.max(1, Math.round(view.durationMs / 60_000));
  const who = view.customerName ?? view.title.trim();
  const labels = [...new Set(record.objections.map((o) => o.label))].map((l) => OBJECTION_NAME[lang][l] ?? l);
  const open = record.objections.filter((o) => !o.answered).length;
  const risks = standing(view, 'risk').length;
  if (lang === 'zh') {
    return [
      who === '' ? `通话 ${minutes} 分钟。` : `与${who}通话 ${minutes} 分钟。`,
      labels.length > 0 ? `客户提出${joined(labels, lang)}方面的异议${open > 0 ? `，其中 ${open} 条尚未回应` : '，均已回应'}。` : '客户没有提出异议。',
      risks > 0 ? `我方有 ${risks} 处承诺需要复核。` : '',
      record.nextStep ? `下一步：${record.nextStep.text}。` : '尚未约定下一步。',
    ].join('');
  }
  return [
    `${minutes} minute${minutes > 1 ? 's' : ''}${who === '' ? '' : ` with ${who}`}.`,
    labels.length > 0
      ? `They raised ${joined(labels, lang)}${open > 0 ? `; ${open} still unanswered` : ', all answered'}.`
      : 'They raised no objection.',
    risks > 0 ? `${risks} promise${risks > 1 ? 's' : ''} of ours to look at again.` : '',
    record.nextStep ? `Next: ${record.nextStep.text.replace(/[.\s]+$/, '')}.` : 'No next step was agreed.',
  ]
    .filter((s) => s !== '')
    .join(' ');
}
