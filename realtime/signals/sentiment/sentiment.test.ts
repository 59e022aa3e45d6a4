import { describe, expect, test } from 'vitest';
import type { Prosody } from '#ml/prosody/prosody.port.ts';
import { callEventSchemas } from '#realtime/contract/call-events.schema.ts';
import { emptySentiment, hearSentiment, MIN_VOICED_MS, type HeardUtterance, type SentimentResult } from './sentiment.ts';

const usual: Prosody = {
  durationMs: 3200,
  voicedMs: 2000,
  pitch: 14,
  pitchRange: 6,
  pitchFall: -1,
  jitter: 0.3,
  level: -25,
  levelSpread: 5,
  centroid: 1400,
  flatness: 0.1,
  rolloff: 2500,
  mfcc: [0, 0, 0, 0],
  pauseShare: 0.1,
  longestPauseMs: 200,
  syllableRate: 4.5,
};
let n = 0;
const said = (text: string, patch: Partial<HeardUtterance> = {}, voice: Partial<Prosody> = {}): HeardUtterance => ({
  utteranceId: `u${++n}`,
  startMs: n * 4000,
  endMs: n * 4000 + 3200,
  text,
  lang: 'en',
  objection: 0.02,
  flagged: false,
  prosody: { ...usual, ...voice },
  ...patch,
});
function call(list: HeardUtterance[]): (SentimentResult | null)[] {
  let state = emptySentiment;
  return list.map((u) => {
    const next = hearSentiment(state, u);
    state = next.state;
    return next.result;
  });
}
const warmUp = () => Array.from({ length: 8 }, (_, i) => said('we run two depots', {}, { pauseShare: 0.08 + (i % 3) * 0.02, syllableRate: 4.3 + (i % 3) * 0.2 }));
const last = (u: HeardUtterance) => call([...warmUp(), u]).at(-1)!;

describe('sentiment of the customer', () => {
  test('good words warm, bad words and objections cool', () => {
    const good = last(said('that sounds good, perfect'));
    const bad = last(said('this is a real problem, I am disappointed', { objection: 0.8, flagged: true }));
    expect(good.valence).toBeGreaterThan(0.3);
    expect(bad.valence).toBeLessThan(-0.3);
    expect(last(said('no problem at all')).valence).toBeGreaterThan(0);
  });

  test('a hesitant voice on a mild sentence is doubt', () => {
    const hesitant = { pauseShare: 0.45, syllableRate: 2.8, level: -31, pitchRange: 3, jitter: 0.6 };
    expect(last(said('hm I suppose that could work', {}, hesitant)).doubt).toBe(true);
    expect(last(said('the budget should be fine', {}, hesitant)).doubt).toBe(true);
    expect(last(said('the budget should be fine')).doubt).toBe(false);
    expect(last(said('that is too expensive', { objection: 0.9, flagged: true }, hesitant)).doubt).toBe(false);
  });

  test('hedging words alone are hesitation but no doubt in the voice', () => {
    const r = last(said('maybe, I guess, I am not sure'));
    expect(r.hesitation).toBeGreaterThan(0.5);
    expect(r.doubt).toBe(false);
  });

  test('less than a second and a half of voice is not judged; short answers are judged together', () => {
    const short = { voicedMs: 600 };
    expect(call([said('yes', {}, short)])).toEqual([null]);
    const results = call([said('yes', {}, short), said('right', {}, short), said('perfect', {}, short)]);
    expect(results.map((r) => r !== null)).toEqual([false, false, true]);
    expect(MIN_VOICED_MS).toBe(1500);
  });

  test('short answers far apart are not put together', () => {
    const short = { voicedMs: 900 };
    expect(call([said('yes', { startMs: 0, endMs: 900 }, short), said('no', { startMs: 60_000, endMs: 60_900 }, short)])).toEqual([null, null]);
  });

  test('Chinese words count as English ones do', () => {
    expect(last(said('太好了就这么定', { lang: 'zh' })).valence).toBeGreaterThan(0.3);
    expect(last(said('这个太贵了我很担心', { lang: 'zh', objection: 0.9 })).valence).toBeLessThan(-0.3);
    expect(last(said('没有问题', { lang: 'zh' })).valence).toBeGreaterThanOrEqual(0);
  });

  test('every reason is named and figures stay in range', () => {
    for (const r of call([...warmUp(), said('well maybe', {}, { pauseShare: 0.9, syllableRate: 0, level: -60 })])) {
      if (!r) continue;
      expect(Math.abs(r.valence)).toBeLessThanOrEqual(1);
      expect(r.hesitation).toBeGreaterThanOrEqual(0);
      expect(r.hesitation).toBeLessThanOrEqual(1);
    }
  });

  test('the contract has no way to carry a sentiment of our own side', () => {
    expect(Object.keys(callEventSchemas['signal.sentiment'].shape)).not.toContain('side');
  });
});
