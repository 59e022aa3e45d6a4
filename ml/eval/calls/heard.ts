import type { CallEventDraft } from '#realtime/contract/call-events.schema.ts';
import type { ObjectionLabel, RiskLabel, Side } from '#realtime/contract/labels.ts';

export type FlagLabel = RiskLabel | ObjectionLabel;

export interface HeardFinal {
  readonly utteranceId: string;
  readonly side: Side;
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  /** When it reached us, ms since the first sample was sent. */
  readonly wallMs: number;
}

export interface HeardFlag {
  readonly utteranceId: string;
  readonly side: Side;
  readonly label: FlagLabel;
  /** When it was first seen. */
  readonly wallMs: number;
  /** The first one came before the final. */
  readonly early: boolean;
  withdrawn: boolean;
}

/** What a console sees of one call, as far as the evaluation asks. */
export interface HeardCall {
  readonly finals: HeardFinal[];
  readonly flags: HeardFlag[];
}

/** Notes events as they arrive. A flag that is confirmed keeps its first time; one that comes back after a withdrawal counts anew. */
export function createNotes(): HeardCall & { note(event: CallEventDraft, wallMs: number): void } {
  const finals: HeardFinal[] = [];
  const flags: HeardFlag[] = [];
  const standing = (utteranceId: string, label: string) =>
    flags.find((f) => f.utteranceId === utteranceId && f.label === label && !f.withdrawn);
  return {
    finals,
    flags,
    note(event, wallMs) {
      if (event.kind === 'utterance.final') {
        const { utteranceId, side, startMs, endMs, text } = event;
        finals.push({ utteranceId, side, startMs, endMs, text, wallMs });
      } else if (event.kind === 'signal.risk' || event.kind === 'signal.objection') {
        const { utteranceId, label, early } = event;
        if (standing(utteranceId, label)) return;
        flags.push({
          utteranceId,
          side: event.kind === 'signal.risk' ? 'rep' : 'customer',
          label,
          wallMs,
          early,
          withdrawn: false,
        });
      } else if (event.kind === 'signal.withdrawn') {
        const flag = standing(event.utteranceId, event.label);
        if (flag) flag.withdrawn = true;
      }
    },
  };
}
