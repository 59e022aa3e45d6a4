import type { Side } from '#realtime/contract/labels.ts';
import type { Database, Prisma } from '../../database/database.repository.ts';
import { reachFilter, type Reach } from '../../shared/principal.ts';

export interface CallFilter {
  workspaceId: string;
  reach: Reach;
  status?: string;
  ownerId?: string;
  customerId?: string;
  lang?: string;
  /** Words in the title or the customer's name. */
  q?: string;
  from?: Date;
  to?: Date;
  before?: { createdAt: Date; id: string };
}

export const callsRepository = (db: Database) => ({
  create: (data: Prisma.CallUncheckedCreateInput) => db.call.create({ data }),
  update: (id: string, data: Prisma.CallUncheckedUpdateInput) => db.call.update({ where: { id }, data }),
  byId: (id: string) => db.call.findUnique({ where: { id } }),
  inWorkspace: (workspaceId: string, id: string, reach: Reach) =>
    db.call.findFirst({ where: { id, workspaceId, ...reachFilter(reach) } }),
  open: () => db.call.findMany({ where: { status: { in: ['waiting', 'live'] } }, orderBy: { createdAt: 'asc' } }),

  list(filter: CallFilter, take: number) {
    const { workspaceId, reach, status, ownerId, customerId, lang, q, from, to, before } = filter;
    const and: Prisma.CallWhereInput[] = [reachFilter(reach)];
    if (q) and.push({ OR: [{ title: { contains: q } }, { customerName: { contains: q } }] });
    if (before) {
      and.push({ OR: [{ createdAt: { lt: before.createdAt } }, { createdAt: before.createdAt, id: { lt: before.id } }] });
    }
    return db.call.findMany({
      where: { workspaceId, status, ownerId, customerId, lang, createdAt: { gte: from, lte: to }, AND: and },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take,
    });
  },

  audio: (callId: string) => db.callAudio.findMany({ where: { callId }, orderBy: { side: 'desc' } }),
  keepAudio: (data: { id: string; callId: string; side: Side; path: string; mediaType: string; createdAt: Date }) =>
    db.callAudio.upsert({ where: { callId_side: { callId: data.callId, side: data.side } }, create: data, update: {} }),
  audioLength: (callId: string, side: Side, durationMs: number) =>
    db.callAudio.updateMany({ where: { callId, side }, data: { durationMs } }),

  record: (callId: string) => db.callRecord.findUnique({ where: { callId } }),
  saveRecord: (data: { id: string; callId: string; workspaceId: string; customerId: string | null; body: object; createdAt: Date }) =>
    db.callRecord.upsert({ where: { callId: data.callId }, create: data, update: { body: data.body } }),

  ownerNames: async (ids: readonly string[]) => {
    const rows = await db.user.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
    return new Map(rows.map((row) => [row.id, row.name]));
  },
});
export type CallsRepository = ReturnType<typeof callsRepository>;
export type CallRow = NonNullable<Awaited<ReturnType<CallsRepository['byId']>>>;
