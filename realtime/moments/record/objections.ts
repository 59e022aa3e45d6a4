import type { CallRecord } from '#realtime/contract/after-call.ts';
import type { CallView } from '#realtime/contract/call-view.ts';
import { answerTo, evidenceOf, standing } from './utterances.ts';

const MIN_ANSWER = { en: 30, zh: 10 } as const;

/** Each objection once, at its first words, and whether our side answered: said something of substance that is no risk. Pure. */
export function objections(view: CallView): CallRecord['objections'] {
  const risky = new Set(standing(view, 'risk').map((r) => r.said.utteranceId));
  const raised = standing(view, 'objection');
  return raised.map(({ moment, said }) => {
    const answers = answerTo(view, said);
    const words = answers.map((a) => a.text).join(' ');
    const answered = words.length >= MIN_ANSWER[said.lang] && answers.every((a) => !risky.has(a.utteranceId));
    return {
      label: moment.label,
      answered,
      answer: answers[0] ? evidenceOf(answers[0]) : null,
      evidence: evidenceOf(said),
    };
  });
}
