import { SIDES, type Side } from '#realtime/contract/labels.ts';
import type { RoomPerson } from '../room.port.ts';

/** Attributes in a token of ours. Only the server can set them. */
export const SIDE_SIGN = 'qs.side';
export const CONSENT_SIGN = 'qs.consent';

/** `asked`: has not answered yet. */
export type ConsentSign = 'asked' | 'accepted' | 'declined' | 'withdrawn';

export const signsOf = (side: Side, consent: ConsentSign): Record<string, string> => ({ [SIDE_SIGN]: side, [CONSENT_SIGN]: consent });

/** Whose side somebody is on. null: nobody who speaks in the call (a coach who listens, a stranger). */
export function sideOf(person: RoomPerson): Side | null {
  const side = person.attributes[SIDE_SIGN];
  return SIDES.find((s) => s === side) ?? null;
}

/** Only who has said yes is listened to. */
export const accepted = (person: RoomPerson): boolean => person.attributes[CONSENT_SIGN] === 'accepted';

/** The one identity of the agent. A second one of the same name puts the first out: a room is never heard twice. */
export const AGENT_IDENTITY = 'quicksilver';
