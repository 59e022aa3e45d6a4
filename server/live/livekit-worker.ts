// npm run agents: listens to LiveKit rooms for a server elsewhere. Several of these, on one machine or many, share the
// rooms over Redis; what they hear goes to the server's ingest sockets.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { rtcRooms } from '#realtime/sources/livekit/rtc-rooms.ts';
import { agentToken } from '../features/rooms/tokens.ts';
import { livekitRooms } from '../features/rooms/room-service.livekit.ts';
import { createLog } from '../shared/log.ts';
import { openIngest } from './ingest-outlet.ts';
import { localLeases } from './leases.port.ts';
import { redisLeases } from './leases.redis.ts';
import { AgentPool } from './livekit-agents.ts';

const LOOK_MS = 1_000;
const settings = z.object({
  QUICKSILVER_URL: z.url({ protocol: /^https?$/ }),
  QUICKSILVER_KEY: z.string().min(20),
  LIVEKIT_URL: z.url({ protocol: /^(wss?|https?)$/ }),
  LIVEKIT_API_KEY: z.string().min(1),
  LIVEKIT_API_SECRET: z.string().min(1),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  ROOM_LIMIT: z.coerce.number().int().min(1).max(1000).default(20),
  LOG_LEVEL: z.string().default('info'),
});

const parsed = settings.safeParse(Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== '')));
if (!parsed.success) {
  console.error(`The settings are not right:\n${parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('\n')}`);
  process.exit(1);
}
const env = parsed.data;
const livekit = { url: env.LIVEKIT_URL, apiKey: env.LIVEKIT_API_KEY, apiSecret: env.LIVEKIT_API_SECRET };
const log = createLog(env.LOG_LEVEL);
const rooms = livekitRooms(livekit);
const fail = (what: string) => (error: unknown) => log.warn({ err: error }, what);
let dropped = 0;

const pool = new AgentPool({
  source: rtcRooms,
  leases: env.REDIS_URL ? redisLeases(env.REDIS_URL, `agents-${randomUUID()}`, fail('the leases on rooms cannot be renewed for now')) : localLeases(),
  limit: env.ROOM_LIMIT,
  address: async (room) => ({ url: livekit.url, token: await agentToken(livekit, room) }),
  onRefused: (room) => log.warn({ callId: room, limit: env.ROOM_LIMIT }, 'a room is not heard: this process hears as many as it may (ROOM_LIMIT)'),
  onFailure: fail('a room could not be joined; it is tried again'),
  now: () => Date.now(),
  host: {
    // Whether it is a call that goes on, the server says when a side is opened.
    accepts: async (room) => room.startsWith('call_'),
    open: (room, side) => openIngest({ server: env.QUICKSILVER_URL, key: env.QUICKSILVER_KEY, onDropped: (n) => void (dropped += n) }, room, side),
    mayHear: () => true,
    people: () => {},
    over: (room, cause) => log.info({ callId: room, cause }, 'left a room'),
  },
});

let away = false;
async function look(): Promise<void> {
  try {
    const list = await rooms.list();
    away = false;
    await pool.consider(list.filter((r) => r.people > 0).map((r) => r.name));
  } catch (error) {
    if (!away) log.warn({ err: error }, 'the LiveKit server does not answer; it is asked again');
    away = true;
  }
  if (dropped > 0) {
    log.warn({ samples: dropped }, 'the server takes sound too slowly; some was left out');
    dropped = 0;
  }
}
let busy = false;
const timer = setInterval(() => {
  if (busy) return;
  busy = true;
  void look().finally(() => (busy = false));
}, LOOK_MS);
log.info({ limit: env.ROOM_LIMIT }, 'listening for rooms');

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    clearInterval(timer);
    void pool.close().then(() => process.exit(0));
  });
}
