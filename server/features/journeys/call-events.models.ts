import type { CallRecord } from '#realtime/contract/after-call.ts';
import type { CallView } from '#realtime/contract/call-view.ts';
import type { EventInput } from './journeys.ts';

export interface CallFact extends EventInput {
  key: string;
}
/** A mood that is hardly one is none. */
const FAINT = 0.15;

/**
 * What a call says about its deal: objections, risks, doubts and competitors as they come; the talk itself, its mood and
 * which objections were answered when it is over. Each has a key of its own, so that it may be told again and again.
 * @param startedAt wall clock of the call's zero, epoch ms
 */
export function factsOfCall(view: CallView, startedAt: number, record: CallRecord | null): CallFact[] {
  const { callId } = view;
  const over = view.status === 'ended';
  const facts: CallFact[] = [];
  const add = (type: CallFact['type'], atMs: number, id: string, data: Record<string, unknown> = {}) =>
    facts.push({ type, at: Math.round(startedAt + atMs), data: { callId, ...data }, source: 'call', key: `call:${callId}:${id}` });

  // One of a label in a call: somebody who says four times that it is dear has one objection.
  const seen = new Set<string>();
  for (const moment of view.moments) {
    if (moment.withdrawn || moment.early) continue;
    const id = `${moment.kind}:${moment.label}`;
    if (seen.has(id)) continue;
    seen.add(id);
    const data = { label: moment.label, objectionId: `${callId}:${moment.label}` };
    if (moment.kind === 'objection') add('objection_open', moment.atMs, id, data);
    if (moment.kind === 'risk') add('risk_flagged', moment.atMs, id, { label: moment.label });
    if (moment.kind === 'doubt') add('doubt', moment.atMs, id);
    if (moment.kind === 'competitor' && moment.side === 'customer') add('competitor_named', moment.atMs, id, { competitorId: moment.label });
  }
  for (const item of view.checklist) {
    if (item.ticked) add('need_confirmed', over ? view.durationMs : 0, `item:${item.itemId}`, { itemId: item.itemId, title: item.title });
  }
  if (!over || view.transcript.length === 0) return facts;
  add('call', 0, 'talk', { durationMs: view.durationMs });
  if (view.sentiment.length > 0) {
    const weight = view.sentiment.reduce((sum, s) => sum + s.reliability, 0);
    const valence = weight === 0 ? 0 : view.sentiment.reduce((sum, s) => sum + s.valence * s.reliability, 0) / weight;
    if (Math.abs(valence) >= FAINT) add('sentiment', view.durationMs, 'mood', { valence: Math.round(valence * 100) / 100 });
  }
  for (const label of new Set(record?.objections.filter((o) => o.answered).map((o) => o.label))) {
    if (seen.has(`objection:${label}`)) add('objection_answered', view.durationMs, `answered:${label}`, { label, objectionId: `${callId}:${label}` });
  }
  return facts;
}
