import { describe, expect, test } from 'vitest';
import { emptyCallView, type CallView, type MomentView } from '#realtime/contract/call-view.ts';
import type { CallRecord } from '#realtime/contract/after-call.ts';
import { factsOfCall } from './call-events.models.ts';

const moment = (kind: MomentView['kind'], label: string, atMs: number, more: Partial<MomentView> = {}): MomentView => ({
  ...{ id: `u:${kind}:${label}`, kind, label, utteranceId: 'u', side: kind === 'risk' ? 'rep' : 'customer', score: 0.9, span: [0, 1], text: 't', atMs },
  ...{ early: false, withdrawn: false, severity: null, firstAt: 0, lastAt: 0 },
  ...more,
});
const sentiment = (valence: number, reliability: number) => ({ startMs: 0, endMs: 1, valence, hesitation: 0, reliability, doubt: false, utteranceId: null, reasons: [] });
const view: CallView = {
  ...emptyCallView('c1'),
  status: 'live',
  transcript: [{ utteranceId: 'u', side: 'customer', startMs: 0, endMs: 900, text: 'That is a lot.', lang: 'en' }],
  moments: [
    moment('objection', 'price', 1000),
    moment('objection', 'price', 9000),
    moment('objection', 'competitor', 2000, { early: true }),
    moment('risk', 'delivery_promise', 3000),
    moment('risk', 'price_promise', 4000, { withdrawn: true }),
    moment('competitor', 'cmp_1', 5000, { side: 'rep' }),
  ],
};
const types = (v: CallView, record: CallRecord | null = null) => factsOfCall(v, 1_000_000, record).map((f) => f.type);

describe('what a call says about its deal', () => {
  test('live: one of a label, neither early nor taken back, at its place in the call', () => {
    expect(factsOfCall(view, 1_000_000, null).map((f) => [f.type, f.at, f.key])).toEqual([
      ['objection_open', 1_001_000, 'call:c1:objection:price'],
      ['risk_flagged', 1_003_000, 'call:c1:risk:delivery_promise'],
    ]);
  });
  test('over: the talk, its mood where there is one, and what was answered', () => {
    const over: CallView = { ...view, status: 'ended', durationMs: 60_000, sentiment: [sentiment(0.8, 1), sentiment(-0.2, 0.5)] };
    const record = { objections: [{ label: 'price', answered: true }, { label: 'price', answered: true }, { label: 'other', answered: true }] } as CallRecord;
    expect(types(over, record)).toEqual(['objection_open', 'risk_flagged', 'call', 'sentiment', 'objection_answered']);
    const facts = factsOfCall(over, 1_000_000, record);
    expect(facts[3]!.data!.valence).toBeCloseTo(0.47);
    expect(facts[4]!.data!.objectionId).toBe(facts[0]!.data!.objectionId);
    expect(types({ ...over, sentiment: [sentiment(0.1, 1)] })).not.toContain('sentiment');
  });
  test('a call in which nobody spoke is none', () => expect(types({ ...emptyCallView('c2'), status: 'ended' })).toEqual([]));
});
