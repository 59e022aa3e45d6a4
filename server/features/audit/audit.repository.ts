import type { Database, Prisma } from '../../database/database.repository.ts';

export interface AuditFilter {
  workspaceId: string;
  /** Of these people only; null: everybody, keys and the system too. */
  actors: readonly string[] | null;
  actorId?: string;
  /** The beginning of the action: `call`, `call.heard`. */
  action?: string;
  target?: string;
  from?: Date;
  to?: Date;
  before?: { at: Date; id: string };
}

export const auditRepository = (db: Database) => ({
  page({ workspaceId, actors, actorId, action, target, from, to, before }: AuditFilter, take: number) {
    const and: Prisma.AuditEntryWhereInput[] = [];
    if (actors) and.push({ actorKind: 'user', actorId: { in: [...actors] } });
    if (before) and.push({ at: { lte: before.at } }, { OR: [{ at: { lt: before.at } }, { at: before.at, id: { lt: before.id } }] });
    return db.auditEntry.findMany({
      where: {
        workspaceId,
        actorId,
        target: target ? { startsWith: target } : undefined,
        action: action ? { startsWith: action } : undefined,
        at: { gte: from, lte: to },
        AND: and,
      },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take,
    });
  },
  names: async (workspaceId: string) => {
    const [users, keys] = await Promise.all([
      db.user.findMany({ where: { workspaceId }, select: { id: true, name: true, teamId: true } }),
      db.apiKey.findMany({ where: { workspaceId, callId: null }, select: { id: true, name: true } }),
    ]);
    return { users, names: new Map([...users, ...keys].map((row) => [row.id, row.name])) };
  },
  titles: async (workspaceId: string, ids: readonly string[]) => {
    const rows = await db.call.findMany({ where: { workspaceId, id: { in: [...ids] } }, select: { id: true, title: true } });
    return new Map(rows.map((row) => [row.id, row.title]));
  },
});
