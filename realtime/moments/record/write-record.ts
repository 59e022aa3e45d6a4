import type { CallRecord } from '#realtime/contract/after-call.ts';
import type { CallView } from '#realtime/contract/call-view.ts';
import { commitments } from './commitments.ts';
import { objections } from './objections.ts';
import { openItems } from './open-items.ts';
import { summarise } from './summary.ts';
import { tags } from './tags.ts';

/** The next step is what was taken on last with a date; without a date the last thing that our side took on. */
function nextStep(list: CallRecord['commitments']): CallRecord['nextStep'] {
  const dated = list.filter((c) => c.dueAt !== null).at(-1);
  const step = dated ?? list.filter((c) => c.by === 'rep').at(-1);
  return step ? { text: step.text, dueAt: step.dueAt, evidence: step.evidence } : null;
}

/** The record and summary card of a call (features.md B1), from its view alone. Pure; each line names its sentence. */
export function writeRecord(view: CallView): CallRecord {
  const startedAt = view.startedAt ?? 0;
  const taken = commitments(view, startedAt);
  const record = {
    lang: view.lang,
    tags: tags(view),
    commitments: taken,
    openItems: openItems(view),
    nextStep: nextStep(taken),
    objections: objections(view),
  };
  return { ...record, summary: summarise(view, record) };
}
