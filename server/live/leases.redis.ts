import { Redis } from 'ioredis';
import type { Leases } from './leases.port.ts';

/** A dead holder's rooms are free after this, ms; with the others' look every second they are taken over within ten. */
export const LEASE_MS = 5_000;
const RENEW_MS = 1_500;
const KEY = (room: string) => `quicksilver:room:${room}`;

/** Longer where it is still ours, taken where nobody has it; 0 where somebody else does. */
const RENEW = `
local holder = redis.call('get', KEYS[1])
if holder == ARGV[1] then redis.call('pexpire', KEYS[1], ARGV[2]) return 1 end
if not holder then redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2]) return 1 end
return 0`;
const GIVE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

/**
 * Leases on a Redis server. While it cannot be reached nothing new is taken and nothing is given up: a room that two
 * processes hear ends the older one's connection in LiveKit, because both come with the same identity.
 * @param holder different for each process
 */
export function redisLeases(url: string, holder: string, onFailure: (error: unknown) => void): Leases {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: false, connectionName: 'quicksilver' });
  redis.on('error', onFailure);
  const mine = new Set<string>();
  const listeners: ((room: string) => void)[] = [];
  const ask = async (room: string): Promise<boolean> => Number(await redis.eval(RENEW, 1, KEY(room), holder, LEASE_MS)) === 1;

  const timer = setInterval(() => {
    for (const room of mine) {
      ask(room).then((ours) => {
        if (ours || !mine.delete(room)) return;
        for (const tell of listeners) tell(room);
      }, onFailure);
    }
  }, RENEW_MS);
  timer.unref();

  return {
    async take(room) {
      try {
        if (!(await ask(room))) return false;
        mine.add(room);
        return true;
      } catch (error) {
        onFailure(error);
        return false;
      }
    },
    async give(room) {
      mine.delete(room);
      await redis.eval(GIVE, 1, KEY(room), holder).catch(onFailure);
    },
    onLost: (listener) => void listeners.push(listener),
    async close() {
      clearInterval(timer);
      await Promise.all([...mine].map((room) => redis.eval(GIVE, 1, KEY(room), holder).catch(() => {})));
      mine.clear();
      redis.disconnect();
    },
  };
}
