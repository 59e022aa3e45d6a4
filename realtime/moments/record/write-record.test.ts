import { describe, expect, test } from 'vitest';
import { emptyCallView, type CallView, type MomentView, type UtteranceView } from '#realtime/contract/call-view.ts';
import type { Lang, Side } from '#realtime/contract/labels.ts';
import { writeFirstAid } from '#realtime/moments/first-aid/write-first-aid.ts';
import type { PlaybookCardSpec } from '#realtime/session/session.port.ts';
import { writeRecord } from './write-record.ts';

/** A Wednesday. */
const startedAt = Date.UTC(2026, 10, 25, 10);

function call(lines: [Side, string, string?][], lang: Lang = 'en'): CallView {
  const transcript: UtteranceView[] = lines.map(([side, text], i) => ({
    utteranceId: `u${i}`, side, text, lang, startMs: i * 5000, endMs: i * 5000 + 4000,
  }));
  const moments: MomentView[] = lines.flatMap(([side, text, label], i) =>
    label
      ? [{
          id: `u${i}:${label}`, kind: side === 'rep' ? ('risk' as const) : ('objection' as const), label, utteranceId: `u${i}`, side, score: 0.9,
          span: [0, text.length] as const, text, atMs: i * 5000, early: false, withdrawn: false, severity: null, firstAt: 0, lastAt: 0,
        }]
      : [],
  );
  return { ...emptyCallView('c'), title: 'Harrow', customerName: 'Harrow Logistics', lang, transcript, moments, startedAt, durationMs: lines.length * 5000 };
}
const day = (at: number | null | undefined) => (at == null ? null : new Date(at).toISOString().slice(0, 10));

const english = call([
  ['rep', 'Thanks for the time. How many vans do you run?'],
  ['customer', 'About sixty across both depots.'],
  ['customer', 'Honestly the price is a lot more than we planned.', 'price'],
  ['rep', 'I hear you. What were you comparing it with, and what would one day off the road cost you?'],
  ['customer', 'Can you deliver both depots by March?'],
  ['rep', "Let me check with logistics, I'll get back to you."],
  ['customer', 'Kestrel told us they could do it in three weeks.', 'competitor'],
  ['rep', "We'll have it live by the fifteenth no matter what.", 'delivery_promise'],
  ['rep', "I'll send you the comparison by Friday, and then we talk."],
  ['customer', "I'll ask Ingrid to look at it on Monday."],
]);

describe('the record', () => {
  const record = writeRecord(english);
  test('commitments of both sides with their dates', () => {
    expect(record.commitments.map((c) => [c.by, day(c.dueAt)])).toContainEqual(['rep', '2026-11-27']);
    expect(record.commitments.map((c) => [c.by, day(c.dueAt)])).toContainEqual(['customer', '2026-11-30']);
    expect(record.nextStep?.dueAt).not.toBeNull();
  });
  test('objections, and whether they were answered', () => {
    expect(record.objections.map((o) => [o.label, o.answered])).toEqual([
      ['price', true],
      ['competitor', false],
    ]);
  });
  test('a question that was put off is open', () => expect(record.openItems.map((o) => o.evidence.utteranceId)).toEqual(['u4']));
  test('tags, each with its sentence', () => {
    expect(record.tags.map((t) => t.code)).toEqual(['price_sensitive', 'comparing']);
    expect(record.tags[0]?.evidence?.utteranceId).toBe('u2');
  });
  test('the summary names what stood in the way and the next step', () => {
    expect(record.summary).toContain('Harrow Logistics');
    expect(record.summary).toContain('price and a competitor; 1 still unanswered');
  });
  test('a withdrawn flag is in no record', () => {
    const view = { ...english, moments: english.moments.map((m) => ({ ...m, withdrawn: true })) };
    expect(writeRecord(view).objections).toEqual([]);
    expect(writeFirstAid(view, { playbook: [], industry: null, stage: null }).weakAnswers).toEqual([]);
  });
  test('an empty call gives an empty record', () => {
    expect(writeRecord(emptyCallView('x'))).toMatchObject({ commitments: [], openItems: [], nextStep: null, objections: [], tags: [] });
  });
});

test('a Chinese call is read in Chinese', () => {
  const record = writeRecord(
    call(
      [
        ['customer', '你们这个价格比预算高了不少', 'price'],
        ['rep', '理解的,您是跟哪一家在比,停一天线损失大概是多少'],
        ['rep', '我明天把对比表发给您'],
        ['customer', '行,我回头问一下王总'],
      ],
      'zh',
    ),
  );
  expect(record.summary).toContain('价格');
  expect(record.commitments.map((c) => c.by)).toEqual(['rep', 'customer']);
  expect(day(record.commitments[0]?.dueAt)).toBe('2026-11-26');
});

describe('the first-aid kit', () => {
  const card = (kind: PlaybookCardSpec['kind'], label: string): PlaybookCardSpec => ({
    cardId: label, kind, label, industry: null, stage: null, lang: 'en', title: label, body: `say this about ${label}`, priority: 1, cooldownMs: 0,
    mostPerCall: 1, doNotTrigger: [],
  });
  const kit = writeFirstAid(english, { playbook: [card('objection', 'price'), card('risk', 'delivery_promise')], industry: null, stage: null });
  test('concerns by weight, weak answers with what they answered, wording for each', () => {
    expect(kit.concerns.map((c) => c.label).sort()).toEqual(['competitor', 'price']);
    expect(kit.weakAnswers).toHaveLength(1);
    expect(kit.weakAnswers[0]).toMatchObject({ reason: 'risk', title: 'delivery_promise' });
    expect(kit.wording.map((w) => w.label).sort()).toEqual(['delivery_promise', 'price']);
  });
});
