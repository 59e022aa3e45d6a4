import { ok, deepEqual } from 'node:assert/strict';
import type { RoomClosed, RoomLink, RoomPerson, RoomSource } from '../room.port.ts';
import { RoomError } from '../room.port.ts';

/** Somebody in the room who is not the listener. */
export interface RoomGuest {
  /** Speaks, loudly, for about so long. */
  speak(ms: number): Promise<void>;
  unpublish(): Promise<void>;
  republish(): Promise<void>;
  leave(): Promise<void>;
}

/** A place to try an implementation in. */
export interface RoomHarness {
  source: RoomSource;
  /** For a listener that nobody sees. */
  address(room: string): { url: string; token: string };
  badAddress(room: string): { url: string; token: string };
  guest(room: string, identity: string, attributes: Record<string, string>): Promise<RoomGuest>;
  setAttributes(room: string, identity: string, attributes: Record<string, string>): Promise<void>;
  closeRoom(room: string): Promise<void>;
}

interface Listening {
  link: RoomLink;
  people: Map<string, RoomPerson>;
  left: string[];
  quiet: string[];
  /** Loud samples heard of each. */
  loud: Map<string, number>;
  closed: RoomClosed[];
}

async function until(what: string, check: () => boolean, capMs = 5_000): Promise<void> {
  for (const end = Date.now() + capMs; !check(); ) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

async function listen(h: RoomHarness, room: string): Promise<Listening> {
  const heard: Omit<Listening, 'link'> = { people: new Map(), left: [], quiet: [], loud: new Map(), closed: [] };
  const link = await h.source.join(h.address(room), {
    person: (person) => void heard.people.set(person.identity, person),
    left: (identity) => void heard.left.push(identity),
    sound: (identity, samples) => {
      const loud = samples.filter((x) => Math.abs(x) > 0.05).length;
      heard.loud.set(identity, (heard.loud.get(identity) ?? 0) + loud);
    },
    quiet: (identity) => void heard.quiet.push(identity),
    link: () => {},
    closed: (cause) => void heard.closed.push(cause),
  });
  for (const person of link.people()) heard.people.set(person.identity, person);
  return { link, ...heard };
}
const loudOf = (l: Listening, identity: string): number => l.loud.get(identity) ?? 0;

/** What every implementation of the port does; run by the fake's test and, in a real room, by the LiveKit tests. */
export const ROOM_RULES: Record<string, (h: RoomHarness) => Promise<void>> = {
  'tells who is there and who comes, with their attributes': async (h) => {
    const first = await h.guest('r1', 'ann', { 'qs.side': 'rep' });
    const l = await listen(h, 'r1');
    await until('ann is there', () => l.people.has('ann'));
    deepEqual(l.people.get('ann')?.attributes['qs.side'], 'rep');
    const second = await h.guest('r1', 'bob', { 'qs.side': 'customer' });
    await until('bob came', () => l.people.get('bob')?.attributes['qs.side'] === 'customer');
    await second.leave();
    await until('bob left', () => l.left.includes('bob'));
    await l.link.leave();
    await first.leave();
  },
  'hears nobody who was not asked for, and them at once when they are': async (h) => {
    const ann = await h.guest('r2', 'ann', {});
    const bob = await h.guest('r2', 'bob', {});
    const l = await listen(h, 'r2');
    l.link.hear('ann', true);
    await until('ann is heard', () => loudOf(l, 'ann') > 2_000 || (void ann.speak(300), false));
    await bob.speak(600);
    deepEqual(loudOf(l, 'bob'), 0);
    l.link.hear('ann', false);
    await new Promise((done) => setTimeout(done, 300));
    const before = loudOf(l, 'ann');
    await ann.speak(600);
    deepEqual(loudOf(l, 'ann'), before);
    await l.link.leave();
    await Promise.all([ann.leave(), bob.leave()]);
  },
  'hears a track that comes later, and again after it was taken away': async (h) => {
    const ann = await h.guest('r3', 'ann', {});
    const l = await listen(h, 'r3');
    l.link.hear('ann', true);
    await until('ann is heard', () => loudOf(l, 'ann') > 1_000 || (void ann.speak(300), false));
    await ann.unpublish();
    await until('ann is quiet', () => l.quiet.includes('ann'));
    await ann.republish();
    const before = loudOf(l, 'ann');
    await until('ann is heard again', () => loudOf(l, 'ann') > before + 1_000 || (void ann.speak(300), false));
    await l.link.leave();
    await ann.leave();
  },
  'tells new attributes': async (h) => {
    const ann = await h.guest('r4', 'ann', { 'qs.consent': 'asked' });
    const l = await listen(h, 'r4');
    await until('ann is there', () => l.people.has('ann'));
    await h.setAttributes('r4', 'ann', { 'qs.consent': 'accepted' });
    await until('the answer', () => l.people.get('ann')?.attributes['qs.consent'] === 'accepted');
    await l.link.leave();
    await ann.leave();
  },
  'is put out by a second one with the same identity': async (h) => {
    const ann = await h.guest('r5', 'ann', {});
    const first = await listen(h, 'r5');
    const second = await listen(h, 'r5');
    await until('the first is out', () => first.closed.length > 0);
    deepEqual(first.closed, ['replaced']);
    deepEqual(second.closed, []);
    await second.link.leave();
    await ann.leave();
  },
  'is told when the room is closed': async (h) => {
    const ann = await h.guest('r6', 'ann', {});
    const l = await listen(h, 'r6');
    await h.closeRoom('r6');
    await until('closed', () => l.closed.length > 0);
    deepEqual(l.closed, ['over']);
    await ann.leave();
  },
  'refuses a bad token without repeating it': async (h) => {
    const address = h.badAddress('r7');
    try {
      await h.source.join(address, { person() {}, left() {}, sound() {}, quiet() {}, link() {}, closed() {} });
      ok(false, 'it was let in');
    } catch (error) {
      ok(error instanceof RoomError && error.code === 'refused');
      ok(!error.message.includes(address.token) && !String(error.stack).includes(address.token));
    }
  },
};
