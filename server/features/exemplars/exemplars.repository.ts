import type { ExemplarBody } from '#realtime/contract/exemplars.schema.ts';
import type { Database, Prisma } from '../../database/database.repository.ts';
import { reachFilter, type Reach } from '../../shared/principal.ts';

export const exemplarsRepository = (db: Database) => ({
  add: async (data: Prisma.ExemplarUncheckedCreateInput): Promise<boolean> => {
    if (await db.exemplar.findUnique({ where: { callId: data.callId } })) return false;
    await db.exemplar.create({ data });
    return true;
  },
  byId: (workspaceId: string, id: string) => db.exemplar.findFirst({ where: { workspaceId, id } }),
  /** Approved ones are everybody's of the workspace; the others are for who approves them. */
  list: (workspaceId: string, filter: { state: string; reach: Reach | null; stage?: string; industry?: string; lang?: string; objection?: string; q?: string }, take: number) => {
    const { state, reach, stage, industry, lang, objection, q } = filter;
    return db.exemplar.findMany({
      where: {
        workspaceId,
        state: state === 'nominated' ? { in: ['nominated', 'preparing'] } : state,
        stage,
        industry,
        lang,
        objections: objection ? { contains: `,${objection},` } : undefined,
        AND: [reach ? reachFilter(reach) : {}, q ? { OR: [{ title: { contains: q } }, { why: { contains: q } }] } : {}],
      },
      orderBy: { createdAt: 'desc' },
      take,
    });
  },
  update: (id: string, data: Omit<Prisma.ExemplarUncheckedUpdateInput, 'body'> & { body?: ExemplarBody }) =>
    db.exemplar.update({ where: { id }, data: { ...data, body: data.body === undefined ? undefined : (data.body as Prisma.InputJsonValue) } }),
  /** The week's calls with what was done in them and their records. */
  week: async (workspaceId: string, from: Date, to: Date) => {
    const actions = await db.callActions.findMany({ where: { workspaceId, endedAt: { gte: from, lt: to } } });
    const ids = actions.map((a) => a.callId);
    const [records, calls] = await Promise.all([
      db.visitRecord.findMany({ where: { callId: { in: ids }, submittedAt: { not: null } } }),
      db.call.findMany({ where: { id: { in: ids } } }),
    ]);
    return { actions, records: new Map(records.map((r) => [r.callId, r])), calls: new Map(calls.map((c) => [c.id, c])) };
  },
  known: async (workspaceId: string) => {
    const [users, customers, competitors, workspace] = await Promise.all([
      db.user.findMany({ where: { workspaceId }, select: { name: true } }),
      db.customer.findMany({ where: { workspaceId }, select: { name: true } }),
      db.competitor.findMany({ where: { workspaceId }, select: { name: true, aliases: true } }),
      db.workspace.findUnique({ where: { id: workspaceId }, select: { name: true } }),
    ]);
    return {
      people: users.map((u) => u.name),
      companies: [...customers.map((c) => c.name), ...competitors.flatMap((c) => [c.name, ...(Array.isArray(c.aliases) ? c.aliases.map(String) : [])]), ...(workspace ? [workspace.name] : [])],
    };
  },
});
export type ExemplarRow = NonNullable<Awaited<ReturnType<ReturnType<typeof exemplarsRepository>['byId']>>>;
