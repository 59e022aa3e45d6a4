import { describe, expect, test } from 'vitest';
import { emptyCallView, type CallView } from '#realtime/contract/call-view.ts';
import type { Lang, Side } from '#realtime/contract/labels.ts';
import { recordFormSchema, type FieldValue, type RecordValues } from '#realtime/contract/records.schema.ts';
import { writeRecord } from '#realtime/moments/record/write-record.ts';
import { defaultForm } from '../checklists/default-forms.ts';
import { amountsIn } from './amounts.models.ts';
import { prefill } from './prefill.models.ts';
import { changesBetween, mergeValues, problemsOf } from './records.models.ts';

const v = (value: FieldValue['value'], extra: Partial<FieldValue> = {}): FieldValue => ({ value, none: false, evidence: null, by: 'person', ...extra });

describe('amounts as they are said', () => {
  test.each([
    ['Six hundred thousand was approved', [600_000]],
    ['about 200k, maybe 250,000', [200_000, 250_000]],
    ['one point is we have two hundred and fifty thousand', [1, 250_000]],
    ['1.2 million over three years', [1_200_000, 3]],
    ['no number here', []],
  ] as const)('%s', (text, want) => expect(amountsIn(text, 'en')).toEqual([...want]));
  test.each([
    ['大概八十万', [800_000]],
    ['预算批了 120 万', [1_200_000]],
    ['一百二十五万左右', [1_250_000]],
    ['3千块', [3_000]],
  ] as const)('%s', (text, want) => expect(amountsIn(text, 'zh')).toEqual([...want]));
});

test('every built-in form has three to five mandatory items and whole rules', () => {
  for (const stage of [null, 'discovery', 'technical', 'proposal', 'quotation', 'negotiation', 'contract', 'unheard of']) {
    expect(recordFormSchema.safeParse(defaultForm(stage)).error?.issues ?? [], String(stage)).toEqual([]);
  }
});
test('a form with too many mandatory items, a double key or a rule about nothing is refused', () => {
  const form = defaultForm('discovery');
  const refused = (change: object) => recordFormSchema.safeParse({ ...form, ...change }).success === false;
  expect(refused({ fields: form.fields.map((f) => ({ ...f, mandatory: true })) })).toBe(true);
  expect(refused({ fields: [...form.fields, form.fields[0]] })).toBe(true);
  expect(refused({ rules: [{ id: 'x', when: { field: 'nothing', is: [] }, needs: [], after: null, message: { en: 'a', zh: 'b' } }] })).toBe(true);
});

describe('what keeps a record from being confirmed', () => {
  const form = defaultForm('discovery');
  const full: RecordValues = { pain: v('stops'), impact: v('40k'), decision: v('CFO'), budget: v('not_confirmed'), nextStep: v(null, { none: true }) };
  test('a missing mandatory item is named; "did not come up" is an answer', () => {
    expect(problemsOf(form, full)).toEqual([]);
    expect(problemsOf(form, { ...full, pain: v('  ') }).map((p) => [p.field, p.rule])).toEqual([['pain', 'mandatory']]);
  });
  test('a trial account needs its dates and the login count, in order', () => {
    expect(problemsOf(form, { ...full, trial: v('yes') }).map((p) => p.field)).toEqual(['trialFrom', 'trialTo', 'logins']);
    const dated = { ...full, trial: v('yes'), trialFrom: v('2026-11-30'), trialTo: v('2026-11-28'), logins: v(0) };
    expect(problemsOf(form, dated).map((p) => p.rule)).toEqual(['trialEndsLater']);
    expect(problemsOf(form, { ...dated, trialTo: v('2026-12-07') })).toEqual([]);
    expect(problemsOf(form, { ...full, trial: v('no') })).toEqual([]);
  });
  test('a next step needs a date', () => expect(problemsOf(form, { ...full, nextStep: v('send it') }).map((p) => p.field)).toEqual(['nextDate']));
  test('a value outside the choices is refused', () => expect(problemsOf(form, { ...full, budget: v('lots') }).map((p) => p.rule)).toEqual(['option']));
  test('evidence stays with a value that nobody changed, and goes with one that was', () => {
    const evidence = { utteranceId: 'u1', side: 'customer' as const, atMs: 5, text: 'x' };
    const before = { pain: v('stops', { evidence, by: 'machine' }) };
    expect(mergeValues(form, before, { pain: v('stops') }).pain).toEqual(before.pain);
    expect(mergeValues(form, before, { pain: v('other') }).pain).toMatchObject({ by: 'person', evidence: null });
    expect(mergeValues(form, before, { strange: v('x') })).toEqual(before);
  });
  test('the difference between versions is by value', () => {
    expect(changesBetween({ pain: v('a'), budget: v('over_50') }, { pain: v('a', { by: 'machine' }), budget: v('under_50'), trial: v('no') }).map((c) => c.field)).toEqual(['budget', 'trial']);
  });
});

function call(lines: [Side, string, string?][], lang: Lang): CallView {
  const transcript = lines.map(([side, text], i) => ({ utteranceId: `u${i}`, side, text, lang, startMs: i * 5000, endMs: i * 5000 + 4000 }));
  const moments = lines.flatMap(([side, text, label], i) =>
    label ? [{ id: `u${i}`, kind: side === 'rep' ? ('risk' as const) : ('objection' as const), label, utteranceId: `u${i}`, side, score: 0.9, span: [0, 3] as const, text, atMs: 0, early: false, withdrawn: false, severity: null, firstAt: 0, lastAt: 0 }] : [],
  );
  return { ...emptyCallView('c'), lang, transcript, moments, startedAt: Date.UTC(2026, 10, 25, 10), durationMs: 60_000 };
}

describe('the record from the call', () => {
  test('in English: each value with its sentence, and nothing guessed', () => {
    const view = call(
      [
        ['rep', 'What is the biggest problem with the way you do it today?'],
        ['customer', 'The packing line stops about three times a week.'],
        ['rep', 'How much does that cost you in a month?'],
        ['customer', 'Roughly forty thousand, mostly overtime.'],
        ['rep', 'Have you set a budget aside for this?'],
        ['customer', 'Six hundred thousand was approved for this year.'],
        ['customer', 'The price is a lot more than we planned.', 'price'],
        ['rep', "I'll send you the comparison by Friday."],
        ['rep', 'Friday is for the offer, and I can set up a trial account for you tomorrow.'],
      ],
      'en',
    );
    const values = prefill(defaultForm('discovery'), view, writeRecord(view), 'UTC');
    expect(values.pain).toMatchObject({ value: 'The packing line stops about three times a week.', evidence: { utteranceId: 'u1' } });
    expect(values.impact?.evidence?.utteranceId).toBe('u3');
    expect(values.budget).toMatchObject({ value: 'over_50', evidence: { utteranceId: 'u5' } });
    expect(values.objection).toMatchObject({ value: ['price'], evidence: { utteranceId: 'u6' } });
    expect(values.trial).toMatchObject({ value: 'yes', evidence: { utteranceId: 'u8' } });
    expect(values.trialFrom?.value).toBe('2026-11-26');
    expect(values.nextDate?.value).toBe('2026-11-27');
    expect(values.decision).toBeUndefined();
    expect(values.logins).toBeUndefined();
  });
  test('in Chinese', () => {
    const view = call(
      [
        ['rep', '你们现在这块最头疼的问题是什么'],
        ['customer', '灌装线每周停三次'],
        ['rep', '这块今年有预算吗'],
        ['customer', '批了四十万左右'],
        ['customer', '这个我得回去跟王总商量', 'decision_process'],
        ['rep', '我明天把对比表发给您'],
      ],
      'zh',
    );
    const values = prefill(defaultForm('discovery'), view, writeRecord(view), 'Asia/Shanghai');
    expect(values.pain?.value).toBe('灌装线每周停三次');
    expect(values.budget?.value).toBe('under_50');
    expect(values.decision?.evidence?.utteranceId).toBe('u4');
    expect(values.nextDate?.value).toBe('2026-11-26');
  });
  test('a call that says nothing gives a budget that is not confirmed, and no words', () => {
    const values = prefill(defaultForm('discovery'), call([['rep', 'hello'], ['customer', 'hello there']], 'en'), null, 'UTC');
    expect(values.budget).toMatchObject({ value: 'not_confirmed', evidence: null });
    expect(values.pain).toBeUndefined();
  });
});
