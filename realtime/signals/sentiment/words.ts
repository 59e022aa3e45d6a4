import type { Lang } from '#realtime/contract/labels.ts';

/** Words by what they say about the customer's mood. Small on purpose: the voice and the objection model carry the rest. */
const GOOD: Record<Lang, RegExp> = {
  en: /\b(great|perfect|excellent|love(ly)?|brilliant|fantastic|exactly|sounds? good|makes sense|happy with|helpful|impressed|absolutely|definitely|nice|thank you so much|that works|works for (us|me)|looking forward)\b/gi,
  zh: /(太好了|很好|挺好|不错|满意|没问题|可以的|正好|完美|喜欢|放心|谢谢你|感谢|期待|就这么定|好呀|靠谱)/g,
};
const BAD: Record<Lang, RegExp> = {
  en: /\b(problem|issue|disappointed|frustrat\w+|annoy\w+|worried|worry|concern\w*|unhappy|terrible|awful|ridiculous|too (much|expensive|long|late|slow|risky)|not (good|acceptable|happy|convinced|sure about)|can't|cannot|won't|wasted?|fail(s|ed|ure)?|complain\w*|unfortunately|afraid)\b/gi,
  zh: /(问题|麻烦|失望|不满|担心|顾虑|太贵|太慢|太久|不行|不太行|不合适|不放心|投诉|糟糕|浪费|出错|故障|可惜|恐怕|不能接受|头疼|烦)/g,
};
const HEDGE: Record<Lang, RegExp> = {
  en: /\b(maybe|perhaps|i guess|i suppose|kind of|sort of|not sure|i don't know|might|probably|we'll see|possibly|in theory|have to think|let me think|hm+|hmm+|um+|uh+|er+m?|well)\b/gi,
  zh: /(可能|也许|大概|再说|再看|看看吧|不好说|不一定|应该吧|考虑考虑|考虑一下|再想想|嗯+|呃+|额+|这个嘛|那个|吧[,，。]?$)/g,
};
const NEGATED: Record<Lang, RegExp> = {
  en: /\b(no|not|never|isn't|don't have( any)?|without( any)?|n't( really)?( be)?( a)?)\s+(problem|issue|concern|worr\w+|complain\w*)\b/gi,
  zh: /(没有?|不是?|没啥|没什么)(什么)?(问题|麻烦|担心|顾虑|意见)/g,
};

const count = (text: string, re: RegExp) => text.match(re)?.length ?? 0;

export interface WordCues {
  good: number;
  bad: number;
  hedges: number;
}

export function wordCues(text: string, lang: Lang): WordCues {
  const eased = count(text, NEGATED[lang]);
  return {
    good: count(text, GOOD[lang]) + eased,
    bad: Math.max(0, count(text, BAD[lang]) - eased),
    hedges: count(text, HEDGE[lang]),
  };
}
