import { describe, expect, test } from 'vitest';
import { foldCall } from '#realtime/contract/call-view.ts';
import { endedCall } from '#lib/live/testing/calls.ts';
import { callTimes, Replay } from './replay.ts';

const events = endedCall('en');

describe('replay', () => {
  test('time never goes back, and the last event is the end of the call', () => {
    const times = callTimes(events);
    times.forEach((t, i) => expect(t).toBeGreaterThanOrEqual(times[i - 1] ?? 0));
    expect(times.at(-1)).toBe(98_000);
  });
  test('at the end it is the call', () =>
    expect(new Replay('ended-en', events).at(98_000)).toEqual(foldCall('ended-en', events)));
  test('going back and forth gives the same view as going there at once', () => {
    const replay = new Replay('ended-en', events);
    replay.at(90_000);
    expect(replay.at(60_000)).toEqual(new Replay('ended-en', events).at(60_000));
    expect(replay.at(61_000).transcript.every((u) => u.endMs <= 61_000)).toBe(true);
  });
  test('before the first sentence there is none', () =>
    expect(new Replay('ended-en', events).at(0).transcript).toEqual([]));
});
