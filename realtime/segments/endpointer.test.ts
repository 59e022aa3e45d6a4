import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FRAME_MS } from '#ml/vad/vad.port.ts';
import {
  DEFAULT_ENDPOINTING as S,
  flushEndpoint,
  hangoverAt,
  initialEndpointState,
  stepEndpoint,
  type EndpointAction,
} from './endpointer.ts';

/** `[probability, how long]` pairs played frame by frame; what was decided, with the time of the decision. */
function play(pattern: readonly (readonly [number, number])[], settings = S) {
  let state = initialEndpointState(settings);
  const done: (EndpointAction & { at: number })[] = [];
  let at = 0;
  for (const [probability, ms] of pattern) {
    for (let t = 0; t < ms; t += FRAME_MS) {
      at += FRAME_MS;
      const next = stepEndpoint(state, { probability, endMs: at }, settings);
      state = next.state;
      if (next.action.kind !== 'none') done.push({ ...next.action, at });
    }
  }
  return { done, state, at };
}

describe('endpointing', () => {
  test('a sentence starts with its pre-roll and ends one hangover after its last voiced frame', () => {
    const { done } = play([[0, 1024], [0.9, 1600], [0, 1600]]);
    expect(done.map((d) => d.kind)).toEqual(['start', 'end']);
    expect(done[0]).toMatchObject({ startMs: 1024 - S.preRollMs });
    expect(done[1]).toMatchObject({ endMs: 1024 + 1600 + S.tailMs, cut: false });
    expect(done[1]!.at - (1024 + 1600)).toBeLessThanOrEqual(S.hangoverMs + FRAME_MS);
  });

  test('a pause shorter than the hangover does not split', () => {
    expect(play([[0, 512], [0.9, 640], [0.1, 320], [0.9, 640], [0, 1600]]).done.map((d) => d.kind)).toEqual(['start', 'end']);
  });

  test('one voiced frame is a click', () => {
    expect(play([[0, 512], [0.9, 32], [0, 1600]]).done).toEqual([]);
  });

  test('two voiced frames open an utterance that is discarded again', () => {
    expect(play([[0, 512], [0.9, 64], [0, 1600]]).done.map((d) => d.kind)).toEqual(['start', 'discard']);
  });

  test('a short "yes" is kept', () => {
    expect(play([[0, 512], [0.9, 192], [0, 1600]]).done.map((d) => d.kind)).toEqual(['start', 'end']);
  });

  test('between onset and offset speech goes on, but does not begin', () => {
    expect(play([[0, 512], [0.4, 3200]]).done).toEqual([]);
    expect(play([[0, 512], [0.9, 320], [0.4, 1600], [0, 1600]]).done.map((d) => d.kind)).toEqual(['start', 'end']);
  });

  test('pre-roll never takes the utterance before twice', () => {
    const { done } = play([[0.9, 960], [0, 544], [0.9, 960], [0, 960]]);
    const ends = done.filter((d) => d.kind === 'end');
    expect(ends).toHaveLength(2);
    expect(ends[1]!.startMs).toBeGreaterThanOrEqual(ends[0]!.endMs);
  });

  test('who pauses long is given longer, who does not gets less', () => {
    const slow = play(Array.from({ length: 12 }, () => [[0.9, 640], [0.1, 416]] as const).flat());
    const quick = play(Array.from({ length: 12 }, () => [[0.9, 640], [0.1, 128]] as const).flat());
    expect(slow.state.hangoverMs).toBeGreaterThan(S.hangoverMs);
    expect(quick.state.hangoverMs).toBeLessThan(S.hangoverMs);
    expect(quick.state.hangoverMs).toBeGreaterThanOrEqual(S.minHangoverMs);
  });

  test('a long utterance ends on a short pause', () => {
    const state = initialEndpointState(S);
    expect(hangoverAt(state, 1_000, S)).toBe(S.hangoverMs);
    expect(hangoverAt(state, S.hardMaxMs, S)).toBe(160);
    expect(play([[0.9, 14_016], [0.1, 320]]).done.map((d) => d.kind)).toEqual(['start', 'end']);
  });

  test('speech without a pause is cut at the hard limit and nothing is lost or doubled', () => {
    const { done, state, at } = play([[0.95, 60_000]]);
    const last = flushEndpoint(state, at).action;
    const ends = [...done, { ...last, at }].filter((d) => d.kind === 'end');
    expect(ends.length).toBeGreaterThan(2);
    for (let i = 1; i < ends.length; i++) expect(ends[i]!.startMs).toBe(ends[i - 1]!.endMs);
    expect(ends.every((e) => e.endMs - e.startMs <= S.hardMaxMs + FRAME_MS)).toBe(true);
  });

  test('a flush ends what is open and leaves silence alone', () => {
    const open = play([[0, 512], [0.9, 960]]);
    expect(flushEndpoint(open.state, open.at).action).toMatchObject({ kind: 'end' });
    expect(flushEndpoint(initialEndpointState(S), 0).action).toEqual({ kind: 'none' });
  });

  test('whatever comes, utterances are in order, do not overlap and have a length', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 32, max: 4000 })), { maxLength: 60 }), (p) => {
        let end = 0;
        for (const d of play(p).done) {
          if (d.kind !== 'end') continue;
          expect(d.startMs).toBeGreaterThanOrEqual(end);
          expect(d.endMs).toBeGreaterThan(d.startMs);
          end = d.endMs;
        }
      }),
      { numRuns: 60 },
    );
  });
});
