import { SIDES, type Side } from '#realtime/contract/labels.ts';
import { RoomError, type RoomClosed, type RoomEvents, type RoomLink, type RoomPerson, type RoomSource } from '../room.port.ts';
import { backoffMs } from './backoff.ts';
import { accepted, sideOf } from './room-signs.ts';
import { SideMix } from './side-mix.ts';

/** The rate at which rooms are heard. */
export const ROOM_RATE = 16_000;
/** More people of a room are not listened to. */
const MOST_PEOPLE = 8;

/** Where one side's sound goes. */
export interface SideOutlet {
  push(samples: Float32Array, rate: number): void;
  /** Nobody of this side is there any more; somebody may come. */
  drop(): void;
  /** It takes nothing any more. */
  readonly closed: boolean;
}

export interface ListenerPorts {
  source: RoomSource;
  /** A token is made for every try: an old one may have expired. */
  address(): Promise<{ url: string; token: string }>;
  /** Rejects where the side may not be heard (now); it is asked again when something changes. */
  open(side: Side): Promise<SideOutlet>;
  /** May this person be heard, as far as is known beside their token? */
  mayHear(identity: string): boolean;
  /** Anybody's coming and going, and answers. */
  people(people: readonly RoomPerson[]): void;
  /** The room is over for us: nothing follows. `lost` never comes here. */
  over(cause: RoomClosed | 'refused'): void;
  failed(error: unknown): void;
  now(): number;
  after(ms: number, run: () => void): () => void;
  random?(): number;
}

interface Ear {
  mix: SideMix;
  outlet: SideOutlet | null;
  /** Sound that came while the outlet is being opened; null where none is. */
  early: Float32Array[] | null;
  refusedAt: number;
}

const freshEar = (): Ear => ({ mix: new SideMix(ROOM_RATE), outlet: null, early: null, refusedAt: -Infinity });

/** How long a side that was refused is left alone before it is tried again, ms. */
const TRY_AGAIN_MS = 1_000;
/** Pieces of sound kept while an outlet opens: about four seconds. */
const MOST_EARLY = 130;

/**
 * The agent in one room: listens to whoever has agreed, brings each side's sound to its outlet, and comes back when the
 * connection is lost. Decides nothing about the call.
 */
export class RoomListener {
  readonly #p: ListenerPorts;
  readonly #people = new Map<string, RoomPerson>();
  readonly #heard = new Map<string, Side>();
  readonly #ears: Record<Side, Ear>;
  #link: RoomLink | null = null;
  #attempt = 0;
  #cancelTry: () => void = () => {};
  #over = false;
  /** Counts the connections: what an old one still tells is not heard. */
  #connection = 0;
  frames = 0;

  constructor(ports: ListenerPorts) {
    this.#p = ports;
    this.#ears = { rep: freshEar(), customer: freshEar() };
  }

  get connected(): boolean {
    return this.#link !== null;
  }
  get over(): boolean {
    return this.#over;
  }
  people(): RoomPerson[] {
    return [...this.#people.values()];
  }

  start(): void {
    void this.#join();
  }

  async stop(): Promise<void> {
    if (this.#over) return;
    this.#over = true;
    this.#cancelTry();
    this.#dropAll();
    await this.#link?.leave();
    this.#link = null;
  }

  /** Something outside has changed (an answer, a side that is free now): looks again at who may be heard. */
  review(): void {
    for (const person of this.#people.values()) this.#look(person);
  }

  async #join(): Promise<void> {
    const connection = ++this.#connection;
    const mine = () => connection === this.#connection && !this.#over;
    const events: RoomEvents = {
      person: (person) => mine() && this.#come(person),
      left: (identity) => mine() && this.#go(identity),
      sound: (identity, samples, rate) => mine() && this.#sound(identity, samples, rate),
      quiet: (identity) => mine() && this.#quiet(identity),
      link: () => {},
      closed: (cause) => mine() && this.#closed(cause),
    };
    let link: RoomLink;
    try {
      link = await this.#p.source.join(await this.#p.address(), events);
    } catch (error) {
      if (!mine()) return;
      if (error instanceof RoomError && error.code === 'refused') return this.#end('refused');
      this.#p.failed(error);
      return this.#again();
    }
    if (!mine()) return void link.leave();
    this.#link = link;
    this.#attempt = 0;
    // Whoever came while we joined is wanted already.
    for (const identity of this.#heard.keys()) link.hear(identity, true);
    for (const person of link.people()) this.#people.set(person.identity, person);
    this.review();
    this.#p.people(this.people());
  }

  #again(): void {
    this.#cancelTry = this.#p.after(backoffMs(this.#attempt++, this.#p.random ?? Math.random), () => void this.#join());
  }

  #closed(cause: RoomClosed): void {
    this.#link = null;
    this.#dropAll();
    this.#people.clear();
    if (cause === 'lost') this.#again();
    else this.#end(cause);
  }

  #end(cause: RoomClosed | 'refused'): void {
    this.#over = true;
    this.#p.over(cause);
  }

  #come(person: RoomPerson): void {
    this.#people.set(person.identity, person);
    this.#look(person);
    this.#p.people(this.people());
  }

  #go(identity: string): void {
    this.#people.delete(identity);
    this.#deafen(identity);
    // There may be room for somebody who was one too many.
    this.review();
    this.#p.people(this.people());
  }

  #look(person: RoomPerson): void {
    const { identity } = person;
    const side = sideOf(person);
    const may = side !== null && accepted(person) && this.#p.mayHear(identity);
    const known = this.#heard.get(identity);
    if (known && (!may || known !== side)) this.#deafen(identity);
    if (!may || this.#heard.has(identity) || this.#heard.size >= MOST_PEOPLE) return;
    this.#heard.set(identity, side);
    this.#link?.hear(identity, true);
  }

  /** From this moment nothing of theirs is passed on, whatever is still on its way. */
  #deafen(identity: string): void {
    const side = this.#heard.get(identity);
    if (!side) return;
    this.#heard.delete(identity);
    this.#link?.hear(identity, false);
    const ear = this.#ears[side];
    ear.mix.remove(identity);
    if (ear.early) ear.early = [];
    if (![...this.#heard.values()].includes(side)) this.#drop(side);
  }

  #sound(identity: string, samples: Float32Array, rate: number): void {
    const side = this.#heard.get(identity);
    if (!side) return;
    this.frames++;
    const ear = this.#ears[side];
    const mixed = ear.mix.push(identity, samples, this.#p.now());
    if (!mixed) return;
    if (ear.outlet?.closed) ear.outlet = null;
    if (ear.outlet) return ear.outlet.push(mixed, rate);
    if (ear.early) {
      if (ear.early.length < MOST_EARLY) ear.early.push(mixed);
    } else if (this.#p.now() - ear.refusedAt >= TRY_AGAIN_MS) {
      ear.early = [mixed];
      void this.#open(side, ear);
    }
  }

  async #open(side: Side, ear: Ear): Promise<void> {
    const here = () => this.#ears[side] === ear && !this.#over;
    try {
      const outlet = await this.#p.open(side);
      // They may have left, or said no, while it was opened.
      if (!here()) return outlet.drop();
      ear.outlet = outlet;
      for (const samples of ear.early ?? []) outlet.push(samples, ROOM_RATE);
    } catch {
      // Said no, or taken: what came meanwhile is thrown away, and it is asked again while somebody speaks.
      ear.refusedAt = this.#p.now();
    }
    ear.early = null;
  }

  /** Their track ended. Where nobody else of the side is heard, the next sound finds its place by the wall clock. */
  #quiet(identity: string): void {
    const side = this.#heard.get(identity);
    if (!side) return;
    this.#ears[side].mix.remove(identity);
    if (this.#ears[side].mix.size === 0) this.#drop(side);
  }

  #drop(side: Side): void {
    this.#ears[side].outlet?.drop();
    this.#ears[side] = freshEar();
  }

  #dropAll(): void {
    this.#heard.clear();
    for (const side of SIDES) this.#drop(side);
  }
}
