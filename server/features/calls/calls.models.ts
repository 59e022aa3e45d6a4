import type { CallSummary } from '#realtime/contract/api.schema.ts';
import type { CallView } from '#realtime/contract/call-view.ts';
import type { Lang } from '#realtime/contract/labels.ts';
import type { CallRow } from './calls.repository.ts';

/** Flags that stand: withdrawn ones do not count. */
export const standing = (view: CallView, kind: 'risk' | 'objection'): number =>
  view.moments.filter((m) => m.kind === kind && !m.withdrawn).length;

/** A call's line in lists and on the board; the view, where one is live, knows better than the row. */
export function summarise(row: CallRow, ownerName: string | null, view: CallView | null = null): CallSummary {
  const time = (date: Date | null) => date?.getTime() ?? null;
  return {
    id: row.id,
    title: row.title,
    lang: row.lang as Lang,
    stage: row.stage,
    source: row.source,
    status: row.status as CallSummary['status'],
    customerId: row.customerId,
    customerName: row.customerName,
    ownerId: row.ownerId,
    ownerName,
    createdAt: row.createdAt.getTime(),
    startedAt: time(row.startedAt),
    endedAt: time(row.endedAt),
    endReason: row.endReason,
    durationMs: view?.durationMs ?? row.durationMs,
    risks: view ? standing(view, 'risk') : row.risks,
    objections: view ? standing(view, 'objection') : row.objections,
    ...(view ? { now: nowOf(view) } : {}),
  };
}

/** What stands out at this moment; labels and figures, no words: this line is kept. */
function nowOf(view: CallView): NonNullable<CallSummary['now']> {
  const flag = view.moments.findLast((m) => !m.withdrawn && (m.kind === 'risk' || m.kind === 'objection'));
  const mood = view.sentiment.at(-1);
  return {
    flag: flag ? { kind: flag.kind as 'risk' | 'objection', label: flag.label, atMs: flag.atMs, severity: flag.severity } : null,
    mood: mood ? { valence: mood.valence, hesitation: mood.hesitation, atMs: mood.endMs } : null,
    consent: view.consent,
    coaches: view.coaches.length,
  };
}

/** A place in a list that is sorted by creation, newest first. */
export const writeCursor = (row: { createdAt: Date; id: string }): string =>
  Buffer.from(`${row.createdAt.getTime()}:${row.id}`).toString('base64url');

export function readCursor(cursor: string): { createdAt: Date; id: string } | null {
  const match = /^(\d{1,15}):([\w-]{1,64})$/.exec(Buffer.from(cursor, 'base64url').toString());
  return match?.[1] && match[2] ? { createdAt: new Date(Number(match[1])), id: match[2] } : null;
}
