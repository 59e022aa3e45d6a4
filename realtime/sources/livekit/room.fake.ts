import { RoomError, type RoomClosed, type RoomEvents, type RoomPerson, type RoomSource } from '../room.port.ts';

/** Rooms in memory: what a test does in them, whoever joined hears. */
export function fakeRooms() {
  interface Joined {
    token: string;
    events: RoomEvents;
    hears: Set<string>;
  }
  interface Room {
    people: Map<string, RoomPerson>;
    joined: Joined[];
  }
  const rooms = new Map<string, Room>();
  let down = false;
  let joins = 0;
  /** The token of a fake room is its name. */
  const roomOf = (name: string): Room => {
    const room = rooms.get(name) ?? { people: new Map(), joined: [] };
    rooms.set(name, room);
    return room;
  };

  /** A real token says which room it is for. */
  const roomIn = (token: string): string => {
    const payload = token.split('.')[1];
    return payload ? (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { video: { room: string } }).video.room : token;
  };

  const source: RoomSource = {
    async join({ token }, events) {
      joins++;
      if (down) throw new RoomError('unreachable', 'no rooms here');
      if (token === 'no-good-token') throw new RoomError('refused', 'not a token');
      const room = roomOf(roomIn(token));
      const joined: Joined = { token, events, hears: new Set() };
      for (const other of room.joined.splice(0)) other.events.closed('replaced');
      room.joined.push(joined);
      for (const person of room.people.values()) events.person(person);
      const there = () => room.joined.includes(joined);
      return {
        people: () => [...room.people.values()],
        hear: (identity, on) => void (on ? joined.hears.add(identity) : joined.hears.delete(identity)),
        async leave() {
          if (there()) room.joined.splice(room.joined.indexOf(joined), 1);
        },
      };
    },
  };

  return {
    source,
    get joins() {
      return joins;
    },
    /** Connections fail from now on, or work again. */
    setDown: (value: boolean) => void (down = value),
    listeners: (room: string) => roomOf(room).joined.length,
    /** Whom the room's listener has asked to hear. */
    hears: (room: string) => [...(roomOf(room).joined[0]?.hears ?? [])],
    come(room: string, identity: string, attributes: Record<string, string>) {
      const person = { identity, attributes };
      roomOf(room).people.set(identity, person);
      for (const { events } of roomOf(room).joined) events.person(person);
    },
    go(room: string, identity: string) {
      roomOf(room).people.delete(identity);
      for (const { events } of roomOf(room).joined) events.left(identity);
    },
    say(room: string, identity: string, samples: Float32Array, rate = 16_000) {
      for (const { events, hears } of roomOf(room).joined) if (hears.has(identity)) events.sound(identity, samples, rate);
    },
    /** Sound that was on its way when it was no longer wanted. */
    sayAnyway(room: string, identity: string, samples: Float32Array, rate = 16_000) {
      for (const { events } of roomOf(room).joined) events.sound(identity, samples, rate);
    },
    quiet(room: string, identity: string) {
      for (const { events } of roomOf(room).joined) events.quiet(identity);
    },
    close(room: string, cause: RoomClosed) {
      for (const { events } of roomOf(room).joined.splice(0)) events.closed(cause);
      if (cause === 'over') rooms.delete(room);
    },
    names: () => [...rooms.keys()],
    people: (room: string) => [...(rooms.get(room)?.people.values() ?? [])],
  };
}
export type FakeRooms = ReturnType<typeof fakeRooms>;
