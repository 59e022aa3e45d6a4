import { witnessSettingsSchema, type WitnessSettings } from '#realtime/contract/records.schema.ts';
import type { Database, Prisma } from '../../database/database.repository.ts';
import { reachFilter, type Reach } from '../../shared/principal.ts';

const KEY = 'witness';

export const witnessRepository = (db: Database) => ({
  async settings(workspaceId: string): Promise<WitnessSettings> {
    const row = await db.setting.findUnique({ where: { workspaceId_key: { workspaceId, key: KEY } } });
    return witnessSettingsSchema.parse(row?.value ?? {});
  },
  saveSettings: (workspaceId: string, value: WitnessSettings, updatedAt: Date, updatedBy: string | null) =>
    db.setting.upsert({
      where: { workspaceId_key: { workspaceId, key: KEY } },
      create: { workspaceId, key: KEY, value: value as Prisma.InputJsonValue, updatedAt, updatedBy },
      update: { value: value as Prisma.InputJsonValue, updatedAt, updatedBy },
    }),
  create: (data: Prisma.WitnessUncheckedCreateInput) => db.witness.create({ data }),
  byId: (id: string) => db.witness.findUnique({ where: { id } }),
  find: (workspaceId: string, id: string, reach: Reach) => db.witness.findFirst({ where: { id, workspaceId, AND: [reachFilter(reach)] } }),
  newest: (recordId: string) => db.witness.findFirst({ where: { recordId }, orderBy: { version: 'desc' } }),
  list: (workspaceId: string, reach: Reach, state: string, take: number) =>
    db.witness.findMany({ where: { workspaceId, state, AND: [reachFilter(reach)] }, orderBy: state === 'open' ? { dueAt: 'asc' } : { at: 'desc' }, take }),
  update: (id: string, data: Prisma.WitnessUncheckedUpdateInput) => db.witness.update({ where: { id }, data }),
  /** Of two managers who answer at once, one does. */
  close: async (id: string, data: { verdict: string; note: string | null; byId: string; at: Date }): Promise<boolean> =>
    (await db.witness.updateMany({ where: { id, state: 'open' }, data: { ...data, state: 'done' } })).count === 1,
  replaceOpen: (recordId: string) => db.witness.updateMany({ where: { recordId, state: 'open' }, data: { state: 'replaced' } }),
});
export type WitnessRowDb = NonNullable<Awaited<ReturnType<ReturnType<typeof witnessRepository>['byId']>>>;
