import type { WeakPoint } from '#realtime/contract/action-health.schema.ts';

interface Question {
  en: string;
  zh: string;
  options: { en: string; zh: string }[];
  /** Index of the right one. */
  right: number;
  because: { en: string; zh: string };
}
export interface Lesson {
  key: string;
  weak: WeakPoint | 'risk' | 'objection';
  title: { en: string; zh: string };
  /** Two or three short paragraphs. */
  text: { en: string[]; zh: string[] };
  quiz: Question[];
}

/** Short lessons that come with the product; texts are ours and mean the same in both languages. */
export const LESSONS: readonly Lesson[] = [
  {
    key: 'record_right_away',
    weak: 'timeliness',
    title: { en: 'The record before the next call', zh: '下一通电话前先确认记录' },
    text: {
      en: ['When a call ends its record is already filled in from what was said. Read it against the sentences while you still hear them, correct what is wrong, confirm.', 'What did not come up is an answer too: one click on “did not come up”. An open field is the only thing that holds a record back.'],
      zh: ['通话一结束\uFF0C记录已经按对话内容填好\u3002趁还记得\uFF0C对照原句看一遍\uFF0C改掉不对的\uFF0C然后确认\u3002', '没有谈到也是一种回答\uFF0C点“没有谈到”就行\u3002只有空着的项才会卡住记录\u3002'],
    },
    quiz: [
      { en: 'The customer said nothing about budget. What do you do with the field?', zh: '客户没有提到预算\uFF0C这一项怎么填\uFF1F', options: [{ en: 'Leave it open until the next call', zh: '空着\uFF0C等下次通话' }, { en: 'Choose “not confirmed”', zh: '选“未确认”' }, { en: 'Enter last year’s figure', zh: '填去年的数字' }], right: 1, because: { en: 'It is what you know, and it reminds you to ask.', zh: '这是你确实知道的\uFF0C也会提醒你去问\u3002' } },
      { en: 'Until when is a record made in its time?', zh: '记录在多长时间内算及时\uFF1F', options: [{ en: 'Within 24 hours after the call', zh: '通话后 24 小时内' }, { en: 'By the end of the week', zh: '本周内' }, { en: 'Before the next meeting with the customer', zh: '下次见客户之前' }], right: 0, because: { en: 'After a day the sentences are gone from memory.', zh: '过了一天\uFF0C细节就记不清了\u3002' } },
    ],
  },
  {
    key: 'dig_deeper',
    weak: 'richness',
    title: { en: 'Three questions under every problem', zh: '每个问题往下再问三句' },
    text: {
      en: ['A problem that was only named sells nothing. Ask how often it happens, how long it lasts, and what one time costs.', 'Let the customer do the sum. A figure from their own mouth is one that they will defend in front of others.'],
      zh: ['只说出问题还不够\u3002再问多久发生一次、每次多长、一次损失多少\u3002', '让客户自己算\u3002从他口里说出来的数字\uFF0C他会在别人面前替你坚持\u3002'],
    },
    quiz: [
      { en: '“Our line stops a lot.” What do you ask next?', zh: '“我们的产线老停\u3002”接下来问什么\uFF1F', options: [{ en: '“Shall I show you our solution?”', zh: '“我给您看看我们的方案\uFF1F”' }, { en: '“How often, and for how long each time?”', zh: '“多久停一次\uFF0C每次停多久\uFF1F”' }, { en: '“Which brand is it?”', zh: '“是什么牌子的\uFF1F”' }], right: 1, because: { en: 'Frequency and length make a cost out of a complaint.', zh: '频次和时长能把抱怨变成成本\u3002' } },
    ],
  },
  {
    key: 'same_road',
    weak: 'consistency',
    title: { en: 'The same road for the same kind of customer', zh: '同类客户走同一条路' },
    text: {
      en: ['What worked with one customer of a kind is the plan for the next: need, cost, who decides, next step, in this order.', 'Leave the order when the customer leaves it, and come back to the step that you skipped.'],
      zh: ['在一类客户身上走通的顺序\uFF0C就是下一位的计划\uFF1A需求、损失、谁决定、下一步\u3002', '客户跳开时可以跟着走\uFF0C之后把跳过的一步补回来\u3002'],
    },
    quiz: [
      { en: 'The customer asks for the price before you know the need. What now?', zh: '还没了解需求\uFF0C客户就问价格\u3002怎么办\uFF1F', options: [{ en: 'Give the lowest price', zh: '直接报最低价' }, { en: 'Give the range, then ask what it must solve', zh: '先给区间\uFF0C再问要解决什么' }, { en: 'Refuse to speak of it', zh: '不谈价格' }], right: 1, because: { en: 'You answer, and you come back to your road.', zh: '既回答了\uFF0C又回到了自己的顺序\u3002' } },
    ],
  },
  {
    key: 'promise_with_a_condition',
    weak: 'risk',
    title: { en: 'Offer to ask instead of promising', zh: '不承诺\uFF0C先去申请' },
    text: {
      en: ['A price, a date or a result that depends on somebody else is theirs to give. Say whom you will ask and by when they hear from you.', '“Let me see whether my director will approve ten percent, you have the answer by Thursday” is as strong, and it is true.'],
      zh: ['价格、日期、效果要别人同意\uFF0C就不该由你先答应\u3002说清楚去问谁、什么时候回复\u3002', '“我去问总监能不能批九折\uFF0C周四前给您答复”\uFF0C同样有力\uFF0C而且是真话\u3002'],
    },
    quiz: [
      { en: 'Which of these is a promise?', zh: '哪一句是承诺\uFF1F', options: [{ en: '“Usually four to six weeks, I’ll confirm with logistics.”', zh: '“一般四到六周\uFF0C我跟物流确认\u3002”' }, { en: '“We’ll have it there by Friday, okay?”', zh: '“周五之前肯定到\uFF0C行吧\uFF1F”' }, { en: '“When would you need it?”', zh: '“您什么时候要\uFF1F”' }], right: 1, because: { en: 'A question at its end does not take the date away.', zh: '末尾加个问句\uFF0C日期还是承诺了\u3002' } },
    ],
  },
  {
    key: 'answer_the_objection',
    weak: 'objection',
    title: { en: 'Hear it out, then answer that one', zh: '先听完\uFF0C再回答这一条' },
    text: {
      en: ['Say back what you heard, ask what is behind it, answer with one fact that can be checked, and ask whether that settles it.', 'An objection that was brushed off comes back when the contract lies on the table.'],
      zh: ['先复述听到的\uFF0C问清背后的原因\uFF0C用一个可以核实的事实回答\uFF0C再确认是否解决了顾虑\u3002', '被敷衍的异议\uFF0C会在签合同的时候再冒出来\u3002'],
    },
    quiz: [
      { en: '“You are twenty percent over your competitor.” The best first sentence?', zh: '“你们比竞品贵两成\u3002”第一句怎么说最好\uFF1F', options: [{ en: '“They are known for bad support.”', zh: '“他们的服务很差的\u3002”' }, { en: '“I can match it.”', zh: '“我可以给您一样的价\u3002”' }, { en: '“What is in their offer, and what would a day off the line cost you?”', zh: '“他们的报价包含什么\uFF1F停一天线您损失多少\uFF1F”' }], right: 2, because: { en: 'You learn what is compared, and it becomes their sum.', zh: '先弄清在比什么\uFF0C账由客户来算\u3002' } },
    ],
  },
];

export const lessonsFor = (weak: Lesson['weak']): string[] => LESSONS.filter((l) => l.weak === weak).map((l) => l.key);
export const knownLessons = (keys: readonly string[]): string[] => keys.filter((key) => LESSONS.some((l) => l.key === key));
