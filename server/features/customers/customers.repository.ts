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
  /** Everything of one customer goes to another, all or nothing. */
  merge: (workspaceId: string, from: string, into: string, data: Prisma.CustomerUncheckedUpdateManyInput) => {
    const where = { workspaceId, customerId: from };
    const to = { data: { customerId: into } };
    return db.$transaction([
      db.deal.updateMany({ where, ...to }),
      db.call.updateMany({ where, ...to }),
      db.callRecord.updateMany({ where, ...to }),
      db.customer.updateMany({ where: { workspaceId, id: into }, data }),
      db.customer.deleteMany({ where: { workspaceId, id: from } }),
    ]);
  },
});
