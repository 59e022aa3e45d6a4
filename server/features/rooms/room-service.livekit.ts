import { RoomServiceClient, TwirpError } from 'livekit-server-sdk';
import type { LiveKit } from './tokens.ts';
import type { RoomService } from './room-service.port.ts';

const TIMEOUT_S = 4;
const missing = (error: unknown): boolean => error instanceof TwirpError && error.status === 404;

export function livekitRooms({ url, apiKey, apiSecret }: LiveKit): RoomService {
  const client = new RoomServiceClient(url.replace(/^ws/, 'http'), apiKey, apiSecret, { requestTimeout: TIMEOUT_S });
  async function unlessMissing<T>(work: Promise<T>, otherwise: T): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (missing(error)) return otherwise;
      throw error;
    }
  }
  return {
    async list(names) {
      const rooms = await client.listRooms(names ? [...names] : undefined);
      return rooms.map((room) => ({ name: room.name, people: room.numParticipants }));
    },
    async setSigns(room, identity, attributes) {
      await unlessMissing<unknown>(client.updateParticipant(room, identity, { attributes }), null);
    },
    identities: async (room) => (await unlessMissing(client.listParticipants(room), [])).map((p) => p.identity),
    async remove(room, identity) {
      await unlessMissing(client.removeParticipant(room, identity), undefined);
    },
    async close(room) {
      await unlessMissing(client.deleteRoom(room), undefined);
    },
  };
}
