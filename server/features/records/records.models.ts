import type { FieldValue, Problem, RecordForm, RecordValues } from '#realtime/contract/records.schema.ts';

/** Something was said about it: a value, or that it did not come up. */
export const isFilled = (value: FieldValue | undefined): boolean => {
  if (!value) return false;
  if (value.none) return true;
  return Array.isArray(value.value) ? value.value.length > 0 : value.value !== null && String(value.value).trim() !== '';
};
const hasValue = (value: FieldValue | undefined): boolean => isFilled(value) && !value?.none;

const applies = (value: FieldValue | undefined, is: readonly string[]): boolean => {
  if (!hasValue(value)) return false;
  if (is.length === 0) return true;
  const given = Array.isArray(value?.value) ? value.value : [String(value?.value)];
  return given.some((v) => is.includes(v));
};

/** What keeps a record from being confirmed: each with the field it is about. Pure. */
export function problemsOf(form: RecordForm, values: RecordValues): Problem[] {
  const out: Problem[] = [];
  for (const field of form.fields) {
    const value = values[field.key];
    if (field.mandatory && !isFilled(value)) {
      out.push({ field: field.key, rule: 'mandatory', message: { en: `${field.label.en} is missing.`, zh: `缺少${field.label.zh}\u3002` } });
    }
    if (hasValue(value) && field.options.length > 0) {
      const given = Array.isArray(value?.value) ? value.value : [String(value?.value)];
      const wrong = given.find((v) => !field.options.some((o) => o.value === v));
      if (wrong) out.push({ field: field.key, rule: 'option', message: { en: `${field.label.en}: not one of the choices.`, zh: `${field.label.zh}\uFF1A不在选项里\u3002` } });
    }
  }
  for (const rule of form.rules) {
    if (!applies(values[rule.when.field], rule.when.is)) continue;
    for (const needed of rule.needs) {
      if (!hasValue(values[needed])) out.push({ field: needed, rule: rule.id, message: rule.message });
    }
    if (rule.after) {
      const [later, earlier] = [values[rule.after.field]?.value, values[rule.after.than]?.value];
      if (later != null && earlier != null && !(later > earlier)) out.push({ field: rule.after.field, rule: rule.id, message: rule.message });
    }
  }
  return out;
}

/** Only what the form knows, with the evidence that the machine found kept where the value was not changed. Pure. */
export function mergeValues(form: RecordForm, before: RecordValues, changes: RecordValues): RecordValues {
  const known = new Set(form.fields.map((f) => f.key));
  const next = { ...before };
  for (const [key, change] of Object.entries(changes)) {
    if (!known.has(key)) continue;
    const old = before[key];
    const same = old !== undefined && JSON.stringify(old.value) === JSON.stringify(change.value) && old.none === change.none;
    next[key] = same ? old : { ...change, evidence: null, by: 'person' };
  }
  return next;
}

export interface Change {
  field: string;
  from: FieldValue | null;
  to: FieldValue | null;
}
/** What differs between two versions, by what a person reads: values, not evidence. Pure. */
export function changesBetween(before: RecordValues, after: RecordValues): Change[] {
  const shown = (v: FieldValue | undefined) => JSON.stringify(v ? [v.value, v.none] : null);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => shown(before[key]) !== shown(after[key]))
    .map((field) => ({ field, from: before[field] ?? null, to: after[field] ?? null }));
}

/** Features C8 and E4: an entry is made in its time within 24 hours after the call. */
export const RECORD_DUE_MS = 24 * 3_600_000;
