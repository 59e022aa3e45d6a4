import type { RecordValues } from '#realtime/contract/records.schema.ts';
import { isFilled } from '../records/records.models.ts';

/** What the checks look at: the record as it was confirmed, and the rep's other records. */
export interface CheckedRecord {
  id: string;
  values: RecordValues;
  callEndedAt: number;
  durationMs: number;
  submittedAt: number;
}
export interface Finding {
  rule: 'thin' | 'late' | 'copied' | 'impossible_time' | 'overlap';
  evidence: Record<string, string | number | null>;
}

/** Features B6: "a 30-minute call with one record line". */
export const THIN = { durationMs: 25 * 60_000, lines: 1 } as const;
/** A record that comes this long after the call is remembered, not noted. */
export const LATE_MS = 72 * 3_600_000;
const COPIED_CHARS = 25;
/** Likeness from which two texts count as one with small changes. */
const ALIKE = 0.92;

const written = (values: RecordValues): [string, string][] =>
  Object.entries(values).flatMap(([key, v]) => (!v.none && typeof v.value === 'string' && isFilled(v) ? [[key, v.value.trim()] as [string, string]] : []));

/** Shared pairs of neighbouring characters, 0…1; catches copies in which a name or a digit was changed. */
function likeness(a: string, b: string): number {
  const pairs = (text: string) => {
    const out = new Map<string, number>();
    for (let i = 0; i + 1 < text.length; i++) out.set(text.slice(i, i + 2), (out.get(text.slice(i, i + 2)) ?? 0) + 1);
    return out;
  };
  const [x, y] = [pairs(a), pairs(b)];
  let shared = 0;
  for (const [pair, n] of x) shared += Math.min(n, y.get(pair) ?? 0);
  const total = a.length + b.length - 2;
  return total <= 0 ? 0 : (2 * shared) / total;
}

/** Free text that a person wrote; what the machine took from the call is a quotation and no copy. */
const typed = (record: CheckedRecord) => written(record.values).filter(([key, text]) => record.values[key]?.by === 'person' && text.length >= COPIED_CHARS);

/**
 * The checks on data, each with its evidence. They ask a manager for a second look; none of them says that somebody did
 * wrong, and there is no sum of them. Pure.
 * @param others the same rep's records, newest first
 */
export function findingsOf(record: CheckedRecord, others: readonly CheckedRecord[]): Finding[] {
  const out: Finding[] = [];
  const filled = Object.values(record.values).filter((v) => isFilled(v) && !v.none).length;
  if (record.durationMs >= THIN.durationMs && filled <= THIN.lines) {
    out.push({ rule: 'thin', evidence: { minutes: Math.round(record.durationMs / 60_000), lines: filled } });
  }
  const after = record.submittedAt - record.callEndedAt;
  if (after > LATE_MS) out.push({ rule: 'late', evidence: { hours: Math.round(after / 3_600_000) } });
  if (after < 0) out.push({ rule: 'impossible_time', evidence: { submittedAt: record.submittedAt, callEndedAt: record.callEndedAt } });
  const range = record.values.trialFrom?.value;
  const until = record.values.trialTo?.value;
  if (typeof range === 'string' && typeof until === 'string' && range > until) out.push({ rule: 'impossible_time', evidence: { from: range, to: until } });

  copied: for (const [field, text] of typed(record)) {
    for (const other of others) {
      if (other.id === record.id) continue;
      const same = typed(other).find(([, theirs]) => likeness(text, theirs) >= ALIKE);
      if (!same) continue;
      out.push({ rule: 'copied', evidence: { field, text: text.slice(0, 300), other: other.id, theirs: same[1].slice(0, 300) } });
      break copied;
    }
  }
  const begun = record.callEndedAt - record.durationMs;
  const clash = others.find((o) => o.id !== record.id && o.callEndedAt - o.durationMs < record.callEndedAt - 60_000 && o.callEndedAt > begun + 60_000);
  if (clash) out.push({ rule: 'overlap', evidence: { other: clash.id, from: begun, to: record.callEndedAt, theirFrom: clash.callEndedAt - clash.durationMs, theirTo: clash.callEndedAt } });
  return out;
}
