import type { RoomSource } from '../room.port.ts';

let loading: Promise<typeof import('./rtc-room.ts')> | null = null;

/** The library writes debug lines to stdout unless it believes to be in production; it asks when it is loaded. */
async function load() {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    return await import('./rtc-room.ts');
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** Rooms of a LiveKit server. The native library is loaded with the first of them. */
export const rtcRooms: RoomSource = {
  async join(address, events) {
    const { joinRtcRoom } = await (loading ??= load());
    return joinRtcRoom(address, events);
  },
};
