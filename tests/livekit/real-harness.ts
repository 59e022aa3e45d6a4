import { AccessToken } from 'livekit-server-sdk';
import { rtcRooms } from '#realtime/sources/livekit/rtc-rooms.ts';
import type { RoomHarness } from '#realtime/sources/livekit/room.contract.ts';
import { livekitRooms } from '#server/features/rooms/room-service.livekit.ts';
import { publish, toneOf } from './publisher.ts';
import { LIVEKIT_KEY, LIVEKIT_SECRET, type LiveKitServer } from './server.ts';

/** The rooms of a real LiveKit server, for the rules that every implementation keeps. */
export function realHarness({ url }: Pick<LiveKitServer, 'url'>): RoomHarness {
  const service = livekitRooms({ url, apiKey: LIVEKIT_KEY, apiSecret: LIVEKIT_SECRET });
  async function token(room: string, identity: string, attributes: Record<string, string>, hidden: boolean): Promise<string> {
    const access = new AccessToken(LIVEKIT_KEY, LIVEKIT_SECRET, { identity, attributes, ttl: 600 });
    if (hidden) access.kind = 'agent';
    access.addGrant({ roomJoin: true, room, hidden, canPublish: !hidden, canSubscribe: true, canPublishData: false });
    return access.toJwt();
  }
  const tokens = new Map<string, string>();
  return {
    source: {
      // The port takes an address at once; a token is made asynchronously.
      join: async ({ url: where, token: room }, events) => {
        const real = room.includes('.') ? room : await token(room, 'listener', {}, true);
        tokens.set(room, real);
        return rtcRooms.join({ url: where, token: real }, events);
      },
    },
    address: (room) => ({ url, token: room }),
    badAddress: () => ({ url, token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJub2JvZHkifQ.c2lnbmF0dXJl' }),
    async guest(room, identity, attributes) {
      const someone = await publish(url, await token(room, identity, attributes, false));
      return {
        speak: (ms) => someone.play(toneOf(ms)),
        unpublish: () => someone.unpublish(),
        republish: () => someone.republish(),
        leave: () => someone.leave(),
      };
    },
    setAttributes: (room, identity, attributes) => service.setSigns(room, identity, attributes),
    closeRoom: (room) => service.close(room),
  };
}
