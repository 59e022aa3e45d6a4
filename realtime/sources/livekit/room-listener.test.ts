import { describe, expect, test } from 'vitest';
import type { Side } from '#realtime/contract/labels.ts';
import { RoomListener } from './room-listener.ts';
import { fakeRooms } from './room.fake.ts';
import { signsOf } from './room-signs.ts';

const settle = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};
const sound = (value = 0.5) => new Float32Array(160).fill(value);

function lab() {
  const rooms = fakeRooms();
  const heard: Record<Side, number[]> = { rep: [], customer: [] };
  const drops: Side[] = [];
  const over: string[] = [];
  const timers: { at: number; run: () => void }[] = [];
  const denied = new Set<string>();
  const refused = new Set<Side>();
  let now = 0;
  const listener = new RoomListener({
    source: rooms.source,
    address: async () => ({ url: '', token: 'room' }),
    async open(side) {
      if (refused.has(side)) throw new Error('no');
      let closed = false;
      return {
        push: (samples) => void heard[side].push(samples[0] ?? 0),
        drop: () => {
          closed = true;
          drops.push(side);
        },
        get closed() {
          return closed;
        },
      };
    },
    mayHear: (identity) => !denied.has(identity),
    people: () => {},
    over: (cause) => void over.push(cause),
    failed: () => {},
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
    random: () => 0.5,
  });
  return {
    rooms,
    listener,
    heard,
    drops,
    over,
    denied,
    refused,
    async start() {
      listener.start();
      await settle();
    },
    async say(identity: string, value = 0.5) {
      rooms.say('room', identity, sound(value));
      await settle();
    },
    async pass(ms: number) {
      now += ms;
      for (const timer of timers.filter((t) => t.at <= now)) {
        timers.splice(timers.indexOf(timer), 1);
        timer.run();
      }
      await settle();
    },
  };
}

describe('the agent in a room', () => {
  test('hears whoever agreed, each on their own side', async () => {
    const t = lab();
    t.rooms.come('room', 'rep', signsOf('rep', 'accepted'));
    t.rooms.come('room', 'cus', signsOf('customer', 'accepted'));
    await t.start();
    await t.say('rep', 0.25);
    await t.say('cus', 0.75);
    expect(t.heard).toEqual({ rep: [0.25], customer: [0.75] });
  });

  test('R1 never subscribes, passes on or keeps anything of who declined, was not asked, or has no side', async () => {
    const t = lab();
    t.rooms.come('room', 'declined', signsOf('customer', 'declined'));
    t.rooms.come('room', 'asked', signsOf('customer', 'asked'));
    t.rooms.come('room', 'coach', {});
    t.rooms.come('room', 'liar', { 'qs.side': 'boss', 'qs.consent': 'accepted' });
    await t.start();
    expect(t.rooms.hears('room')).toEqual([]);
    // Even sound that comes without being asked for goes nowhere.
    for (const who of ['declined', 'asked', 'coach', 'liar']) t.rooms.sayAnyway('room', who, sound());
    await settle();
    expect(t.heard).toEqual({ rep: [], customer: [] });
  });

  test('R2 a yes that is given later is heard from then on', async () => {
    const t = lab();
    t.rooms.come('room', 'cus', signsOf('customer', 'asked'));
    await t.start();
    t.rooms.come('room', 'cus', signsOf('customer', 'accepted'));
    await t.say('cus');
    expect(t.heard.customer).toHaveLength(1);
  });

  test('R3 a yes that is taken back stops at once, by attribute or by us, also what is on its way', async () => {
    const t = lab();
    t.rooms.come('room', 'a', signsOf('customer', 'accepted'));
    t.rooms.come('room', 'b', signsOf('rep', 'accepted'));
    await t.start();
    await t.say('a');
    await t.say('b');
    t.denied.add('a');
    t.listener.review();
    t.rooms.sayAnyway('room', 'a', sound());
    t.rooms.come('room', 'b', signsOf('rep', 'withdrawn'));
    t.rooms.sayAnyway('room', 'b', sound());
    await settle();
    expect(t.rooms.hears('room')).toEqual([]);
    expect(t.heard).toEqual({ rep: [0.5], customer: [0.5] });
    expect(t.drops.sort()).toEqual(['customer', 'rep']);
  });

  test('R4 who comes back is heard again; a side that nobody is on is let go', async () => {
    const t = lab();
    await t.start();
    for (let i = 0; i < 3; i++) {
      t.rooms.come('room', 'cus', signsOf('customer', 'accepted'));
      await t.say('cus');
      t.rooms.go('room', 'cus');
    }
    expect(t.heard.customer).toHaveLength(3);
    expect(t.drops).toEqual(['customer', 'customer', 'customer']);
  });

  test('R5 a track that ends lets the side go, so that what follows finds its place by the clock', async () => {
    const t = lab();
    t.rooms.come('room', 'cus', signsOf('customer', 'accepted'));
    await t.start();
    await t.say('cus');
    t.rooms.quiet('room', 'cus');
    expect(t.drops).toEqual(['customer']);
    await t.say('cus');
    expect(t.heard.customer).toHaveLength(2);
  });

  test('R6 comes back after a lost connection with growing waits, and not after one that was meant', async () => {
    const t = lab();
    t.rooms.come('room', 'cus', signsOf('customer', 'accepted'));
    await t.start();
    t.rooms.setDown(true);
    t.rooms.close('room', 'lost');
    await settle();
    expect(t.listener.connected).toBe(false);
    await t.pass(250);
    await t.pass(500);
    await t.pass(1_000);
    expect(t.rooms.joins).toBe(4);
    t.rooms.setDown(false);
    await t.pass(2_000);
    await t.say('cus');
    expect(t.heard.customer).toHaveLength(1);
    for (const cause of ['replaced', 'removed', 'over'] as const) {
      const u = lab();
      await u.start();
      u.rooms.close('room', cause);
      await u.pass(60_000);
      expect(u.over).toEqual([cause]);
      expect(u.rooms.joins).toBe(1);
    }
  });

  test('R7 a side that may not be heard is asked again while somebody speaks, once a second', async () => {
    const t = lab();
    t.refused.add('customer');
    t.rooms.come('room', 'cus', signsOf('customer', 'accepted'));
    await t.start();
    await t.say('cus');
    await t.say('cus');
    t.refused.clear();
    await t.say('cus');
    expect(t.heard.customer).toHaveLength(0);
    await t.pass(1_000);
    await t.say('cus');
    expect(t.heard.customer).toHaveLength(1);
  });

  test('R8 listens to eight people at most', async () => {
    const t = lab();
    for (let i = 0; i < 12; i++) t.rooms.come('room', `p${i}`, signsOf('customer', 'accepted'));
    await t.start();
    expect(t.rooms.hears('room')).toHaveLength(8);
    t.rooms.go('room', 'p0');
    expect(t.rooms.hears('room')).toContain('p8');
  });

  test('R9 after stop nothing is told any more', async () => {
    const t = lab();
    t.rooms.come('room', 'cus', signsOf('customer', 'accepted'));
    await t.start();
    await t.say('cus');
    await t.listener.stop();
    t.rooms.sayAnyway('room', 'cus', sound());
    await settle();
    expect(t.heard.customer).toHaveLength(1);
    expect(t.rooms.listeners('room')).toBe(0);
  });
});
