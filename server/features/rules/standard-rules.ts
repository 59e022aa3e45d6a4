import { ruleSpecSchema, type RuleSpec } from '#realtime/contract/rules.schema.ts';
import type { z } from 'zod';

export interface StandardRule {
  key: string;
  name: { en: string; zh: string };
  spec: RuleSpec;
}
const rule = (key: string, en: string, zh: string, spec: z.input<typeof ruleSpecSchema>): StandardRule => ({
  key,
  name: { en, zh },
  spec: ruleSpecSchema.parse(spec),
});

/** What our own side does or writes down; an opening of the quote is the customer's and no update. */
const UPDATES = ['opened', 'call', 'meeting', 'technical_exchange', 'email_sent', 'material_sent', 'reply', 'quote_sent', 'quote_accepted', 'stage_moved', 'stage_back', 'need_confirmed', 'objection_open', 'objection_answered', 'note'] as const;
const updates = UPDATES.filter((type) => type !== 'opened');

/** The rules that a workspace starts with (features.md C3, C4); each can be changed. */
export const STANDARD_RULES: readonly StandardRule[] = [
  rule('quote_opened_3', 'Quote opened three times without a reply', '报价打开三次未回复', {
    trigger: { any: [{ type: 'quote_opened' }], times: 3 },
    unless: ['reply', 'quote_sent', 'quote_accepted'],
    actions: [{ kind: 'material', material: 'case_video' }],
  }),
  rule('technical_48h', '48 h without progress after a technical exchange', '技术交流后 48 小时无进展', {
    trigger: {
      any: [{ type: 'technical_exchange' }, { type: 'meeting', stages: ['technical'] }, { type: 'call', stages: ['technical'] }],
    },
    unless: ['stage_moved', 'quote_sent', 'material_sent', 'reply', 'need_confirmed'],
    waitHours: 48,
    actions: [{ kind: 'material', material: 'solution_package' }],
  }),
  rule('quotation_72h', '72 h in quotation without an update', '报价阶段 72 小时未更新', {
    trigger: { any: UPDATES.map((type) => ({ type, stages: ['quotation'] })) },
    unless: updates,
    waitHours: 72,
    where: { stages: ['quotation'] },
    actions: [{ kind: 'alert', to: ['rep', 'manager', 'operations'] }],
  }),
];
