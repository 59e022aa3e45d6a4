import type { Database, Prisma } from '../../database/database.repository.ts';

export const competitorsRepository = (db: Database) => ({
  list: (workspaceId: string) => db.competitor.findMany({ where: { workspaceId }, orderBy: { name: 'asc' } }),
  byId: (workspaceId: string, id: string) => db.competitor.findFirst({ where: { workspaceId, id } }),
  byName: (workspaceId: string, name: string) => db.competitor.findUnique({ where: { workspaceId_name: { workspaceId, name } } }),
  create: (data: Prisma.CompetitorUncheckedCreateInput) => db.competitor.create({ data }),
  update: (id: string, data: Prisma.CompetitorUncheckedUpdateInput) => db.competitor.update({ where: { id }, data }),
  remove: (workspaceId: string, id: string) => db.competitor.deleteMany({ where: { workspaceId, id } }),
});
