import type { FirstAid } from '#realtime/contract/after-call.ts';
import type { CallView, MomentView, UtteranceView } from '#realtime/contract/call-view.ts';
import type { Lang } from '#realtime/contract/labels.ts';
import { chooseCard } from '#realtime/moments/choose-card.ts';
import { answerTo, evidenceOf, standing } from '#realtime/moments/record/utterances.ts';
import type { PlaybookCardSpec } from '#realtime/session/session.port.ts';

const NAMES: Record<Lang, Record<string, string>> = {
  en: { price: 'Price', delivery_time: 'Delivery time', competitor: 'Competitor', decision_process: 'Decision process', other: 'Other doubts', doubt: 'Unspoken doubt' },
  zh: { price: '价格', delivery_time: '交付时间', competitor: '竞品', decision_process: '决策流程', other: '其他顾虑', doubt: '没说出口的顾虑' },
};
const TOP = 3;
const SHORT_ANSWER = { en: 30, zh: 10 } as const;
const DEFLECTS: Record<Lang, RegExp> = {
  en: /\b(trust me|don't worry|no problem|it'll be fine|that's not really|you're wrong|everybody says)\b/i,
  zh: /(放心吧|没事的|不用担心|您想多了|不会的|都这样)/,
};

/** A concern weighs by how sure and how often it was said, and more where it came late, since what comes late stands. */
function concerns(view: CallView): FirstAid['concerns'] {
  const groups = new Map<string, { weight: number; list: { moment: MomentView; said: UtteranceView }[] }>();
  for (const item of [...standing(view, 'objection'), ...standing(view, 'doubt')]) {
    const label = item.moment.kind === 'doubt' ? 'doubt' : item.moment.label;
    const group = groups.get(label) ?? { weight: 0, list: [] };
    const late = view.durationMs > 0 ? item.said.startMs / view.durationMs : 0;
    group.weight += item.moment.score * (1 + 0.3 * late) * (label === 'doubt' ? 0.6 : 1);
    group.list.push(item);
    groups.set(label, group);
  }
  return [...groups]
    .map(([label, g]) => ({
      label,
      weight: Math.round(g.weight * 100) / 100,
      title: NAMES[view.lang][label] ?? label,
      evidence: g.list.map(({ said }) => evidenceOf(said)),
    }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, TOP);
}

/** Answers of ours that did not help: a risky promise, a brush-off, next to nothing, or nothing at all. */
function weakAnswers(view: CallView): FirstAid['weakAnswers'] {
  const risky = standing(view, 'risk');
  const out: FirstAid['weakAnswers'] = risky.map(({ moment, said }) => ({
    reason: 'risk',
    title: moment.label,
    evidence: evidenceOf(said),
    concern: null,
  }));
  for (const { said } of standing(view, 'objection')) {
    const answers = answerTo(view, said);
    const text = answers.map((a) => a.text).join(' ');
    const first = answers[0];
    const reason = !first ? 'unanswered' : DEFLECTS[said.lang].test(text) ? 'brushed_off' : text.length < SHORT_ANSWER[said.lang] ? 'short' : null;
    if (!reason) continue;
    const promise = out.find((w) => first && w.evidence.utteranceId === first.utteranceId);
    if (promise) promise.concern ??= evidenceOf(said);
    else out.push({ reason, title: reason, evidence: evidenceOf(first ?? said), concern: evidenceOf(said) });
  }
  return out;
}

/**
 * The first-aid kit of a call (features.md B2): top three concerns, our weak answers, better words from the playbook for
 * each of them. Pure.
 */
export function writeFirstAid(
  view: CallView,
  context: { playbook: readonly PlaybookCardSpec[]; industry: string | null; stage: string | null },
): FirstAid {
  const top = concerns(view);
  const weak = weakAnswers(view);
  const wanted = [
    ...top.map((c) => ({ kind: c.label === 'doubt' ? ('doubt' as const) : ('objection' as const), label: c.label, answers: c.evidence[0] })),
    ...weak.filter((w) => w.reason === 'risk').map((w) => ({ kind: 'risk' as const, label: w.title, answers: w.evidence })),
  ];
  const wording: FirstAid['wording'] = [];
  for (const { kind, label, answers } of wanted) {
    const card = chooseCard(context, { kind, label, lang: view.lang });
    if (card && answers && !wording.some((w) => w.text === card.body)) wording.push({ label, title: card.title, text: card.body, answers });
  }
  return { concerns: top, weakAnswers: weak, wording };
}
