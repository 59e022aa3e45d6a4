import type { Lang, TextLabel } from '#ml/text/labels.ts';

/** What a careful list of trigger words achieves: the baseline that a model must beat. */
const PATTERNS: Record<Lang, Record<TextLabel, RegExp>> = {
  en: {
    price_promise:
      /\b(discount|percent off|% off|for free|free of charge|no charge|waive|price (is )?lock|lock (in )?(the|that) price|price match|match (their|any) price|never go up|throw in|on the house|knock .{1,20} off)\b/i,
    delivery_promise:
      /\b(by|before) (monday|tuesday|wednesday|thursday|friday|saturday|sunday|the \w+(st|nd|rd|th)|tomorrow|next week|end of (the )?(week|month))\b|\b(within|in) \w+ (hours|days|weeks)\b/i,
    outcome_guarantee:
      /\b(guarantee[ds]?|100 ?%|hundred percent|never (goes|go|fails?|breaks?)|always works|zero (risk|downtime)|risk[- ]free|no risk)\b/i,
    contract_term:
      /\b(refund|cancel any ?time|no penalt(y|ies)|ignore (that|the) clause|exclusiv(e|ity)|never enforce|walk away|pay (us )?(after|when)|tear up)\b/i,
    roadmap_promise:
      /\b(roadmap|next release|coming (in|out)|will (support|launch|build|add)|engineering (build|will)|in (q[1-4]|the (first|second|third|fourth) quarter))\b/i,
    competitor_claim:
      /\b(bankrupt|going under|leak(ed|s)?|scam|rip[- ]?off|garbage|terrible|worst|outdated|they (all )?lie|losing customers)\b/i,
    price: /\b(too (expensive|much|dear)|expensive|budget|discount|afford|cheaper|pricey|cost too)\b/i,
    delivery_time: /\b(too long|too late|lead time|can'?t wait|deadline|sooner|how long)\b/i,
    competitor:
      /\b(competitor|other (supplier|vendor|quote)|current (supplier|vendor|provider)|already (use|using|have)|alternative|switch)\b/i,
    decision_process:
      /\b(my (boss|manager|director)|board|committee|procurement|legal|approv(e|al)|sign[- ]?off|run it by|not my (call|decision))\b/i,
    other:
      /\b(not interested|don'?t need|don'?t trust|security|bad experience|not (now|the right time)|too (complex|complicated)|hassle|risk)\b/i,
  },
  zh: {
    price_promise: /打.{1,2}折|免费|优惠|便宜|锁价|锁死|不涨价|送您|赠送|最低价|抹掉|减免|差价/,
    delivery_promise:
      /(之前|以前|以内|之内|内).{0,6}(送到|到货|装好|交付|上线|发货|完成)|(明天|后天|下周|月底|周[一二三四五六日]).{0,8}(送|到|装|交|发|上线)/,
    outcome_guarantee: /保证|百分之百|百分百|100%|绝对不会|肯定不会|包您|零风险|没有任何风险|永远不/,
    contract_term:
      /随时(退|解约|取消)|退款|违约金|条款.{0,6}(不用|走个形式|别管)|独家|验收.{0,4}(后|再).{0,3}付|不用赔/,
    roadmap_promise:
      /(季度|下个版本|下半年|年底|[一二三四五六七八九十]月).{0,8}(上线|支持|开发|做出来|发布)|研发.{0,6}(做|加|排)/,
    competitor_claim: /倒闭|跑路|骗|泄露|垃圾|抄袭|不行了|裁员|坑|造假/,
    price: /太贵|贵了|预算|便宜|打折|优惠|划不来|不划算|成本|降价/,
    delivery_time: /太久|太慢|来不及|等不(了|及)|交期|赶不上|什么时候能|工期/,
    competitor: /别家|另一家|竞争|对手|现在用的|供应商|其他家|换/,
    decision_process: /领导|老板|审批|批准|采购|法务|开会|商量|汇报|做不了主|流程/,
    other: /不需要|不放心|不信任|安全|麻烦|没必要|再说吧|考虑考虑|风险|不合适/,
  },
};

export const keywordHit = (lang: Lang, label: TextLabel, text: string): boolean => PATTERNS[lang][label].test(text);
