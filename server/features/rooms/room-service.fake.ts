import type { FakeRooms } from '#realtime/sources/livekit/room.fake.ts';
import type { RoomService } from './room-service.port.ts';

/** A LiveKit server in memory, over the rooms that the fake agent joins. */
export function fakeRoomService(rooms: FakeRooms): RoomService & { down: boolean; closed: string[]; removed: string[] } {
  const service = {
    down: false,
    closed: [] as string[],
    removed: [] as string[],
    async list(names?: readonly string[]) {
      if (service.down) throw new Error('the server is away');
      return rooms
        .names()
        .filter((name) => !names || names.includes(name))
        .map((name) => ({ name, people: rooms.people(name).length }));
    },
    async setSigns(room: string, identity: string, attributes: Record<string, string>) {
      const person = rooms.people(room).find((p) => p.identity === identity);
      if (person) rooms.come(room, identity, { ...person.attributes, ...attributes });
    },
    identities: async (room: string) => rooms.people(room).map((p) => p.identity),
    async remove(room: string, identity: string) {
      service.removed.push(identity);
      rooms.go(room, identity);
    },
    async close(room: string) {
      service.closed.push(room);
      rooms.close(room, 'over');
    },
  };
  return service;
}
