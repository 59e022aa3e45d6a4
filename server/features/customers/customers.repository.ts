import type { Database, Prisma } from '../../database/database.repository.ts';
import { reachFilter, type Reach } from '../../shared/principal.ts';

export const customersRepository = (db: Database) => ({
  byId: (workspaceId: string, id: string) => db.customer.findFirst({ where: { workspaceId, id } }),
  byName: (workspaceId: string, name: string) => db.customer.findUnique({ where: { workspaceId_name: { workspaceId, name } } }),
  list: (workspaceId: string, reach: Reach, q: string | undefined, take: number) =>
    db.customer.findMany({
      where: { workspaceId, ...(q ? { name: { contains: q } } : {}), AND: [reachFilter(reach)] },
      orderBy: { name: 'asc' },
      take,
    }),
  create: (data: Prisma.CustomerUncheckedCreateInput) => db.customer.create({ data }),
  update: (workspaceId: string, id: string, data: Prisma.CustomerUncheckedUpdateManyInput) =>
    db.customer.updateMany({ where: { workspaceId, id }, data }),
});
