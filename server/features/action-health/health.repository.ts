import type { Database, Prisma } from '../../database/database.repository.ts';
import { reachFilter, type Reach } from '../../shared/principal.ts';
import type { Action, CallParts } from './actions.models.ts';

const json = (value: unknown) => value as Prisma.InputJsonValue;

export const healthRepository = (db: Database) => ({
  save: (data: Omit<Prisma.CallActionsUncheckedCreateInput, 'actions' | 'parts'> & { actions: Action[]; parts: CallParts }) => {
    const row = { ...data, actions: json(data.actions), parts: json(data.parts) };
    return db.callActions.upsert({ where: { callId: data.callId }, create: row, update: row });
  },
  between: (ownerId: string, from: Date, to: Date) => db.callActions.findMany({ where: { ownerId, endedAt: { gte: from, lt: to } }, orderBy: { endedAt: 'asc' } }),
  /** Of several people at once, so that a list is two queries and not two a person. */
  betweenOf: (ownerIds: readonly string[], from: Date, to: Date) =>
    db.callActions.findMany({ where: { ownerId: { in: [...ownerIds] }, endedAt: { gte: from, lt: to } }, orderBy: { endedAt: 'asc' } }),
  last: (ownerId: string, before: Date, take: number) => db.callActions.findMany({ where: { ownerId, endedAt: { lt: before } }, orderBy: { endedAt: 'desc' }, take }),
  records: (callIds: readonly string[]) =>
    db.visitRecord.findMany({ where: { callId: { in: [...callIds] } }, select: { callId: true, dueAt: true, submittedAt: true } }),
  recordsOf: (ownerIds: readonly string[], from: Date, to: Date) =>
    db.visitRecord.findMany({ where: { ownerId: { in: [...ownerIds] }, callEndedAt: { gte: from, lt: to } }, select: { callId: true, dueAt: true, submittedAt: true } }),
  /** People whose conduct is looked at, as far as this person sees them. */
  reps: (workspaceId: string, reach: Reach) =>
    db.user.findMany({
      where: {
        workspaceId,
        active: true,
        role: { in: ['rep', 'new_hire'] },
        ...('all' in reach ? {} : 'teamId' in reach ? (reach.teamId === null ? { id: reach.ownerId } : { teamId: reach.teamId }) : { id: reach.ownerId }),
      },
      orderBy: { name: 'asc' },
      select: { id: true, name: true, teamId: true },
    }),
  openCase: async (data: Omit<Prisma.CoachingCaseUncheckedCreateInput, 'analysis' | 'lessons'> & { analysis: unknown; lessons: string[] }): Promise<boolean> => {
    const there = await db.coachingCase.findUnique({ where: { repId_month: { repId: data.repId, month: data.month } } });
    const going = await db.coachingCase.count({ where: { repId: data.repId, state: 'open' } });
    if (there || going > 0) return false;
    await db.coachingCase.create({ data: { ...data, analysis: json(data.analysis), lessons: json(data.lessons) } });
    return true;
  },
  cases: (workspaceId: string, reach: Reach, take: number) => {
    const filter = reachFilter(reach);
    const or = filter.OR?.map((x) => (x.ownerId ? { repId: x.ownerId } : { teamId: x.teamId }));
    return db.coachingCase.findMany({ where: { workspaceId, ...(or ? { OR: or } : {}) }, orderBy: [{ state: 'desc' }, { openedAt: 'desc' }], take });
  },
  caseById: (id: string) => db.coachingCase.findUnique({ where: { id } }),
  updateCase: (id: string, data: Prisma.CoachingCaseUncheckedUpdateInput) => db.coachingCase.update({ where: { id }, data }),
});
