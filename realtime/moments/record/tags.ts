import type { CallRecord } from '#realtime/contract/after-call.ts';
import type { CallView, MomentView } from '#realtime/contract/call-view.ts';
import { evidenceOf, standing } from './utterances.ts';

const BY_OBJECTION: Record<string, string> = {
  price: 'price_sensitive',
  delivery_time: 'time_critical',
  competitor: 'comparing',
  decision_process: 'several_deciders',
  other: 'reserved',
};
const WARM = 0.25;

/** What kind of customer this call showed, each tag with its strongest sentence. Pure. */
export function tags(view: CallView): CallRecord['tags'] {
  const out: CallRecord['tags'] = [];
  const add = (code: string, kind: MomentView['kind'], label?: string) => {
    const found = standing(view, kind)
      .filter(({ moment }) => label === undefined || moment.label === label)
      .sort((a, b) => b.moment.score - a.moment.score)[0];
    if (found && !out.some((t) => t.code === code)) out.push({ code, evidence: evidenceOf(found.said) });
  };
  for (const [label, code] of Object.entries(BY_OBJECTION)) add(code, 'objection', label);
  add('comparing', 'competitor');
  add('hesitant', 'doubt');
  const late = view.sentiment.slice(Math.floor(view.sentiment.length / 2));
  if (late.length >= 2) {
    const mean = late.reduce((sum, s) => sum + s.valence, 0) / late.length;
    if (mean > WARM) out.push({ code: 'warm', evidence: null });
    if (mean < -WARM) out.push({ code: 'cooling', evidence: null });
  }
  return out;
}
