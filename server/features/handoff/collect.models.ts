import type { CallRecord } from '#realtime/contract/after-call.ts';
import type { CallView, UtteranceView } from '#realtime/contract/call-view.ts';
import type { HandoffBody } from '#realtime/contract/handoff.schema.ts';
import type { Lang } from '#realtime/contract/labels.ts';

export interface PastTalk {
  callId: string;
  title: string;
  endedAt: number;
  view: CallView;
  card: CallRecord | null;
}

/** The customer says what it must be or do. Recall before precision: the delivery side marks each, and a missed one costs more. */
const REQUIRES: Record<Lang, RegExp> = {
  en: /\b(we|it|they|you|i)('d| would)? ?(need|needs|must|want|wants|require|requires|have to|has to|expect|should be able)\b|\bmust (be|have|work|run|not)\b|\b(deal ?breaker|requirement|can't do without|important (is|for us)|has to be|no later than)\b/i,
  zh: /(我们(需要|要求|希望|必须|得有|想要)|必须(能|要|有|是)?|一定要(能|有)|要能|得支持|要支持|不能没有|要求是|最晚|底线)/,
};
/** Said of doubt or denial: no requirement. */
const NOT_REQUIRED: Record<Lang, RegExp> = { en: /\b(don't|do not|doesn't|whether|if|not sure|why) (\w+ ){0,3}(need|want|require)/i, zh: /(不需要|不一定|要不要|是不是需要|不要求)/ };
const DECIDES: Record<Lang, RegExp> = {
  en: /\b(board|director|cfo|ceo|cto|procurement|purchasing|committee|legal|my boss|head of|manager) (\w+ ){0,3}(sign|signs|decide|decides|approve|approves|look|has)|\b(run it by|sign(s|ed)? off|final say|decision is|who decides)\b/i,
  zh: /(拍板|审批|老板|董事会|采购部|法务|总监|[王李张刘陈杨赵黄周吴]总|领导).{0,10}(定|批|签|看|同意|点头|商量|拍板)|跟.{1,6}商量/,
};
const SHORT = { en: 15, zh: 6 } as const;
const MOST = 60;

/** The package from a customer's calls, oldest first: each line with the sentence that it came from. Pure. */
export function collect(talks: readonly PastTalk[]): HandoffBody {
  const ordered = talks.toSorted((a, b) => a.endedAt - b.endedAt);
  const seen = new Set<string>();
  const quoted = (t: PastTalk, u: UtteranceView) => ({
    id: `${t.callId}.${u.utteranceId}`,
    text: u.text,
    callId: t.callId,
    callTitle: t.title,
    evidence: { utteranceId: u.utteranceId, side: u.side, atMs: u.startMs, text: u.text },
  });
  const said = (rule: Record<Lang, RegExp>, unless?: Record<Lang, RegExp>) =>
    ordered
      .flatMap((t) => t.view.transcript.filter((u) => u.side === 'customer' && u.text.length >= SHORT[u.lang] && rule[u.lang].test(u.text) && !unless?.[u.lang].test(u.text)).map((u) => quoted(t, u)))
      .filter((q) => {
        const key = q.text.toLowerCase();
        return !seen.has(key) && seen.add(key);
      })
      .slice(0, MOST);
  const chain = said(DECIDES);
  return {
    chain,
    requirements: said(REQUIRES, NOT_REQUIRED),
    commitments: ordered.flatMap((t) =>
      (t.card?.commitments ?? []).map((c, i) => ({
        id: `${t.callId}.${c.evidence.utteranceId}.${i}`,
        text: c.text,
        callId: t.callId,
        callTitle: t.title,
        evidence: c.evidence,
        by: c.by,
        dueAt: c.dueAt,
      })),
    ),
    history: ordered.map((t) => ({ callId: t.callId, title: t.title, endedAt: t.endedAt, summary: t.card?.summary ?? '' })),
  };
}
