export interface RoomInfo {
  name: string;
  /** People who can be seen; agents and coaches are not. */
  people: number;
}

/** What our server asks of the LiveKit server. */
export interface RoomService {
  /** @param names all rooms where left out. @throws where the server cannot be reached */
  list(names?: readonly string[]): Promise<RoomInfo[]>;
  /** Attributes of somebody who is there; changes nothing where they are not. */
  setSigns(room: string, identity: string, attributes: Record<string, string>): Promise<void>;
  identities(room: string): Promise<string[]>;
  remove(room: string, identity: string): Promise<void>;
  /** Everybody is put out. Closing a room that is not there changes nothing. */
  close(room: string): Promise<void>;
}
