import { expect, test } from 'vitest';
import { ROOM_RULES, type RoomHarness } from './room.contract.ts';
import { fakeRooms } from './room.fake.ts';

function harness(): RoomHarness {
  const rooms = fakeRooms();
  return {
    source: rooms.source,
    address: (room) => ({ url: '', token: room }),
    badAddress: () => ({ url: '', token: 'no-good-token' }),
    async guest(room, identity, attributes) {
      rooms.come(room, identity, attributes);
      let publishing = true;
      return {
        speak: async () => {
          if (publishing) rooms.say(room, identity, new Float32Array(4_800).fill(0.5));
        },
        unpublish: async () => {
          publishing = false;
          rooms.quiet(room, identity);
        },
        republish: async () => void (publishing = true),
        leave: async () => rooms.go(room, identity),
      };
    },
    setAttributes: async (room, identity, attributes) => rooms.come(room, identity, attributes),
    closeRoom: async (room) => rooms.close(room, 'over'),
  };
}

for (const [rule, run] of Object.entries(ROOM_RULES)) {
  test(`the fake: ${rule}`, async () => {
    await run(harness());
    expect.assertions(0);
  });
}
