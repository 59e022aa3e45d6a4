import type { Database, Prisma } from '../../database/database.repository.ts';
import { reachFilter, type Reach } from '../../shared/principal.ts';

export const handoffRepository = (db: Database) => ({
  create: (data: Prisma.HandoffPackageUncheckedCreateInput) => db.handoffPackage.create({ data }),
  list: (workspaceId: string, reach: Reach, take: number) => db.handoffPackage.findMany({ where: { workspaceId, AND: [reachFilter(reach)] }, orderBy: { createdAt: 'desc' }, take }),
  find: (workspaceId: string, id: string, reach: Reach) => db.handoffPackage.findFirst({ where: { id, workspaceId, AND: [reachFilter(reach)] } }),
  update: (id: string, data: Prisma.HandoffPackageUncheckedUpdateInput) => db.handoffPackage.update({ where: { id }, data }),
  customer: (workspaceId: string, id: string, reach: Reach) => db.customer.findFirst({ where: { id, workspaceId, AND: [reachFilter(reach)] } }),
  calls: (workspaceId: string, customerId: string) =>
    db.call.findMany({ where: { workspaceId, customerId, status: 'ended', consentCustomer: 'accepted' }, orderBy: { createdAt: 'asc' }, include: { record: { select: { body: true } } } }),
});
export type HandoffDbRow = NonNullable<Awaited<ReturnType<ReturnType<typeof handoffRepository>['find']>>>;
