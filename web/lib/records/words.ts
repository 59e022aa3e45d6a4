import type { FieldValue, RecordForm, RecordRow } from '#realtime/contract/records.schema.ts';
import { locale } from '#lib/i18n/locale.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ChipTone } from '#lib/ui/tones.ts';

const states: Record<RecordRow['state'], () => string> = {
  draft: () => m.record_state_draft(),
  submitted: () => m.record_state_submitted(),
  returned: () => m.record_state_returned(),
  witnessed: () => m.record_state_witnessed(),
  flagged: () => m.record_state_flagged(),
};
export const stateText = (state: RecordRow['state']): string => states[state]();
export function stateTone(row: Pick<RecordRow, 'state'>): ChipTone {
  if (row.state === 'witnessed' || row.state === 'submitted') return 'success';
  return row.state === 'draft' ? 'dashed' : 'caution';
}

/** A value as a person reads it, for the difference between versions. */
export function valueText(form: RecordForm, key: string, value: FieldValue | null): string {
  if (!value) return m.record_empty_value();
  if (value.none) return m.record_none_given();
  const field = form.fields.find((f) => f.key === key);
  const list = Array.isArray(value.value) ? value.value : [String(value.value ?? '')];
  const text = list.map((v) => field?.options.find((o) => o.value === v)?.label[locale.current] ?? (v === 'yes' ? m.record_yes() : v === 'no' ? m.record_no() : v)).join(' · ');
  return text || m.record_empty_value();
}
