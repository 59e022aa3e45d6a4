import type { CallEvent, CallEventDraft } from '#realtime/contract/call-events.schema.ts';
import type { Lang, ObjectionLabel, RiskLabel, Side } from '#realtime/contract/labels.ts';
import { over, stamp } from './call-script.ts';

type Line = {
  side: Side;
  at: number;
  text: string;
  risk?: [RiskLabel, string, number][];
  objection?: [ObjectionLabel, string, number][];
  doubt?: boolean;
  valence?: number;
  hesitation?: number;
  tick?: string;
  rival?: string;
};

const LINES: Record<Lang, Line[]> = {
  en: [
    {
      side: 'rep',
      at: 4_000,
      text: 'Thanks for making the time. Last week you said the vans stand idle too long, is that still the main thing?',
    },
    {
      side: 'customer',
      at: 14_000,
      text: 'It is. We have about sixty vans across both depots, and most of the downtime is the same four faults.',
      valence: 0.35,
      hesitation: 0.2,
      tick: 'size',
    },
    { side: 'rep', at: 25_000, text: 'And how long is a van off the road today when one of those comes up?' },
    {
      side: 'customer',
      at: 33_000,
      text: 'Two days, sometimes three. That is what hurts, honestly.',
      valence: 0.3,
      hesitation: 0.22,
      tick: 'pain',
    },
    {
      side: 'rep',
      at: 42_000,
      text: 'For two depots it is usually four to six weeks. I would confirm that with our logistics team.',
    },
    {
      side: 'customer',
      at: 53_000,
      text: 'Kestrel told us they could do it in three. And they came in quite a bit under your number.',
      valence: -0.1,
      hesitation: 0.3,
      rival: 'Kestrel',
      tick: 'alternatives',
      objection: [
        ['competitor', 'Kestrel told us they could do it in three.', 0.94],
        ['price', 'quite a bit under your number', 0.88],
      ],
    },
    {
      side: 'rep',
      at: 64_000,
      text: 'I hear you. Look, we will have both depots live by the fifteenth no matter what, and I will take fifteen percent off so we are level.',
      risk: [
        ['delivery_promise', 'we will have both depots live by the fifteenth no matter what', 0.96],
        ['price_promise', 'I will take fifteen percent off', 0.93],
      ],
    },
    {
      side: 'customer',
      at: 76_000,
      text: 'Hm. I suppose that could work.',
      valence: -0.2,
      hesitation: 0.71,
      doubt: true,
    },
    { side: 'rep', at: 82_000, text: 'What would make it a clear yes?' },
    {
      side: 'customer',
      at: 88_000,
      text: 'I would just need to see it next to the budget, and then procurement would have to sign it off.',
      valence: -0.25,
      hesitation: 0.66,
      objection: [['decision_process', 'procurement would have to sign it off', 0.86]],
    },
  ],
  zh: [
    { side: 'rep', at: 4_000, text: '谢谢您抽时间。上周您说设备停机太久,现在还是最头疼的问题吗?' },
    {
      side: 'customer',
      at: 14_000,
      text: '是的,两个车间一共六十台,停机基本都是那四种故障。',
      valence: 0.35,
      hesitation: 0.2,
      tick: 'size',
    },
    { side: 'rep', at: 25_000, text: '出一次故障,一般要停多久?' },
    {
      side: 'customer',
      at: 33_000,
      text: '两天,有时候三天,这个真的很伤。',
      valence: 0.3,
      hesitation: 0.22,
      tick: 'pain',
    },
    { side: 'rep', at: 42_000, text: '两个车间通常四到六周,具体时间我和交付同事确认后给您。' },
    {
      side: 'customer',
      at: 53_000,
      text: '恒拓那边说三周就能上线,而且报价比你们低不少。',
      valence: -0.1,
      hesitation: 0.3,
      rival: '恒拓',
      tick: 'alternatives',
      objection: [
        ['competitor', '恒拓那边说三周就能上线', 0.94],
        ['price', '报价比你们低不少', 0.88],
      ],
    },
    {
      side: 'rep',
      at: 64_000,
      text: '我明白。这样,十五号之前两个车间肯定全部上线,价格我再给您降百分之十五。',
      risk: [
        ['delivery_promise', '十五号之前两个车间肯定全部上线', 0.96],
        ['price_promise', '价格我再给您降百分之十五', 0.93],
      ],
    },
    { side: 'customer', at: 76_000, text: '嗯,这样应该可以吧。', valence: -0.2, hesitation: 0.71, doubt: true },
    { side: 'rep', at: 82_000, text: '您觉得还差什么才能定下来?' },
    {
      side: 'customer',
      at: 88_000,
      text: '我得先对一下预算,然后采购那边要走审批。',
      valence: -0.25,
      hesitation: 0.66,
      objection: [['decision_process', '采购那边要走审批', 0.86]],
    },
  ],
};

const ITEMS: Record<Lang, [string, string][]> = {
  en: [
    ['pain', 'Pain measured in days or money'],
    ['alternatives', 'Alternatives on the table'],
    ['size', 'Size of the job confirmed'],
    ['signs', 'Who signs, and above which amount'],
    ['next', 'Next step with a date'],
  ],
  zh: [
    ['pain', '痛点已量化(天数或金额)'],
    ['alternatives', '客户的备选方案'],
    ['size', '项目规模已确认'],
    ['signs', '谁签字,多少金额以上'],
    ['next', '下一步和日期'],
  ],
};
const CARDS: Record<Lang, { risk: [string, string]; price: [string, string] }> = {
  en: {
    risk: [
      'Take the date back in one sentence',
      'Let me put that right: four to six weeks is what I can stand behind. I will confirm your date with logistics by Thursday.',
    ],
    price: ['The price against Kestrel', 'Ask what their number includes, then put ours next to it line by line.'],
  },
  zh: {
    risk: ['一句话收回日期', '我更正一下:四到六周是我能负责的时间,具体日期周四前和交付确认后给您。'],
    price: ['和恒拓比价格', '先问清对方的报价包含哪些内容,再一项一项对比。'],
  },
};

function drafts(lang: Lang): CallEventDraft[] {
  const list: CallEventDraft[] = [
    {
      kind: 'call.started',
      title: lang === 'zh' ? '恒远精密 · 续约谈判' : 'Harrow Logistics',
      lang,
      stage: 'negotiation',
      customerId: null,
      customerName: lang === 'zh' ? '恒远精密' : 'Harrow Logistics',
      dealId: null,
      ownerId: null,
      source: 'demo',
      names: lang === 'zh' ? { customer: '陈经理' } : { customer: 'Tom' },
      checklist: ITEMS[lang].map(([itemId, title]) => ({ itemId, title, mandatory: true })),
    },
    {
      kind: 'call.consent',
      side: 'rep',
      participant: null,
      answer: 'accepted',
      wording: '',
      wordingVersion: '1',
      source: 'vouched',
    },
    {
      kind: 'call.consent',
      side: 'customer',
      participant: null,
      answer: 'accepted',
      wording: '',
      wordingVersion: '1',
      source: 'vouched',
    },
    { kind: 'audio.side', side: 'rep', state: 'connected', atMs: 0 },
    { kind: 'audio.side', side: 'customer', state: 'connected', atMs: 0 },
  ];
  LINES[lang].forEach((line, i) => {
    const utteranceId = `u${i + 1}`;
    const { side, text } = line;
    const endMs = line.at + Math.min(9_000, 1_200 + text.length * (lang === 'zh' ? 180 : 65));
    for (const [label, words, score] of line.risk ?? [])
      list.push({
        kind: 'signal.risk',
        utteranceId,
        label,
        score,
        span: over(text, words),
        text,
        early: true,
        severity: 'high',
        atMs: endMs - 800,
      });
    list.push({ kind: 'utterance.final', utteranceId, side, startMs: line.at, endMs, text, lang });
    for (const [label, words, score] of line.risk ?? [])
      list.push({
        kind: 'signal.risk',
        utteranceId,
        label,
        score,
        span: over(text, words),
        text,
        early: false,
        severity: 'high',
        atMs: endMs,
      });
    for (const [label, words, score] of line.objection ?? [])
      list.push({
        kind: 'signal.objection',
        utteranceId,
        label,
        score,
        span: over(text, words),
        text,
        early: false,
        atMs: endMs,
      });
    if (line.rival)
      list.push({
        kind: 'signal.competitor',
        utteranceId,
        competitorId: 'rival',
        name: line.rival,
        side,
        span: over(text, line.rival),
        text,
        early: false,
        atMs: endMs,
      });
    if (side === 'customer')
      list.push({
        kind: 'signal.sentiment',
        startMs: line.at,
        endMs,
        valence: line.valence ?? 0,
        hesitation: line.hesitation ?? 0.2,
        reliability: 0.8,
        doubt: line.doubt ?? false,
        utteranceId,
        reasons: [
          { code: 'hedging', weight: 0.5 },
          { code: 'pausing', weight: 0.3 },
        ],
      });
    if (line.tick)
      list.push({
        kind: 'checklist.ticked',
        itemId: line.tick,
        utteranceId,
        evidence: text,
        score: 0.8,
        by: 'machine',
        userId: null,
      });
    if (line.risk) {
      const [title, body] = CARDS[lang].risk;
      list.push({
        kind: 'prompt.shown',
        promptId: `p${i}`,
        cardId: 'c-risk',
        cause: {
          kind: 'risk',
          label: line.risk[0]?.[0] ?? '',
          utteranceId,
          words: line.risk[0]?.[1] ?? null,
          atMs: endMs,
        },
        priority: 90,
        title,
        body,
        lang,
      });
    }
    if (line.objection?.some(([label]) => label === 'price')) {
      const [title, body] = CARDS[lang].price;
      list.push({
        kind: 'prompt.shown',
        promptId: `p${i}`,
        cardId: 'c-price',
        cause: { kind: 'objection', label: 'price', utteranceId, words: null, atMs: endMs },
        priority: 60,
        title,
        body,
        lang,
      });
    }
  });
  list.push(
    { kind: 'coach.joined', userId: 'coach', name: lang === 'zh' ? '王教练' : 'Dana Osei' },
    {
      kind: 'whisper.sent',
      userId: 'coach',
      name: lang === 'zh' ? '王教练' : 'Dana Osei',
      text:
        lang === 'zh' ? '折扣先别提,问清楚采购签什么。' : 'Leave the discount alone. Ask what procurement signs off.',
    },
    {
      kind: 'entry.proposed',
      entryId: 'e1',
      trigger: lang === 'zh' ? '预算' : 'budget',
      type: 'budget',
      utteranceId: 'u10',
      title: lang === 'zh' ? '发对比表,11月26日' : 'Send comparison, Thu 26 Nov',
      fields: [],
      atMs: 95_000,
    },
  );
  return list;
}

/** A call of a minute and a half with everything that the live page can show. */
export const sampleCall = (lang: Lang = 'en', callId = `sample-${lang}`): CallEvent[] => stamp(callId, drafts(lang));

/** The same, ended and written up. */
export function endedCall(lang: Lang = 'en', callId = `ended-${lang}`): CallEvent[] {
  const list = drafts(lang);
  list.push({ kind: 'call.ended', reason: 'ended', durationMs: 98_000 }, { kind: 'record.written', recordId: 'r1' });
  return stamp(callId, list);
}
