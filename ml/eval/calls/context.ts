import { RISK_SEVERITY, type Lang } from '#realtime/contract/labels.ts';
import type { CallContext } from '#realtime/session/session.port.ts';

/** A call without surroundings: no playbook, no checklist, so that only hearing and judging are measured. */
export const plainContext = (callId: string, lang: Lang, pace: CallContext['pace']): CallContext => ({
  callId,
  lang,
  stage: null,
  industry: null,
  checklist: [],
  playbook: [],
  competitors: [],
  trackers: [],
  severities: RISK_SEVERITY,
  bias: [],
  analysed: { rep: true, customer: true },
  pace,
  history: [],
});
