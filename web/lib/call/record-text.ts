import type { CallRecord } from '#realtime/contract/after-call.ts';
import { clock, day } from '#lib/i18n/format.ts';
import { locale } from '#lib/i18n/locale.svelte.ts';
import { labelOf } from '#lib/i18n/labels.ts';
import { m } from '#lib/paraglide/messages.js';

/** The record as plain text, for the clipboard and for a letter. */
export function recordText(record: CallRecord, title: string): string {
  const due = (at: number | null) => (at === null ? '' : ` (${m.record_due({ day: day(at, locale.current) })})`);
  const part = (head: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', head, ...lines.map((l) => `- ${l}`)];
  const by = (side: 'rep' | 'customer') =>
    record.commitments.filter((c) => c.by === side).map((c) => `${c.text}${due(c.dueAt)} [${clock(c.evidence.atMs)}]`);
  return [
    title,
    '',
    record.summary,
    ...part(
      m.record_next(),
      record.nextStep ? [`${record.nextStep.text}${due(record.nextStep.dueAt)}`] : [m.record_no_next()],
    ),
    ...part(m.record_we_promised(), by('rep')),
    ...part(m.record_they_promised(), by('customer')),
    ...part(
      m.record_open(),
      record.openItems.map((i) => `${i.text} [${clock(i.evidence.atMs)}]`),
    ),
    ...part(
      m.record_objections(),
      record.objections.map(
        (o) =>
          `${labelOf('objection', o.label)}: ${o.answered ? m.record_answered() : m.record_unanswered()} [${clock(o.evidence.atMs)}]`,
      ),
    ),
  ].join('\n');
}

/** A letter in the person's own mail program; nothing leaves the house by itself. */
export const mailto = (subject: string, body: string): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
