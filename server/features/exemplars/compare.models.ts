/** What a good line of a record tells besides its subject. */
export const ASPECTS = ['frequency', 'duration', 'amount', 'who', 'when', 'why'] as const;
export type Aspect = (typeof ASPECTS)[number];

const WORDS: Record<Aspect, RegExp> = {
  frequency: /\b(times|often|daily|weekly|monthly|every|each|per (day|week|month)|a (day|week|month|year))\b|(每天|每周|每月|每次|经常|次)/i,
  duration: /\b(seconds?|minutes?|hours?|days? each|half a day|long)\b|(小时|分钟|半天|多长)/i,
  amount: /\[number\]|\d|\b(hundred|thousand|million|percent|dollars?|euros?|pounds?|budget of)\b|\[数字\]|[一二两三四五六七八九十百千]+万|元|百分之/i,
  who: /\[name\]|\b(director|board|manager|head of|cfo|ceo|cto|finance|purchasing|procurement|committee|owner|boss)\b|\[姓名\]|(总监|经理|董事|老板|采购|财务|总|主任)/i,
  when: /\b(today|tomorrow|(?<!every )(mon|tues|wednes|thurs|fri|satur|sun)day|next (week|month|year)|by the|before|until|in (spring|summer|autumn|winter))\b|(今天|明天|后天|周[一二三四五六日]|下周|下个?月|月底|年底|之前)/i,
  why: /\b(because|since|so that|due to|otherwise|therefore)\b|(因为|由于|所以|否则|导致)/i,
};
export const aspectsIn = (text: string): Aspect[] => ASPECTS.filter((aspect) => WORDS[aspect].test(text));

export interface Compared {
  state: 'full' | 'vague' | 'missing';
  /** Aspects that the exemplar tells and this one does not; `subject` where it speaks of something else. */
  lacks: (Aspect | 'subject')[];
}

/**
 * What the exemplar's line has that mine lacks. The two are about different customers, so what is compared is not what they
 * say but what they tell: how often, how long, how much, who, when, why; and by meaning whether both speak of one subject. Pure.
 * @param likeness of the two lines by the encoder, −1…1; null where none is loaded
 */
export function compareField(theirs: string, mine: string, likeness: number | null, sameSubject: number): Compared {
  if (theirs.trim() === '') return { state: 'full', lacks: [] };
  const told = aspectsIn(theirs);
  if (mine.trim() === '') return { state: 'missing', lacks: told };
  const own = aspectsIn(mine);
  const lacks: Compared['lacks'] = told.filter((aspect) => !own.includes(aspect));
  if (likeness !== null && likeness < sameSubject) lacks.push('subject');
  return { state: lacks.length > 0 ? 'vague' : 'full', lacks };
}
