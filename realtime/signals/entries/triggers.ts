import type { CallEventDraftOf } from '#realtime/contract/call-events.schema.ts';
import type { Lang } from '#realtime/contract/labels.ts';
import { readDate } from '#realtime/signals/dates.ts';

export type EntryType = CallEventDraftOf<'entry.proposed'>['type'];
export interface EntryProposal {
  type: EntryType;
  trigger: string;
  title: string;
  fields: { name: string; value: string }[];
}

/** Words that open a small pre-filled entry (features.md A8). The first that matches wins. */
const TRIGGERS: { type: EntryType; re: Record<Lang, RegExp> }[] = [
  { type: 'quote', re: { en: /\b(quote|quotation|pricing proposal)\b/i, zh: /(报价单?|报个价)/ } },
  { type: 'contract', re: { en: /\b(contract|agreement|sign(ing)? the)\b/i, zh: /(合同|签约|协议)/ } },
  { type: 'payment', re: { en: /\b(payment|invoice|deposit|pay(ing)? (up ?front|in advance))\b/i, zh: /(付款|打款|预付|尾款|发票|定金)/ } },
  { type: 'trial', re: { en: /\b(trial|pilot|test account|proof of concept)\b/i, zh: /(试用|测试账号|试点)/ } },
  { type: 'sample', re: { en: /\b(samples?|demo unit)\b/i, zh: /(样品|样机|打样)/ } },
  { type: 'budget', re: { en: /\bbudget\b/i, zh: /预算/ } },
  { type: 'meeting', re: { en: /\b(meet(ing)?|site visit|come (over|by)|demo)\b/i, zh: /(见面|拜访|开个会|约个时间|演示)/ } },
];

const AMOUNT: Record<Lang, RegExp> = {
  en: /(?:[£$€]\s?\d[\d,.]*\s?(?:k|m|thousand|million)?|\b\d[\d,.]*\s?(?:%|percent|k\b|thousand|million|pounds|dollars|euros))/i,
  zh: /(?:\d[\d,.]*|[一二两三四五六七八九十百千零]+)\s?(?:万|千|百|块|元|个点|%)|(?:百分之[一二三四五六七八九十百零点\d]+)/,
};

/**
 * The entry that this sentence asks for, pre-filled with what was said; null without a trigger word. Pure.
 * @param at wall clock of the sentence, for "Thursday" and "下周三"
 */
export function proposeEntry(text: string, lang: Lang, at: number): EntryProposal | null {
  for (const { type, re } of TRIGGERS) {
    const hit = re[lang].exec(text);
    if (!hit) continue;
    const fields: { name: string; value: string }[] = [];
    const amount = AMOUNT[lang].exec(text)?.[0];
    if (amount) fields.push({ name: 'amount', value: amount.trim() });
    const date = readDate(text, lang, at);
    if (date) fields.push({ name: 'date', value: new Date(date.at).toISOString().slice(0, 10) });
    fields.push({ name: 'sentence', value: text });
    return { type, trigger: hit[0], title: hit[0], fields };
  }
  return null;
}
