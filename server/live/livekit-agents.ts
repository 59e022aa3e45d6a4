import type { Side } from '#realtime/contract/labels.ts';
import { RoomListener, type SideOutlet } from '#realtime/sources/livekit/room-listener.ts';
import type { RoomClosed, RoomPerson, RoomSource } from '#realtime/sources/room.port.ts';
import type { Leases } from './leases.port.ts';

/** What the rooms belong to: calls of this process, or of a server elsewhere. */
export interface RoomHost {
  /** A call that has not ended. */
  accepts(room: string): Promise<boolean>;
  /** Rejects where the side may not be heard. */
  open(room: string, side: Side): Promise<SideOutlet>;
  mayHear(room: string, identity: string): boolean;
  people(room: string, people: readonly RoomPerson[]): void;
  /** We have left for good. */
  over(room: string, cause: RoomClosed | 'refused'): void;
}

export interface AgentPoolOptions {
  source: RoomSource;
  leases: Leases;
  host: RoomHost;
  /** Rooms that this process hears at most. */
  limit: number;
  address(room: string): Promise<{ url: string; token: string }>;
  /** A room is not heard because this process is full. Told once for each room. */
  onRefused(room: string): void;
  onFailure(error: unknown): void;
  now(): number;
}

/** After this long a room that we were put out of may be tried again, ms. */
const STAND_DOWN_MS = 5_000;
/** The fuller a process, the later it asks for a room: rooms spread over the processes. */
const WAIT_PER_ROOM_MS = 30;

/** The agents of this process: one listener for each room, within the limit and under a lease. */
export class AgentPool {
  readonly #o: AgentPoolOptions;
  readonly #listeners = new Map<string, RoomListener>();
  readonly #taking = new Set<string>();
  readonly #refused = new Set<string>();
  readonly #notBefore = new Map<string, number>();
  #closing = false;

  constructor(options: AgentPoolOptions) {
    this.#o = options;
    options.leases.onLost((room) => void this.#leave(room));
  }

  get size(): number {
    return this.#listeners.size;
  }
  get full(): boolean {
    return this.#listeners.size + this.#taking.size >= this.#o.limit;
  }
  /** Is this room connected now? */
  hears(room: string): boolean {
    return this.#listeners.get(room)?.connected ?? false;
  }
  people(room: string): RoomPerson[] {
    return this.#listeners.get(room)?.people() ?? [];
  }

  /** These rooms have people in them; those that nobody hears yet are taken up. */
  async consider(rooms: readonly string[]): Promise<void> {
    for (const room of this.#refused) if (!rooms.includes(room)) this.#refused.delete(room);
    await Promise.all(rooms.map((room) => this.take(room)));
  }

  async take(room: string): Promise<void> {
    const { leases, host, limit, now } = this.#o;
    if (this.#closing || limit === 0 || this.#listeners.has(room) || this.#taking.has(room)) return;
    if ((this.#notBefore.get(room) ?? 0) > now()) return;
    if (this.full) {
      if (!this.#refused.has(room)) this.#o.onRefused(room);
      this.#refused.add(room);
      return;
    }
    this.#taking.add(room);
    try {
      if (!(await host.accepts(room))) return;
      const wait = this.size * WAIT_PER_ROOM_MS;
      if (wait > 0) await new Promise((done) => setTimeout(done, wait));
      if (!(await leases.take(room))) return;
      if (this.#closing) return void leases.give(room);
      this.#refused.delete(room);
      this.#listen(room);
    } catch (error) {
      this.#o.onFailure(error);
    } finally {
      this.#taking.delete(room);
    }
  }

  #listen(room: string): void {
    const { source, host, address, onFailure, now } = this.#o;
    const listener = new RoomListener({
      source,
      address: () => address(room),
      open: (side) => host.open(room, side),
      mayHear: (identity) => host.mayHear(room, identity),
      people: (people) => host.people(room, people),
      over: (cause) => {
        this.#listeners.delete(room);
        this.#notBefore.set(room, cause === 'removed' || cause === 'refused' ? Infinity : now() + STAND_DOWN_MS);
        void this.#o.leases.give(room);
        host.over(room, cause);
      },
      failed: onFailure,
      now,
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        timer.unref();
        return () => clearTimeout(timer);
      },
    });
    this.#listeners.set(room, listener);
    listener.start();
  }

  /** An answer has changed: looks again at who may be heard. */
  review(room: string): void {
    this.#listeners.get(room)?.review();
  }

  async #leave(room: string): Promise<void> {
    const listener = this.#listeners.get(room);
    this.#listeners.delete(room);
    await listener?.stop();
  }

  /** The call is over, or nobody is there any more. */
  async leave(room: string): Promise<void> {
    this.#notBefore.delete(room);
    if (!this.#listeners.has(room)) return;
    await this.#leave(room);
    await this.#o.leases.give(room);
  }

  async close(): Promise<void> {
    this.#closing = true;
    await Promise.all([...this.#listeners.keys()].map((room) => this.#leave(room)));
    await this.#o.leases.close();
  }
}
