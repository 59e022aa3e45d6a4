import type { CallRecord, Evidence } from '#realtime/contract/after-call.ts';
import type { CallView, UtteranceView } from '#realtime/contract/call-view.ts';
import type { Lang, Side } from '#realtime/contract/labels.ts';
import type { FieldValue, RecordForm, RecordValues } from '#realtime/contract/records.schema.ts';
import { readDate } from '#realtime/signals/dates.ts';
import { amountsIn } from './amounts.models.ts';

const evidenceOf = (u: UtteranceView): Evidence => ({ utteranceId: u.utteranceId, side: u.side, atMs: u.startMs, text: u.text });
const from = (value: FieldValue['value'], evidence: Evidence | null): FieldValue => ({ value, none: false, evidence, by: 'machine' });

/** What our side asks to learn something, and what the customer says of it unasked. */
const ASKED: Record<string, Record<Lang, RegExp>> = {
  pain: { en: /\b(biggest|main|worst) (problem|issue|challenge|headache)|goes? wrong|lose the most|made you (look|start)|what hurts|frustrat/i, zh: /(头疼|痛点|最大的问题|什么问题|花的时间最多|什么原因|困扰)/ },
  impact: { en: /\b(how much|what) (does|would|is) (that|it|this).{0,20}(cost|worth)|how many (hours|days|people)|if nothing changes|what happens to the business/i, zh: /(损失多少|影响有多大|大概损失|多少时间|多少人工|不解决)/ },
  decision: { en: /\bwho (else|signs|decides|makes|has to)|how do you (usually )?(decide|buy)|decision (process|maker)|sign it off/i, zh: /(谁来拍板|谁拍板|谁决定|参与决策|什么流程|怎么审批)/ },
  budget: { en: /\bbudget|what range|set aside|how much .{0,20}(spend|invest)/i, zh: /(预算|大概多少钱|什么价位)/ },
  requirements: { en: /\b(what|which) (must|should|do you need)|requirements?|must[- ]haves?|first day/i, zh: /(什么要求|哪些功能|必须|需求是)/ },
  terms: { en: /\b(terms|payment|warranty|penalt|clause|cancel)/i, zh: /(条款|付款|质保|违约|账期|解约)/ },
};
const VOLUNTEERED: Record<string, Record<Lang, RegExp>> = {
  pain: { en: /\b(problem is|keeps? (breaking|failing|stopping)|stops? (about|every)|by hand|manually|nobody knows|we lose|wast(e|ing)|takes? (us )?too long)/i, zh: /(停机|故障|出错|手工|人工录|浪费|来不及|对不上|头疼)/ },
  impact: { en: /\b(costs? us|we lose (about|around|roughly|some|\w+ (hours|days|thousand))|overtime|hours (a|every|per))\b/i, zh: /(损失|加班|工时|赔了|多花)/ },
  decision: { en: /\b(run it by|board|director|procurement|committee|my boss|sign(s|ed)? off|approval)/i, zh: /(拍板|商量|审批|老板|总说了算|采购部|董事会|领导)/ },
  requirements: { en: /\b(we need|it (has|needs) to|must|we want it)/i, zh: /(我们需要|必须|要能|得支持|希望能)/ },
  terms: { en: /\b(payment|warranty|penalty|clause|cancel|net \d+)/i, zh: /(付款|质保|违约金|账期|合同里)/ },
};
/** What a question of ours is about; null for any other sentence. Pure. */
export const askedAbout = (text: string, lang: Lang): string | null => Object.keys(ASKED).find((subject) => ASKED[subject]?.[lang].test(text)) ?? null;

const NEXT_ANSWERS = 3;
/** An answer shorter than this says nothing that could stand in a record. */
const SHORT = { en: 12, zh: 5 } as const;

/** The customer's answer to a question of ours on this subject, else what they said of it by themselves. */
export function said(view: CallView, subject: string): UtteranceView | null {
  const lines = view.transcript;
  for (let i = 0; i < lines.length; i++) {
    const u = lines[i];
    if (!u || u.side !== 'rep' || !ASKED[subject]?.[u.lang].test(u.text)) continue;
    const answer = lines.slice(i + 1, i + 1 + NEXT_ANSWERS).find((x) => x.side === 'customer' && x.text.length >= SHORT[x.lang]);
    if (answer) return answer;
  }
  return lines.find((u) => u.side === 'customer' && u.text.length >= SHORT[u.lang] && VOLUNTEERED[subject]?.[u.lang].test(u.text)) ?? null;
}

/** Ten thousands: the budget's two confirmed choices meet at fifty of them. */
const FIFTY = 500_000;
function budget(view: CallView): FieldValue {
  const u = said(view, 'budget') ?? view.transcript.find((x) => x.side === 'customer' && ASKED.budget?.[x.lang].test(x.text) && amountsIn(x.text, x.lang).length > 0);
  const amount = u ? Math.max(0, ...amountsIn(u.text, u.lang).filter((n) => n >= 1_000)) : 0;
  if (!u || amount === 0) return from('not_confirmed', u ? evidenceOf(u) : null);
  return from(amount > FIFTY ? 'over_50' : 'under_50', evidenceOf(u));
}

const DONE: Record<string, { side: Side; words: Record<Lang, RegExp>; entry: string }> = {
  trial: { side: 'rep', entry: 'trial', words: { en: /\b(set|setting|open|opened|give|gave|create|created|activate).{0,25}(trial|test account|access)/i, zh: /(开通|提供|给您开|建).{0,8}(试用|账号|测试)/ } },
  quote: { side: 'rep', entry: 'quote', words: { en: /\b(the|our) (quote|price|offer) (is|comes|would be)|sent you the quote/i, zh: /(报价是|报价单.{0,4}发|我们报)/ } },
  contract: { side: 'rep', entry: 'contract', words: { en: /\b(sent|send|here is).{0,12}contract/i, zh: /(合同.{0,6}发|发.{0,4}合同)/ } },
};
function done(view: CallView, key: string): FieldValue {
  const { side, words, entry } = DONE[key] ?? { side: 'rep' as const, entry: '', words: { en: /$^/, zh: /$^/ } };
  const confirmed = view.entries.find((e) => e.type === entry && e.verdict !== 'dismissed');
  const u = view.transcript.find((x) => x.utteranceId === confirmed?.utteranceId) ?? view.transcript.find((x) => x.side === side && words[x.lang].test(x.text));
  return from(u ? 'yes' : 'no', u ? evidenceOf(u) : null);
}

const LOGINS: Record<Lang, RegExp> = { en: /\b(logged|log|signed) (in|on)\b.{0,20}\b(times|twice|once)|(\w+) logins?/i, zh: /登录了?.{0,6}次/ };
function logins(view: CallView): FieldValue | null {
  const u = view.transcript.find((x) => LOGINS[x.lang].test(x.text));
  if (!u) return null;
  const n = amountsIn(u.text, u.lang).find((x) => x < 10_000) ?? (/twice/i.test(u.text) ? 2 : /once/i.test(u.text) ? 1 : undefined);
  return n === undefined ? null : from(n, evidenceOf(u));
}

/** A calendar day of the workspace, `YYYY-MM-DD`. */
export const dayOf = (at: number, timezone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

/**
 * What the call itself gives for each field of the form, with the sentence that it came from; fields that it says nothing
 * of are left out and not guessed. Pure.
 */
export function prefill(form: RecordForm, view: CallView, card: CallRecord | null, timezone: string): RecordValues {
  const out: RecordValues = {};
  const trial = done(view, 'trial');
  for (const { key, type } of form.fields) {
    if (key === 'budget') out[key] = budget(view);
    else if (key === 'objection') {
      const list = card?.objections ?? [];
      if (list.length > 0) out[key] = from([...new Set(list.map((o) => o.label))], list[0]?.evidence ?? null);
      else out[key] = { value: null, none: true, evidence: null, by: 'machine' };
    } else if (key === 'nextStep') {
      if (card?.nextStep) out[key] = from(card.nextStep.text, card.nextStep.evidence);
    } else if (key === 'nextDate') {
      if (card?.nextStep?.dueAt != null) out[key] = from(dayOf(card.nextStep.dueAt, timezone), card.nextStep.evidence);
    } else if (key === 'trialFrom' && trial.evidence) {
      const start = (view.startedAt ?? 0) + trial.evidence.atMs;
      const u = view.transcript.find((x) => x.utteranceId === trial.evidence?.utteranceId);
      // The date behind the trial's own words: the sentence may name another one for something else before.
      const words = u ? u.text.slice(Math.max(0, u.text.search(DONE.trial?.words[u.lang] ?? /$^/))) : '';
      const at = u ? readDate(words, u.lang, start)?.at : undefined;
      if (at) out[key] = from(dayOf(at, timezone), trial.evidence);
    } else if (key === 'logins') {
      const found = logins(view);
      if (found) out[key] = found;
    } else if (type === 'yesno') out[key] = done(view, key);
    else if (type === 'text') {
      const u = said(view, key);
      if (u) out[key] = from(u.text, evidenceOf(u));
    }
  }
  return out;
}
