import { z } from 'zod';
import { LANGS, SIDES } from './labels.ts';

const time = z.number().int();
const lang = z.enum(LANGS);
const side = z.enum(SIDES);
const both = z.object({ en: z.string(), zh: z.string() });

/** Where a browser connects; the token is good for one room and one person. */
export const seatInRoomSchema = z.object({ url: z.string(), room: z.string(), token: z.string() });
export type SeatInRoom = z.infer<typeof seatInRoomSchema>;

export const newLinkSchema = z.object({
  side: side.default('customer'),
  lang: lang.optional(),
  /** How long it may be opened, minutes. */
  validMin: z.number().int().min(5).max(7 * 24 * 60).default(24 * 60),
});
/** The address is told once; only a hash of it is kept. */
export const madeLinkSchema = z.object({ id: z.string(), url: z.string(), expiresAt: time });
export type MadeLink = z.infer<typeof madeLinkSchema>;

export const roomStateSchema = z.object({
  /** Somebody is in the room. */
  open: z.boolean(),
  /** Our agent is in it. */
  heard: z.boolean(),
  /** This server hears as many rooms as it may. */
  full: z.boolean(),
  links: z.array(
    z.object({ id: z.string(), side, lang, state: z.enum(['open', 'used', 'expired', 'revoked']), createdAt: time, expiresAt: time }),
  ),
  people: z.array(
    z.object({ id: z.string(), side, name: z.string(), answer: z.enum(['accepted', 'declined', 'withdrawn']), answeredAt: time, here: z.boolean() }),
  ),
});
export type RoomState = z.infer<typeof roomStateSchema>;

/** What somebody who opens a link is told before they answer. */
export const invitationSchema = z.object({
  state: z.enum(['open', 'used', 'expired', 'ended']),
  lang,
  workspace: z.string(),
  host: z.string().nullable(),
  /** false: this side is not recorded in any case; nobody is asked. */
  asks: z.boolean(),
  wording: both,
  versions: both,
});
export type Invitation = z.infer<typeof invitationSchema>;

export const joinAnswerSchema = z.object({
  answer: z.enum(['accepted', 'declined']),
  name: z.string().trim().min(1).max(100),
  lang,
  /** Of the wording that was read. */
  version: z.string().max(40),
});
export type JoinAnswer = z.infer<typeof joinAnswerSchema>;

/** What the browser keeps in order to come back. */
export const seatSchema = z.object({ seat: z.string().min(20).max(100) });
export const joinedSchema = z.object({
  seat: z.string(),
  name: z.string(),
  lang,
  answer: z.enum(['accepted', 'declined', 'withdrawn']),
  erased: z.boolean(),
  asks: z.boolean(),
  /** null: the call is over. */
  livekit: seatInRoomSchema.nullable(),
});
export type Joined = z.infer<typeof joinedSchema>;
export const withdrawSchema = seatSchema.extend({ erase: z.boolean().default(false) });
