import { isQuestion } from '#realtime/contract/delivery.ts';
import type { CallRecord } from '#realtime/contract/after-call.ts';
import type { CallView } from '#realtime/contract/call-view.ts';
import type { Lang } from '#realtime/contract/labels.ts';
import { answerTo, evidenceOf } from './utterances.ts';

const PUT_OFF: Record<Lang, RegExp> = {
  en: /\b(get back to you|let me (check|ask|find out)|i('| wi)ll (check|ask|find out|have to)|not sure|don't know|i('d| would) have to|need to check)\b/i,
  zh: /(回头|稍后|晚点|确认一下|问一下|问下|不太清楚|不确定|不知道|我查|核实|再回复|再告诉)/,
};
const MIN_ANSWER = { en: 12, zh: 5 } as const;
const MIN_QUESTION = { en: 14, zh: 5 } as const;

/** Questions of the customer that were put off or not answered at all. Pure. */
export function openItems(view: CallView): CallRecord['openItems'] {
  return view.transcript.flatMap((u) => {
    if (u.side !== 'customer' || u.text.length < MIN_QUESTION[u.lang] || !isQuestion(u.text, u.lang)) return [];
    const answer = answerTo(view, u).map((a) => a.text).join(' ');
    const open = answer.length < MIN_ANSWER[u.lang] || PUT_OFF[u.lang].test(answer);
    return open ? [{ text: u.text, evidence: evidenceOf(u) }] : [];
  });
}
