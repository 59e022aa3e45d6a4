import type { Database } from '../../database/database.repository.ts';

type Link = Parameters<Database['roomLink']['create']>[0]['data'];
type Someone = Parameters<Database['roomPerson']['create']>[0]['data'];

export const roomsRepository = (db: Database) => ({
  /** The call was seen in a room. */
  seen: (callId: string, workspaceId: string, firstSeenAt: Date) =>
    db.callRoom.upsert({ where: { callId }, create: { callId, workspaceId, firstSeenAt }, update: {} }),
  wasSeen: async (callId: string) => (await db.callRoom.findUnique({ where: { callId } })) !== null,
  seenAmong: async (callIds: readonly string[]) =>
    (await db.callRoom.findMany({ where: { callId: { in: [...callIds] } } })).map((row) => row.callId),

  addLink: (data: Link) => db.roomLink.create({ data }),
  links: (callId: string) => db.roomLink.findMany({ where: { callId }, orderBy: { createdAt: 'asc' } }),
  linkByHash: (hash: string) => db.roomLink.findUnique({ where: { hash } }),
  revoke: (callId: string, id: string, revokedAt: Date) =>
    db.roomLink.updateMany({ where: { callId, id, usedAt: null, revokedAt: null }, data: { revokedAt } }),
  /** Takes the link for one person. @returns false where somebody was first, or it is not good any more */
  use: async (id: string, now: Date) =>
    (await db.roomLink.updateMany({ where: { id, usedAt: null, revokedAt: null, expiresAt: { gt: now } }, data: { usedAt: now } })).count === 1,

  addPerson: (data: Someone) => db.roomPerson.create({ data }),
  people: (callId: string) => db.roomPerson.findMany({ where: { callId }, orderBy: { answeredAt: 'asc' } }),
  bySeat: (seatHash: string) => db.roomPerson.findUnique({ where: { seatHash } }),
  personOfLink: (linkId: string) => db.roomPerson.findUnique({ where: { linkId } }),
  answer: (id: string, answer: string, answeredAt: Date) => db.roomPerson.update({ where: { id }, data: { answer, answeredAt } }),
  erased: (id: string, erasedAt: Date) => db.roomPerson.update({ where: { id }, data: { erasedAt } }),

  /** @returns false where this event was taken before */
  async firstTime(id: string, at: Date): Promise<boolean> {
    try {
      await db.webhookSeen.create({ data: { id, at } });
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === 'P2002') return false;
      throw error;
    }
  },
  forgetWebhooks: (before: Date) => db.webhookSeen.deleteMany({ where: { at: { lt: before } } }),

  /** What is kept of a side's speech in the log, event by event. */
  events: (callId: string) => db.callEvent.findMany({ where: { callId }, orderBy: { seq: 'asc' }, select: { seq: true, body: true } }),
  rewrite: (callId: string, changed: readonly { seq: number; body: string }[]) =>
    db.$transaction(changed.map(({ seq, body }) => db.callEvent.update({ where: { callId_seq: { callId, seq } }, data: { body } }))),
  forgetAudio: (callId: string, side: string) => db.callAudio.deleteMany({ where: { callId, side } }),
  forgetRecord: (callId: string) => db.callRecord.deleteMany({ where: { callId } }),
});
export type RoomsRepository = ReturnType<typeof roomsRepository>;
export type LinkRow = NonNullable<Awaited<ReturnType<RoomsRepository['linkByHash']>>>;
export type PersonRow = NonNullable<Awaited<ReturnType<RoomsRepository['bySeat']>>>;
