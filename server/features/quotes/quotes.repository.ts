import { isUniqueViolation, type Database, type Prisma } from '../../database/database.repository.ts';

const withOpenings = { openings: { orderBy: { at: 'desc' as const }, take: 20 } };

export const quotesRepository = (db: Database) => ({
  create: (data: Prisma.QuoteUncheckedCreateInput) => db.quote.create({ data, include: withOpenings }),
  ofDeal: (workspaceId: string, dealId: string) =>
    db.quote.findMany({ where: { workspaceId, dealId }, orderBy: { createdAt: 'desc' }, include: withOpenings }),
  byId: (workspaceId: string, id: string) => db.quote.findFirst({ where: { workspaceId, id }, include: withOpenings }),
  byCode: (code: string) => db.quote.findUnique({ where: { code } }),
  count: (workspaceId: string) => db.quote.count({ where: { workspaceId } }),
  update: (id: string, data: Prisma.QuoteUncheckedUpdateInput) => db.quote.update({ where: { id }, data, include: withOpenings }),
  /** Of two that accept at once, one does. */
  accept: async (id: string, acceptedAt: Date, acceptedBy: string): Promise<boolean> =>
    (await db.quote.updateMany({ where: { id, status: 'open' }, data: { status: 'accepted', acceptedAt, acceptedBy } })).count === 1,
  /** @returns false where this visit is known already */
  async open(data: { id: string; quoteId: string; visit: string; at: Date; counted: boolean; why: string | null }): Promise<boolean> {
    try {
      await db.$transaction([
        db.quoteOpening.create({ data }),
        ...(data.counted ? [db.quote.update({ where: { id: data.quoteId }, data: { opens: { increment: 1 }, lastOpenAt: data.at } })] : []),
      ]);
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  },
});
export type QuotesRepository = ReturnType<typeof quotesRepository>;
export type QuoteRow = NonNullable<Awaited<ReturnType<QuotesRepository['byCode']>>>;
