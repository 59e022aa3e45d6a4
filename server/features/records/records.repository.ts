import type { RecordForm, RecordValues } from '#realtime/contract/records.schema.ts';
import type { Database, Prisma } from '../../database/database.repository.ts';
import { reachFilter, type Reach } from '../../shared/principal.ts';

export interface RecordFilter {
  workspaceId: string;
  reach: Reach;
  states: readonly string[];
  ownerId?: string;
  callId?: string;
  before?: { callEndedAt: Date; id: string };
}
const json = (value: unknown) => value as Prisma.InputJsonValue;

function scopesOf({ workspaceId, reach, ownerId }: RecordFilter): Prisma.VisitRecordWhereInput[] {
  if (ownerId) return [{ ownerId, AND: [{ workspaceId }, reachFilter(reach)] }];
  if ('all' in reach) return [{ workspaceId }];
  const team = 'teamId' in reach && reach.teamId !== null ? [{ teamId: reach.teamId }] : [];
  return [...team, { ownerId: reach.ownerId }];
}

export const recordsRepository = (db: Database) => ({
  /** As in the review queue: one equality and one state at a time, so that each part walks an index in order. */
  async page(filter: RecordFilter, take: number) {
    const { before, callId } = filter;
    const place: Prisma.VisitRecordWhereInput = before
      ? { callEndedAt: { lte: before.callEndedAt }, OR: [{ callEndedAt: { lt: before.callEndedAt } }, { callEndedAt: before.callEndedAt, id: { lt: before.id } }] }
      : {};
    const found = [];
    for (const scope of scopesOf(filter)) {
      for (const state of filter.states) {
        found.push(...(await db.visitRecord.findMany({ where: { AND: [scope, { state, callId }, place] }, orderBy: [{ callEndedAt: 'desc' }, { id: 'desc' }], take })));
      }
    }
    const seen = new Set<string>();
    return found
      .filter((row) => !seen.has(row.id) && seen.add(row.id))
      .sort((a, b) => b.callEndedAt.getTime() - a.callEndedAt.getTime() || (a.id < b.id ? 1 : -1))
      .slice(0, take);
  },
  find: (workspaceId: string, id: string, reach: Reach) => db.visitRecord.findFirst({ where: { id, workspaceId, AND: [reachFilter(reach)] } }),
  byId: (id: string) => db.visitRecord.findUnique({ where: { id } }),
  ofCall: (callId: string) => db.visitRecord.findUnique({ where: { callId } }),
  create: (data: Omit<Prisma.VisitRecordUncheckedCreateInput, 'values'> & { values: RecordValues }) => db.visitRecord.create({ data: { ...data, values: json(data.values) } }),
  update: (id: string, data: Omit<Prisma.VisitRecordUncheckedUpdateInput, 'values'> & { values?: RecordValues }) =>
    db.visitRecord.update({ where: { id }, data: { ...data, values: data.values === undefined ? undefined : json(data.values) } }),
  ofOwner: (ownerId: string, from: Date, to: Date) => db.visitRecord.findMany({ where: { ownerId, callEndedAt: { gte: from, lt: to } }, orderBy: { callEndedAt: 'asc' } }),
  recentOf: (ownerId: string, before: Date, take: number) =>
    db.visitRecord.findMany({ where: { ownerId, callEndedAt: { lt: before }, submittedAt: { not: null } }, orderBy: { callEndedAt: 'desc' }, take }),
  ofCustomer: (workspaceId: string, customerId: string) => db.visitRecord.findMany({ where: { workspaceId, customerId }, orderBy: { callEndedAt: 'asc' } }),
  submittedBetween: (workspaceId: string, from: Date, to: Date) =>
    db.visitRecord.findMany({ where: { workspaceId, callEndedAt: { gte: from, lt: to }, submittedAt: { not: null } } }),

  addVersion: (data: { id: string; workspaceId: string; recordId: string; version: number; values: RecordValues; byId: string | null; at: Date; reason: string | null }) =>
    db.recordVersion.create({ data: { ...data, values: json(data.values) } }),
  versions: (recordId: string) => db.recordVersion.findMany({ where: { recordId }, orderBy: { version: 'asc' } }),

  form: (workspaceId: string, stageKey: string) => db.recordForm.findUnique({ where: { workspaceId_stageKey: { workspaceId, stageKey } } }),
  forms: (workspaceId: string) => db.recordForm.findMany({ where: { workspaceId } }),
  saveForm: (data: { id: string; workspaceId: string; stageKey: string; form: RecordForm; updatedAt: Date; updatedBy: string | null }) => {
    const { id, workspaceId, stageKey, form, updatedAt, updatedBy } = data;
    const change = { fields: json(form.fields), rules: json(form.rules), updatedAt, updatedBy };
    return db.recordForm.upsert({ where: { workspaceId_stageKey: { workspaceId, stageKey } }, create: { id, workspaceId, stageKey, ...change }, update: change });
  },
  resetForm: (workspaceId: string, stageKey: string) => db.recordForm.deleteMany({ where: { workspaceId, stageKey } }),
  names: async (ids: readonly (string | null)[]) => {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    const rows = wanted.length === 0 ? [] : await db.user.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
    return new Map(rows.map((row) => [row.id, row.name]));
  },
});
export type RecordsRepository = ReturnType<typeof recordsRepository>;
export type VisitRecordRow = NonNullable<Awaited<ReturnType<RecordsRepository['byId']>>>;
