import type { CallEvent } from '#realtime/contract/call-events.schema.ts';
import type { Side } from '#realtime/contract/labels.ts';

/** Utterances of a side, by what the log says of them. */
export function utterancesOf(events: readonly CallEvent[], side: Side): Set<string> {
  const ids = new Set<string>();
  for (const e of events) {
    if ((e.kind === 'utterance.final' || e.kind === 'signal.competitor' || e.kind === 'signal.tracker') && e.side === side) ids.add(e.utteranceId);
    if (e.kind === 'signal.risk' && side === 'rep') ids.add(e.utteranceId);
    if (e.kind === 'signal.objection' && side === 'customer') ids.add(e.utteranceId);
  }
  return ids;
}

/** The event without a side's words and voice; the same object where there was nothing of theirs in it. Pure. */
export function withoutSpeech(e: CallEvent, side: Side, theirs: ReadonlySet<string>): CallEvent {
  switch (e.kind) {
    case 'utterance.final':
      return e.side === side ? { ...e, text: '' } : e;
    case 'signal.risk':
    case 'signal.objection':
    case 'signal.competitor':
    case 'signal.tracker':
      return theirs.has(e.utteranceId) ? { ...e, text: '', span: [0, 0] } : e;
    case 'signal.sentiment':
      return side === 'customer' ? { ...e, valence: 0, hesitation: 0, reliability: 0, doubt: false, reasons: [] } : e;
    case 'prompt.shown':
      return theirs.has(e.cause.utteranceId ?? '') ? { ...e, cause: { ...e.cause, words: null } } : e;
    case 'checklist.ticked':
      return theirs.has(e.utteranceId ?? '') ? { ...e, evidence: null } : e;
    case 'entry.proposed':
      return theirs.has(e.utteranceId) ? { ...e, title: '', fields: [] } : e;
    default:
      return e;
  }
}
