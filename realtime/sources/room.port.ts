/** Somebody in a room. Known by identity alone: session and track ids are new after every reconnection. */
export interface RoomPerson {
  identity: string;
  /** From their token, or set by our server since; they cannot change them themselves. */
  attributes: Readonly<Record<string, string>>;
}

/**
 * Why a room was left for good.
 * `asked`: we left · `replaced`: somebody else came with our identity · `removed`: the room's owner put us out ·
 * `over`: the room was closed · `lost`: no connection, coming back makes sense.
 */
export type RoomClosed = 'asked' | 'replaced' | 'removed' | 'over' | 'lost';

/** What a room tells. Nothing is told any more after `closed`. */
export interface RoomEvents {
  /** Somebody is there: came, came back, or has new attributes. */
  person(person: RoomPerson): void;
  left(identity: string): void;
  /** Sound of somebody who is listened to: mono, −1…1. The array belongs to whoever gets it. */
  sound(identity: string, samples: Float32Array, rate: number): void;
  /** Their track ended. It may come again. */
  quiet(identity: string): void;
  /** The connection is being mended (false) or is whole again (true). */
  link(whole: boolean): void;
  closed(cause: RoomClosed): void;
}

export interface RoomLink {
  people(): RoomPerson[];
  /** Nobody is listened to before it is asked for. Also holds for tracks that they publish later. */
  hear(identity: string, on: boolean): void;
  /** Resolves when we have left; `closed` is not told then. */
  leave(): Promise<void>;
}

/** `refused`: the token or the room is not valid, trying again is useless. */
export class RoomError extends Error {
  override name = 'RoomError';
  readonly code: 'refused' | 'unreachable';
  constructor(code: 'refused' | 'unreachable', message: string) {
    super(message);
    this.code = code;
  }
}

/** Rooms that can be joined by listening. */
export interface RoomSource {
  /** @throws RoomError. Who is there already stands in `people()`. */
  join(address: { url: string; token: string }, events: RoomEvents): Promise<RoomLink>;
}
