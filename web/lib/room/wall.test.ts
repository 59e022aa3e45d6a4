import { expect, test } from 'vitest';
import type { CallSummary } from '#lib/api/types.ts';
import { moodOf, onWall } from './wall.ts';

const call = (id: string, over: Partial<CallSummary> = {}): CallSummary =>
  ({ id, title: id, status: 'live', risks: 0, objections: 0, ...over }) as CallSummary;
const line = (data: CallSummary) => ({ board: 'calls' as const, seq: 1, at: 0, kind: 'call.changed', id: data.id, data });

test('a call comes, changes in its place, and goes when it ends', () => {
  let wall = onWall([call('a'), call('b')], line(call('c')));
  expect(wall.map((c) => c.id)).toEqual(['a', 'b', 'c']);
  wall = onWall(wall, line(call('a', { risks: 2 })));
  expect(wall.map((c) => [c.id, c.risks])).toEqual([['a', 2], ['b', 0], ['c', 0]]);
  expect(onWall(wall, line(call('b', { status: 'ended' }))).map((c) => c.id)).toEqual(['a', 'c']);
});

test('no figures, no mood', () => {
  expect(moodOf(call('a'))).toBeNull();
  const now = { flag: null, consent: { rep: null, customer: null }, coaches: 0 };
  expect(moodOf(call('a', { now: { ...now, mood: { valence: -0.6, hesitation: 0.7, atMs: 0 } } }))).toEqual({ word: 'cool', hesitates: true });
});
