import type { Database, Prisma } from '../../database/database.repository.ts';
import { reachFilter, type Reach } from '../../shared/principal.ts';

export const anomaliesRepository = (db: Database) => ({
  /** One of each rule a record; what a manager has answered stays answered. */
  async add(data: Prisma.AnomalyUncheckedCreateInput): Promise<boolean> {
    const there = await db.anomaly.findUnique({ where: { recordId_rule: { recordId: data.recordId, rule: data.rule } } });
    if (there) return false;
    await db.anomaly.create({ data });
    return true;
  },
  list: (workspaceId: string, reach: Reach, state: string | undefined, take: number) =>
    db.anomaly.findMany({ where: { workspaceId, state, AND: [reachFilter(reach)] }, orderBy: { at: 'desc' }, take }),
  find: (workspaceId: string, id: string, reach: Reach) => db.anomaly.findFirst({ where: { id, workspaceId, AND: [reachFilter(reach)] } }),
  close: (id: string, data: { state: string; note: string; byId: string; closedAt: Date }) => db.anomaly.update({ where: { id }, data }),
  titles: async (callIds: readonly string[]) => {
    const rows = await db.call.findMany({ where: { id: { in: [...callIds] } }, select: { id: true, title: true } });
    return new Map(rows.map((row) => [row.id, row.title]));
  },
});
