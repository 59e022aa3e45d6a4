import { describe, expect, test } from 'vitest';
import { compareField } from './compare.models.ts';
import { nominate, type Candidate } from './quality.models.ts';
import { redact, sensitiveSpans, silence, soundOfSpan } from './redact.models.ts';

const known = { people: ['Robin Ashby', 'Ingrid Olsen', '周亦可', '沈岚'], companies: ['Harbour Lane Foods', 'Northgate', '海岚食品', '明井'] };

describe('redaction', () => {
  test.each([
    'Ingrid said that Harbour Lane Foods pays 480,000 a year',
    'call Robin on 555-0199 or write to robin@harbour.test',
    "it's twenty five thousand dollars and Northgate's offer was ten percent less",
    'Mr Delaney signs, he sits with Orbit Machine Tools Ltd',
    'one hundred and twenty machines by the 15th of March 2027',
  ])('leaves no name, number or company: %s', (text) => {
    const out = redact(text, 'en', known).text;
    for (const word of ['Ingrid', 'Robin', 'Harbour', 'Northgate', 'Delaney', 'Orbit', '480', '555', '15', '2027', 'twenty', 'thousand', 'ten', 'hundred']) {
      expect(out.toLowerCase(), out).not.toMatch(new RegExp(`\\b${word.toLowerCase()}`));
    }
    expect(out).toMatch(/\[(name|number|company|contact)\]/);
  });
  test.each(['我跟王总商量一下,海岚食品今年批了八十万', '亦可说明井报价是三十五万六', '每周停3次,一次两个小时', '上海云帆科技有限公司的李经理'])('也不留姓名、数字、公司: %s', (text) => {
    const out = redact(text, 'zh', known).text;
    for (const word of ['王总', '海岚', '八十万', '亦可', '明井', '三十五', '3', '两个', '李经理', '云帆']) expect(out).not.toContain(word);
  });
  test('ordinary words stay', () => {
    expect(redact('What would one day off the road mean to the people on the line?', 'en', known).text).toBe('What would one day off the road mean to the people on the line?');
    expect(redact('您现在最头疼的是什么', 'zh', known).text).toBe('您现在最头疼的是什么');
  });
  test('in sound: the place in the sentence with a broad margin, a short sentence whole', () => {
    const text = 'a'.repeat(100);
    const [from, to] = soundOfSpan({ from: 50, to: 60, kind: 'number' }, { startMs: 10_000, endMs: 20_000, text });
    expect([from, to]).toEqual([13_200, 17_800]);
    expect(soundOfSpan({ from: 1, to: 2, kind: 'name' }, { startMs: 0, endMs: 2_000, text })).toEqual([-200, 2_200]);
    const samples = new Float32Array(1000).fill(0.9);
    silence(samples, 1000, [[300, 600]], 0);
    expect(Math.max(...samples.slice(300, 600).map(Math.abs))).toBeLessThan(0.05);
    expect([samples[299], samples[600]]).toEqual([expect.closeTo(0.9), expect.closeTo(0.9)]);
  });
  test('spans are in order and do not overlap', () => {
    const spans = sensitiveSpans('Robin Ashby of Northgate pays 12 percent', 'en', known);
    expect(spans.map((s) => s.kind)).toEqual(['name', 'company', 'number']);
    for (const [i, span] of spans.entries()) if (i > 0) expect(span.from).toBeGreaterThanOrEqual(spans[i - 1]?.to ?? 0);
  });
});

test('the three best of a week, none with a risk or without consent', () => {
  const c = (callId: string, change: Partial<Candidate> = {}): Candidate => ({ callId, kinds: 3, painLevel: 2, answered: 1, objections: 1, inTime: true, risks: 0, consent: true, filled: 5, ...change });
  const best = nominate([c('a'), c('b', { kinds: 6 }), c('risky', { kinds: 9, risks: 1 }), c('no', { consent: false }), c('d', { painLevel: 0 }), c('e', { inTime: false })]);
  expect(best.map((n) => n.callId)).toEqual(['b', 'a', 'e']);
  expect(best[0]?.reasons[0]).toEqual({ code: 'kinds', value: 6 });
});

test('what a record lacks beside an exemplar: what it tells, not what it says', () => {
  const theirs = 'The line stops [number] times a week for hours, the director sees it on Monday.';
  expect(compareField(theirs, '', null, 0.15)).toEqual({ state: 'missing', lacks: ['frequency', 'duration', 'amount', 'who', 'when'] });
  expect(compareField(theirs, 'Stock counts take 4 hours every Sunday.', null, 0.15)).toEqual({ state: 'vague', lacks: ['who', 'when'] });
  expect(compareField('Every Sunday, by hand.', 'We sort parcels every Monday.', 0.6, 0.15)).toEqual({ state: 'full', lacks: [] });
  expect(compareField('Every Sunday, by hand.', 'Nice weather every Monday.', 0.05, 0.15)).toEqual({ state: 'vague', lacks: ['subject'] });
  expect(compareField('主轴停机每周[数字]次', '设备经常停机', null, 0.15)).toEqual({ state: 'vague', lacks: ['amount'] });
});
