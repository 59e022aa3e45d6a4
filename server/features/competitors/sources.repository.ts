import type { Database, Prisma } from '../../database/database.repository.ts';

const KEPT_SNAPSHOTS = 6;

/** Sources, what they said, and what changed. */
export const sourcesRepository = (db: Database) => ({
  list: (workspaceId: string, competitorId: string) =>
    db.competitorSource.findMany({ where: { workspaceId, competitorId }, orderBy: { createdAt: 'asc' } }),
  byId: (workspaceId: string, id: string) => db.competitorSource.findFirst({ where: { workspaceId, id } }),
  byUrl: (competitorId: string, url: string) => db.competitorSource.findUnique({ where: { competitorId_url: { competitorId, url } } }),
  create: (data: Prisma.CompetitorSourceUncheckedCreateInput) => db.competitorSource.create({ data }),
  update: (id: string, data: Prisma.CompetitorSourceUncheckedUpdateInput) => db.competitorSource.update({ where: { id }, data }),
  async remove(workspaceId: string, id: string): Promise<number> {
    const { count } = await db.competitorSource.deleteMany({ where: { workspaceId, id } });
    if (count > 0) {
      await db.sourceSnapshot.deleteMany({ where: { sourceId: id } });
      await db.competitorChange.deleteMany({ where: { workspaceId, sourceId: id } });
    }
    return count;
  },
  async removeOf(workspaceId: string, competitorId: string): Promise<void> {
    for (const source of await db.competitorSource.findMany({ where: { workspaceId, competitorId }, select: { id: true } })) await this.remove(workspaceId, source.id);
    await db.dealCompetitor.deleteMany({ where: { workspaceId, competitorId } });
  },
  enabled: (workspaceId: string, now: Date) =>
    db.competitorSource.findMany({ where: { workspaceId, enabled: true, OR: [{ retryAt: null }, { retryAt: { lte: now } }] } }),
  workspaces: async () => (await db.workspace.findMany({ select: { id: true } })).map((w) => w.id),

  /** Oldest first. */
  snapshots: async (sourceId: string) =>
    (await db.sourceSnapshot.findMany({ where: { sourceId }, orderBy: { at: 'desc' }, take: KEPT_SNAPSHOTS })).reverse(),
  /** A new version with its changes, in one step; versions that are no longer needed go. */
  async keep(
    source: { id: string; update: Prisma.CompetitorSourceUncheckedUpdateInput },
    snapshot: Prisma.SourceSnapshotUncheckedCreateInput,
    changes: Prisma.CompetitorChangeUncheckedCreateInput[],
  ): Promise<void> {
    const old = await db.sourceSnapshot.findMany({ where: { sourceId: source.id }, orderBy: { at: 'desc' }, skip: KEPT_SNAPSHOTS - 1, select: { id: true } });
    await db.$transaction([
      db.sourceSnapshot.deleteMany({ where: { id: { in: old.map((s) => s.id) } } }),
      db.sourceSnapshot.create({ data: snapshot }),
      db.competitorChange.createMany({ data: changes }),
      db.competitorSource.update({ where: { id: source.id }, data: source.update }),
    ]);
  },
  changes: (workspaceId: string, competitorIds: readonly string[], since: Date, take: number) =>
    db.competitorChange.findMany({ where: { workspaceId, competitorId: { in: [...competitorIds] }, at: { gte: since } }, orderBy: { at: 'desc' }, take }),

  /** Competitors that a person put into a deal. */
  inDeals: async (workspaceId: string, dealIds: readonly string[]) =>
    (await db.dealCompetitor.findMany({ where: { workspaceId, dealId: { in: [...dealIds] } } })).map((row) => row.competitorId),
  putIntoDeal: (data: Prisma.DealCompetitorUncheckedCreateInput) =>
    db.dealCompetitor.upsert({ where: { dealId_competitorId: { dealId: data.dealId, competitorId: data.competitorId } }, create: data, update: {} }),
  takeFromDeal: (workspaceId: string, dealId: string, competitorId: string) =>
    db.dealCompetitor.deleteMany({ where: { workspaceId, dealId, competitorId } }),
  deal: (workspaceId: string, id: string) => db.deal.findFirst({ where: { workspaceId, id } }),
  openDealsOf: (workspaceId: string, where: { OR?: { ownerId?: string; teamId?: string }[] }) =>
    db.deal.findMany({ where: { workspaceId, status: 'open', ...where }, select: { id: true, customerId: true }, take: 2000 }),

  /** What was said about competitors on calls, newest first; `body` is the event. */
  async mentions(workspaceId: string, calls: { dealId?: string; customerIds?: readonly string[] } | null, since: Date, take: number) {
    const where: Prisma.CallWhereInput = { workspaceId, createdAt: { gte: since } };
    if (calls) where.OR = [...(calls.dealId ? [{ dealId: calls.dealId }] : []), ...(calls.customerIds ? [{ customerId: { in: [...calls.customerIds] } }] : [])];
    const rows = await db.call.findMany({ where, select: { id: true, customerName: true, title: true }, orderBy: { createdAt: 'desc' }, take: 500 });
    const byId = new Map(rows.map((row) => [row.id, row]));
    const events = await db.callEvent.findMany({
      where: { callId: { in: rows.map((row) => row.id) }, kind: 'signal.competitor' },
      orderBy: { at: 'desc' },
      take,
    });
    return events.map((e) => ({ body: e.body, at: e.at, call: byId.get(e.callId)! }));
  },
  settings: async (workspaceId: string) => (await db.setting.findUnique({ where: { workspaceId_key: { workspaceId, key: 'competitorCrawl' } } }))?.value,
  setBrief: (competitorId: string, brief: string | null, at: Date) => db.competitor.update({ where: { id: competitorId }, data: { brief, updatedAt: at } }),
});
export type SourcesRepository = ReturnType<typeof sourcesRepository>;
