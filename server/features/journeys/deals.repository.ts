import type { DealEventType } from '#realtime/contract/journeys.schema.ts';
import { isUniqueViolation, type Database, type Prisma } from '../../database/database.repository.ts';
import type { JourneyEvent } from './journey.models.ts';

export interface NewDealEvent extends JourneyEvent {
  workspaceId: string;
  dealId: string;
  source: string;
  actorId: string | null;
  key: string | null;
}

const asEvent = (row: { id: string; type: string; at: Date; recordedAt: Date; data: unknown }): JourneyEvent => ({
  id: row.id,
  type: row.type as DealEventType,
  at: row.at.getTime(),
  recordedAt: row.recordedAt.getTime(),
  data: row.data as Record<string, unknown>,
});
const ordered = [{ at: 'asc' as const }, { id: 'asc' as const }];
const picked = { id: true, type: true, at: true, recordedAt: true, data: true } as const;

export const dealsRepository = (db: Database) => ({
  create: (data: Prisma.DealUncheckedCreateInput) => db.deal.create({ data }),
  byId: (workspaceId: string, id: string) => db.deal.findFirst({ where: { workspaceId, id } }),
  all: (workspaceId: string) => db.deal.findMany({ where: { workspaceId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
  update: (id: string, data: Prisma.DealUncheckedUpdateInput) => db.deal.update({ where: { id }, data }),
  ofCustomer: (workspaceId: string, customerId: string) =>
    db.deal.findMany({ where: { workspaceId, customerId }, orderBy: { createdAt: 'desc' } }),
  moveToCustomer: (workspaceId: string, from: string, to: string) =>
    db.deal.updateMany({ where: { workspaceId, customerId: from }, data: { customerId: to } }),

  async events(dealId: string): Promise<JourneyEvent[]> {
    return (await db.dealEvent.findMany({ where: { dealId }, orderBy: ordered, select: picked })).map(asEvent);
  },
  eventRows: (dealId: string) => db.dealEvent.findMany({ where: { dealId }, orderBy: ordered }),
  /** All of a workspace, for the board: by deal. */
  async allEvents(workspaceId: string): Promise<Map<string, JourneyEvent[]>> {
    const rows = await db.dealEvent.findMany({ where: { workspaceId }, orderBy: ordered, select: { ...picked, dealId: true } });
    const byDeal = new Map<string, JourneyEvent[]>();
    for (const row of rows) {
      const list = byDeal.get(row.dealId);
      if (list) list.push(asEvent(row));
      else byDeal.set(row.dealId, [asEvent(row)]);
    }
    return byDeal;
  },
  /** @returns false where an event with this key is there already */
  async addEvent({ at, recordedAt, data, ...event }: NewDealEvent): Promise<boolean> {
    try {
      await db.dealEvent.create({
        data: { ...event, at: new Date(at), recordedAt: new Date(recordedAt), data: data as Prisma.InputJsonObject },
      });
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  },
  addEvents: (events: readonly NewDealEvent[]) =>
    db.dealEvent.createMany({
      data: events.map(({ at, recordedAt, data, ...event }) => ({
        ...event,
        at: new Date(at),
        recordedAt: new Date(recordedAt),
        data: data as Prisma.InputJsonObject,
      })),
    }),
  hasKey: async (dealId: string, key: string) => (await db.dealEvent.count({ where: { dealId, key } })) > 0,

  items: (dealId: string) => db.dealItem.findMany({ where: { dealId } }),
  itemDone: (data: Prisma.DealItemUncheckedCreateInput) =>
    db.dealItem.upsert({ where: { dealId_itemId: { dealId: data.dealId, itemId: data.itemId } }, create: data, update: {} }),
  itemUndone: (dealId: string, itemId: string) => db.dealItem.deleteMany({ where: { dealId, itemId } }),

  /** Values that journeys keep beside the workspace's other settings. */
  async setting(workspaceId: string, key: string): Promise<unknown> {
    return (await db.setting.findUnique({ where: { workspaceId_key: { workspaceId, key } } }))?.value ?? null;
  },
  saveSetting(workspaceId: string, key: string, value: object, updatedAt: Date, updatedBy: string | null) {
    const data = { value: value as Prisma.InputJsonObject, updatedAt, updatedBy };
    return db.setting.upsert({ where: { workspaceId_key: { workspaceId, key } }, create: { workspaceId, key, ...data }, update: data });
  },

  customer: (workspaceId: string, id: string) => db.customer.findFirst({ where: { workspaceId, id } }),
  customers: (workspaceId: string) => db.customer.findMany({ where: { workspaceId } }),
  people: (workspaceId: string) => db.user.findMany({ where: { workspaceId }, include: { team: { select: { name: true } } } }),
  teams: (workspaceId: string) => db.team.findMany({ where: { workspaceId }, orderBy: { name: 'asc' } }),
});
export type DealsRepository = ReturnType<typeof dealsRepository>;
export type DealRow = NonNullable<Awaited<ReturnType<DealsRepository['byId']>>>;
