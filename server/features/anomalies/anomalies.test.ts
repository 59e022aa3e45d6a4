import { expect, test } from 'vitest';
import type { RecordValues } from '#realtime/contract/records.schema.ts';
import { findingsOf, type CheckedRecord } from './anomalies.models.ts';

const HOUR = 3_600_000;
const at = Date.UTC(2026, 10, 25, 10);
const text = (value: string, by: 'machine' | 'person' = 'person') => ({ value, none: false, evidence: null, by });
const record = (id: string, values: RecordValues, change: Partial<CheckedRecord> = {}): CheckedRecord => ({
  id, values, callEndedAt: at, durationMs: 600_000, submittedAt: at + HOUR, ...change,
});
const rules = (r: CheckedRecord, others: CheckedRecord[] = []) => findingsOf(r, others).map((f) => f.rule);
const long = 'They want the line to stop less often and will ask the board on Monday';

test('an ordinary record gives nothing', () => expect(rules(record('a', { pain: text(long), decision: text('the board') }))).toEqual([]));
test('half an hour and one line', () => {
  expect(rules(record('a', { pain: text('ok') }, { durationMs: 30 * 60_000 }))).toEqual(['thin']);
  expect(rules(record('a', { pain: text('ok'), budget: text('over_50') }, { durationMs: 30 * 60_000 }))).toEqual([]);
});
test('three days after the call', () => expect(rules(record('a', { pain: text(long), budget: text('x') }, { submittedAt: at + 80 * HOUR }))).toEqual(['late']));
test('before the call was over', () => expect(rules(record('a', { pain: text(long), budget: text('x') }, { submittedAt: at - HOUR }))).toEqual(['impossible_time']));
test('a text that stood in another record, also with a word changed; a quotation from the call is none', () => {
  const other = record('b', { pain: text(long) }, { callEndedAt: at - 24 * HOUR });
  expect(rules(record('a', { pain: text(long.replace('Monday', 'Sunday')) }), [other])).toEqual(['copied']);
  expect(rules(record('a', { pain: text(long, 'machine') }), [other])).toEqual([]);
  const zh = '客户希望灌装线少停机\uFF0C周一会跟董事会商量预算\uFF0C下周再约一次技术交流';
  expect(rules(record('a', { pain: text(zh) }), [record('b', { pain: text(zh) }, { callEndedAt: at - 24 * HOUR })])).toEqual(['copied']);
});
test('two calls at one time', () => expect(rules(record('a', { pain: text(long), budget: text('x') }), [record('b', {}, { callEndedAt: at - 300_000 })])).toEqual(['overlap']));
