import type { Evidence } from '#realtime/contract/after-call.ts';
import type { CallView, MomentView, UtteranceView } from '#realtime/contract/call-view.ts';

export const evidenceOf = (u: UtteranceView): Evidence => ({ utteranceId: u.utteranceId, side: u.side, atMs: u.startMs, text: u.text });

/** Flags that stand: not withdrawn, and with their utterance. */
export function standing(view: CallView, kind: MomentView['kind']): { moment: MomentView; said: UtteranceView }[] {
  return view.moments.flatMap((moment) => {
    if (moment.kind !== kind || moment.withdrawn) return [];
    const said = view.transcript.find((u) => u.utteranceId === moment.utteranceId);
    return said ? [{ moment, said }] : [];
  });
}

const ANSWER_WITHIN_MS = 45_000;

/** What our side said next, up to the customer's next turn of more than two words; empty where nothing came in time. */
export function answerTo(view: CallView, said: UtteranceView): UtteranceView[] {
  const later = view.transcript.filter((u) => u.startMs >= said.startMs && u !== said && u.startMs - said.endMs < ANSWER_WITHIN_MS);
  const out: UtteranceView[] = [];
  for (const u of later) {
    if (u.side === 'rep') out.push(u);
    else if (out.length > 0 && u.text.length > 12) break;
  }
  return out;
}
