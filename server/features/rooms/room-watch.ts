import type { Side } from '#realtime/contract/labels.ts';
import { signsOf } from '#realtime/sources/livekit/room-signs.ts';
import type { RoomClosed, RoomSource } from '#realtime/sources/room.port.ts';
import { AgentPool } from '../../live/livekit-agents.ts';
import { openSide } from '../../live/livekit-host.ts';
import type { Leases } from '../../live/leases.port.ts';
import type { LiveCalls } from '../../live/live-calls.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import type { Metrics } from '../../shared/metrics.ts';
import type { CallsRepository } from '../calls/calls.repository.ts';
import type { RoomService } from './room-service.port.ts';
import type { RoomsRepository } from './rooms.repository.ts';
import { agentToken, consentSign, identityOf, type LiveKit } from './tokens.ts';

/** A call whose room has had nobody in it for so long has ended: long enough for everybody to come back after a server's restart. */
const GONE_MS = 45_000;
const STRANGERS_MS = 60_000;
/** A room may still be listed for a moment after its agent was told that it is over. */
const AGAIN_MS = [0, 1_000, 3_000];

export interface RoomWatchOptions {
  livekit: LiveKit;
  source: RoomSource;
  service: RoomService;
  leases: Leases;
  /** Rooms that this process hears at most; 0 leaves them all to others. */
  limit: number;
  rooms: RoomsRepository;
  calls: CallsRepository;
  live: LiveCalls;
  clock: Clock;
  log: Log;
  metrics: Metrics;
}

export const coachIdentity = (callId: string, userId: string): string => `${callId}:coach:${userId}`;

/** Keeps the calls and the LiveKit server's rooms together: who is heard, and which calls are over. */
export class RoomWatch {
  readonly #o: RoomWatchOptions;
  readonly #pool: AgentPool;
  /** Calls that have a room, and when somebody was last seen in it. */
  readonly #present = new Map<string, number>();
  /** Rooms that are no call of ours. */
  #strangers = new Set<string>();
  #strangersSince = 0;
  /** Who has taken their yes back: not heard from that moment, whatever the server says of them. */
  readonly #denied = new Set<string>();
  #away = false;
  #started = false;

  constructor(options: RoomWatchOptions) {
    this.#o = options;
    const { source, leases, limit, livekit, live, metrics, log, clock } = options;
    this.#pool = new AgentPool({
      source,
      leases,
      limit,
      address: async (room) => ({ url: livekit.url, token: await agentToken(livekit, room) }),
      onRefused: (room) => {
        metrics.roomsRefused.inc();
        log.warn({ callId: room, limit }, 'a room is not heard: this process hears as many as it may (ROOM_LIMIT)');
      },
      onFailure: (error) => log.warn({ err: error }, 'a room could not be joined; it is tried again'),
      now: () => clock.now(),
      host: {
        accepts: (room) => this.#isOpenCall(room),
        open: (room, side) => openSide(live, room, side, (ms) => metrics.ingestSeconds.inc(ms / 1000)),
        mayHear: (_room, identity) => !this.#denied.has(identity),
        people: (room, people) => {
          if (people.length > 0) this.#present.set(room, clock.now());
        },
        over: (room, cause) => void this.#agentLeft(room, cause),
      },
    });
    metrics.gauge('qs_rooms_heard', 'Rooms that this process listens to.', () => this.#pool.size);
  }

  get full(): boolean {
    return this.#o.limit > 0 && this.#pool.full;
  }
  heard(callId: string): boolean {
    return this.#pool.hears(callId);
  }
  open(callId: string): boolean {
    return this.#o.clock.now() - (this.#present.get(callId) ?? -Infinity) < 10_000;
  }
  here(callId: string): string[] {
    return this.#pool.people(callId).map((p) => p.identity);
  }

  async #isOpenCall(room: string): Promise<boolean> {
    const call = await this.#o.calls.byId(room);
    return call !== null && call.status !== 'ended';
  }

  /** What was under way before a restart is looked after again. */
  async #start(): Promise<void> {
    this.#started = true;
    const open = await this.#o.calls.open();
    for (const id of await this.#o.rooms.seenAmong(open.map((call) => call.id))) this.#present.set(id, this.#o.clock.now());
  }

  /** One look at the LiveKit server. Called every second. */
  async look(): Promise<void> {
    const { service, clock, log } = this.#o;
    if (!this.#started) await this.#start();
    try {
      const rooms = await service.list();
      if (this.#away) log.info('the LiveKit server is back');
      this.#away = false;
      const occupied: string[] = [];
      for (const { name, people } of rooms) if (people > 0 && (await this.#seen(name))) occupied.push(name);
      await this.#pool.consider(occupied);
    } catch (error) {
      if (!this.#away) log.warn({ err: error }, 'the LiveKit server does not answer; calls go on and rooms are tried again');
      this.#away = true;
    }
    for (const [callId, at] of this.#present) if (clock.now() - at > GONE_MS) await this.#end(callId);
  }

  /** @returns whether it is the room of a call that goes on */
  async #seen(name: string): Promise<boolean> {
    const { calls, rooms, clock } = this.#o;
    const now = clock.now();
    if (this.#present.has(name)) {
      this.#present.set(name, now);
      return true;
    }
    if (now - this.#strangersSince > STRANGERS_MS) {
      this.#strangersSince = now;
      this.#strangers = new Set();
    }
    if (this.#strangers.has(name)) return false;
    const call = await calls.byId(name);
    if (!call || call.status === 'ended') {
      this.#strangers.add(name);
      return false;
    }
    await rooms.seen(call.id, call.workspaceId, new Date(now));
    this.#present.set(name, now);
    return true;
  }

  /** Something happened in a room: looks at it at once rather than with the next look. */
  async wake(room: string): Promise<void> {
    if (await this.#seen(room)) await this.#pool.take(room);
  }

  async #agentLeft(room: string, cause: RoomClosed | 'refused'): Promise<void> {
    if (cause === 'refused') this.#o.log.error({ callId: room }, 'LiveKit does not accept our token: are key and secret those of the server?');
    if (cause !== 'over') return;
    for (const waitMs of AGAIN_MS) {
      await new Promise((done) => setTimeout(done, waitMs));
      if (await this.finished(room).catch(() => false)) return;
    }
  }

  /** The room is said to be over. A late message about a room that is there again changes nothing. @returns whether it is over */
  async finished(room: string): Promise<boolean> {
    if (!this.#present.has(room) && !(await this.#o.rooms.wasSeen(room))) return true;
    if ((await this.#o.service.list([room])).some((r) => r.name === room && r.people > 0)) return false;
    await this.#end(room);
    return true;
  }

  async #end(callId: string): Promise<void> {
    this.#present.delete(callId);
    if (await this.#isOpenCall(callId)) await this.#o.live.end(callId, 'room_closed');
  }

  /** The call is over: everybody is put out of its room. */
  async callEnded(callId: string): Promise<void> {
    const had = this.#present.delete(callId);
    await this.#pool.leave(callId);
    if (had) await this.#o.service.close(callId).catch((error) => this.#o.log.warn({ err: error, callId }, 'a room could not be closed'));
  }

  /**
   * Somebody has taken their yes back. Nothing of theirs goes further from this moment on; agents elsewhere learn of it
   * from the attribute, and the side is not let in before they have.
   * @param others whether anybody else of the side has said yes
   */
  async deny(callId: string, side: Side, identity: string, others: boolean): Promise<void> {
    const { live } = this.#o;
    this.#denied.add(identity);
    const runner = live.get(callId);
    const here = this.#pool.hears(callId);
    // What is half said is thrown away first: letting go of the side would finish it.
    runner?.hush(side, others && here);
    this.#pool.review(callId);
    await this.#sign(callId, identity, side, 'withdrawn');
    if (!others || here || !runner) return;
    setTimeout(() => {
      if (!runner.ended && runner.consent[side] === null) runner.answer(side, 'accepted');
    }, 1_000).unref();
  }

  /** An answer that holds for a whole side was given in the console. */
  async sideAnswered(callId: string, side: Side, answer: string, people: readonly string[]): Promise<void> {
    for (const identity of [identityOf(callId, side), ...people]) {
      if (answer === 'accepted') this.#denied.delete(identity);
      else this.#denied.add(identity);
    }
    this.#pool.review(callId);
    for (const identity of [identityOf(callId, side), ...people]) await this.#sign(callId, identity, side, answer);
  }

  async #sign(callId: string, identity: string, side: Side, answer: string): Promise<void> {
    await this.#o.service
      .setSigns(callId, identity, signsOf(side, consentSign(answer)))
      .catch((error) => this.#o.log.warn({ err: error, callId }, 'an answer could not be told to the LiveKit server'));
  }

  /** Somebody who is in the call has not agreed: nobody listens in on it. */
  async putOutCoaches(callId: string): Promise<void> {
    const { service, log } = this.#o;
    try {
      for (const identity of await service.identities(callId)) {
        if (identity.startsWith(coachIdentity(callId, ''))) await service.remove(callId, identity);
      }
    } catch (error) {
      log.warn({ err: error, callId }, 'who listens in could not be put out');
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

