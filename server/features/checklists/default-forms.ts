import type { RecordField, RecordForm, RecordRule } from '#realtime/contract/records.schema.ts';

const option = (value: string, en: string, zh: string) => ({ value, label: { en, zh } });
const field = (key: string, type: RecordField['type'], en: string, zh: string, extra: Partial<RecordField> = {}): RecordField => ({
  key, type, label: { en, zh }, options: [], mandatory: false, ask: null, ...extra,
});

/** Every field that a built-in form may have. The choices of budget and objection are those of features.md B5. */
const FIELDS: Readonly<Record<string, RecordField>> = {
  pain: field('pain', 'text', 'Pain', '痛点', { ask: { en: 'What goes wrong most often today, and since when?', zh: '现在最常出问题的是哪个环节\uFF1F从什么时候开始的\uFF1F' } }),
  impact: field('impact', 'text', 'What it costs them', '造成的损失', { ask: { en: 'How often, how long, and what does one time cost you?', zh: '多久一次\uFF1F每次多长\uFF1F一次大概损失多少\uFF1F' } }),
  budget: field('budget', 'choice', 'Budget', '预算', {
    options: [option('over_50', 'Confirmed, over 500,000', '已确认 > 50 万'), option('under_50', 'Confirmed, under 500,000', '已确认 < 50 万'), option('not_confirmed', 'Not confirmed', '未确认')],
    ask: { en: 'Which budget would this come from, and is it over or under half a million?', zh: '这个项目走哪个科目\uFF1F大概在五十万以上还是以下\uFF1F' },
  }),
  objection: field('objection', 'several', 'Objections', '客户异议', {
    options: [option('price', 'Price', '价格'), option('delivery_time', 'Delivery time', '交付周期'), option('competitor', 'Competitor', '竞品对比'), option('decision_process', 'Decision process', '决策流程'), option('other', 'Other', '其他')],
    ask: { en: 'What would keep you from going on?', zh: '还有什么顾虑会让您不往下走\uFF1F' },
  }),
  decision: field('decision', 'text', 'Who decides', '决策链', { ask: { en: 'Who signs in the end, and who else has a say?', zh: '最后谁拍板\uFF1F还有谁参与决策\uFF1F' } }),
  requirements: field('requirements', 'text', 'Requirements', '客户要求', { ask: { en: 'What must it do on the first day?', zh: '上线第一天必须能做到什么\uFF1F' } }),
  terms: field('terms', 'text', 'Terms discussed', '商务条款', { ask: { en: 'Which terms are still open?', zh: '还有哪些条款没有谈定\uFF1F' } }),
  quote: field('quote', 'yesno', 'Quote given', '已报价'),
  contract: field('contract', 'yesno', 'Contract sent', '已发合同'),
  trial: field('trial', 'yesno', 'Trial account given', '已提供试用账号'),
  trialFrom: field('trialFrom', 'date', 'Trial from', '试用开始'),
  trialTo: field('trialTo', 'date', 'Trial until', '试用结束'),
  logins: field('logins', 'number', 'Logins by the customer', '客户登录次数'),
  nextStep: field('nextStep', 'text', 'Next step', '下一步', { ask: { en: 'What do we each do next, and by when?', zh: '接下来双方各做什么\uFF1F什么时候完成\uFF1F' } }),
  nextDate: field('nextDate', 'date', 'By when', '完成日期'),
};

const RULES: readonly RecordRule[] = [
  { id: 'trialNeedsDates', when: { field: 'trial', is: ['yes'] }, needs: ['trialFrom', 'trialTo', 'logins'], after: null, message: { en: 'A trial account needs its dates and the login count.', zh: '提供了试用账号\uFF0C就要填试用起止日期和客户登录次数\u3002' } },
  { id: 'trialEndsLater', when: { field: 'trial', is: ['yes'] }, needs: [], after: { field: 'trialTo', than: 'trialFrom' }, message: { en: 'A trial ends after it begins.', zh: '试用结束日期要晚于开始日期\u3002' } },
  { id: 'nextNeedsDate', when: { field: 'nextStep', is: [] }, needs: ['nextDate'], after: null, message: { en: 'A next step needs a date.', zh: '下一步要有完成日期\u3002' } },
];

const MANDATORY_BY_STAGE: Readonly<Record<string, readonly string[]>> = {
  discovery: ['pain', 'impact', 'decision', 'budget', 'nextStep'],
  technical: ['requirements', 'trial', 'objection', 'nextStep'],
  proposal: ['requirements', 'budget', 'decision', 'nextStep'],
  quotation: ['quote', 'budget', 'objection', 'nextStep'],
  negotiation: ['terms', 'objection', 'decision', 'nextStep'],
  contract: ['contract', 'terms', 'nextStep'],
};
const OPTIONAL = ['objection', 'trial', 'trialFrom', 'trialTo', 'logins', 'nextDate'];

/** The form that a stage has until somebody makes another; calls without a stage are asked the least. */
export function defaultForm(stage: string | null): RecordForm {
  const mandatory = MANDATORY_BY_STAGE[stage ?? ''] ?? ['pain', 'objection', 'nextStep'];
  const keys = [...mandatory, ...OPTIONAL.filter((k) => !mandatory.includes(k))];
  const fields = keys.flatMap((k) => (FIELDS[k] ? [{ ...FIELDS[k], mandatory: mandatory.includes(k) }] : []));
  return { fields, rules: [...RULES] };
}
