import type { Database, Prisma } from '../../database/database.repository.ts';

/** How many rows of each kind went, or were found. */
export type Counts = Record<string, number>;

/** What hangs on a moment or a record rather than on the call itself. */
async function childrenOf(db: Database, callIds: string[]) {
  const ids = async (rows: Promise<{ id: string }[]>) => (await rows).map((row) => row.id);
  const [reviews, records, exemplars] = await Promise.all([
    ids(db.reviewMoment.findMany({ where: { callId: { in: callIds } }, select: { id: true } })),
    ids(db.visitRecord.findMany({ where: { callId: { in: callIds } }, select: { id: true } })),
    ids(db.exemplar.findMany({ where: { callId: { in: callIds } }, select: { id: true } })),
  ]);
  return { reviews, records, exemplars };
}

/**
 * Every table that knows a call, and how its rows are found. A test holds this list against the schema: a model with a
 * `callId` that is missing here fails it.
 */
const OF_CALL = {
  callEvent: (db: Database, ids: string[]) => db.callEvent.deleteMany({ where: { callId: { in: ids } } }),
  callAudio: (db: Database, ids: string[]) => db.callAudio.deleteMany({ where: { callId: { in: ids } } }),
  callRecord: (db: Database, ids: string[]) => db.callRecord.deleteMany({ where: { callId: { in: ids } } }),
  callActions: (db: Database, ids: string[]) => db.callActions.deleteMany({ where: { callId: { in: ids } } }),
  drill: (db: Database, ids: string[]) => db.drill.deleteMany({ where: { callId: { in: ids } } }),
  visitRecord: (db: Database, ids: string[]) => db.visitRecord.deleteMany({ where: { callId: { in: ids } } }),
  anomaly: (db: Database, ids: string[]) => db.anomaly.deleteMany({ where: { callId: { in: ids } } }),
  reviewMoment: (db: Database, ids: string[]) => db.reviewMoment.deleteMany({ where: { callId: { in: ids } } }),
  transcriptCorrection: (db: Database, ids: string[]) => db.transcriptCorrection.deleteMany({ where: { callId: { in: ids } } }),
  callRoom: (db: Database, ids: string[]) => db.callRoom.deleteMany({ where: { callId: { in: ids } } }),
  roomLink: (db: Database, ids: string[]) => db.roomLink.deleteMany({ where: { callId: { in: ids } } }),
  roomPerson: (db: Database, ids: string[]) => db.roomPerson.deleteMany({ where: { callId: { in: ids } } }),
  apiKey: (db: Database, ids: string[]) => db.apiKey.deleteMany({ where: { callId: { in: ids } } }),
  dealItem: (db: Database, ids: string[]) => db.dealItem.deleteMany({ where: { callId: { in: ids } } }),
  exemplar: (db: Database, ids: string[]) => db.exemplar.deleteMany({ where: { callId: { in: ids } } }),
} as const;
export const CALL_TABLES = Object.keys(OF_CALL);

/** The same for a customer and its deals. */
const OF_CUSTOMER = ['call', 'deal', 'visitRecord', 'callActions', 'reviewMoment', 'callRecord', 'handoffPackage'] as const;
const OF_DEAL = ['call', 'dealEvent', 'dealItem', 'quote', 'ruleFiring', 'todo', 'dealCompetitor', 'visitRecord'] as const;
export const CUSTOMER_TABLES: readonly string[] = OF_CUSTOMER;
export const DEAL_TABLES: readonly string[] = OF_DEAL;

export const erasureRepository = (db: Database) => ({
  /** Pages that are freed are overwritten with zeros, also those of rows that went before. */
  async overwriteFreed(): Promise<void> {
    await db.$queryRawUnsafe('PRAGMA secure_delete = ON');
  },
  /** What the write-ahead log still holds goes into the file, and the log is emptied. */
  async emptyLog(): Promise<void> {
    await db.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)');
  },

  call: (workspaceId: string, id: string) => db.call.findFirst({ where: { workspaceId, id } }),
  customer: (workspaceId: string, id: string) => db.customer.findFirst({ where: { workspaceId, id } }),
  audioOf: async (callIds: string[]) => (await db.callAudio.findMany({ where: { callId: { in: callIds } } })).map((row) => row.path),
  exemplarAudio: async (callIds: string[]) =>
    (await db.exemplar.findMany({ where: { callId: { in: callIds } } })).flatMap((row) => (row.audioPath ? [row.audioPath] : [])),
  handoffFiles: async (customerId: string) =>
    (await db.handoffPackage.findMany({ where: { customerId } })).flatMap((row) => (Array.isArray(row.files) ? (row.files as { path?: string }[]) : []).flatMap((f) => (f.path ? [f.path] : []))),
  callsOf: async (customerId: string) => (await db.call.findMany({ where: { customerId }, select: { id: true } })).map((row) => row.id),
  dealsOf: async (customerId: string) => (await db.deal.findMany({ where: { customerId }, select: { id: true } })).map((row) => row.id),
  expired: (workspaceId: string, before: Date, take: number) =>
    db.call.findMany({ where: { workspaceId, status: 'ended', endedAt: { lt: before } }, select: { id: true, customerId: true }, orderBy: { endedAt: 'asc' }, take }),
  workspaces: async () => (await db.workspace.findMany({ select: { id: true } })).map((row) => row.id),

  /** @param keepExemplars an approved exemplar is a redacted copy under a consent of its own and outlives the retention */
  async eraseCalls(workspaceId: string, ids: string[], keepExemplars: boolean): Promise<Counts> {
    const counts: Counts = {};
    const add = (name: string, result: { count: number }) => {
      if (result.count > 0) counts[name] = (counts[name] ?? 0) + result.count;
    };
    const { reviews, records, exemplars } = await childrenOf(db, ids);
    add('reviewVerdict', await db.reviewVerdict.deleteMany({ where: { reviewId: { in: reviews } } }));
    add('reviewComment', await db.reviewComment.deleteMany({ where: { reviewId: { in: reviews } } }));
    add('reviewDispute', await db.reviewDispute.deleteMany({ where: { reviewId: { in: reviews } } }));
    add('recordVersion', await db.recordVersion.deleteMany({ where: { recordId: { in: records } } }));
    add('witness', await db.witness.deleteMany({ where: { recordId: { in: records } } }));
    if (!keepExemplars) for (const id of exemplars) add('studyStep', await db.studyStep.deleteMany({ where: { step: `clip:${id}` } }));
    for (const [name, remove] of Object.entries(OF_CALL)) {
      if (name === 'exemplar' && keepExemplars) add(name, await db.exemplar.deleteMany({ where: { callId: { in: ids }, state: { not: 'approved' } } }));
      else add(name, await remove(db, ids));
    }
    for (const id of ids) {
      add('boardEvent', await db.boardEvent.deleteMany({ where: { workspaceId, OR: [{ itemId: id }, { body: { contains: id } }] } }));
      add('notification', await db.notification.deleteMany({ where: { workspaceId, link: { contains: id } } }));
      add('dealEvent', await db.dealEvent.deleteMany({ where: { workspaceId, data: { string_contains: id } } }).catch(() => ({ count: 0 })));
      add('job', await db.job.deleteMany({ where: { workspaceId, key: { contains: id }, status: { in: ['done', 'failed'] } } }));
    }
    add('call', await db.call.deleteMany({ where: { id: { in: ids } } }));
    return counts;
  },

  async eraseCustomer(workspaceId: string, customerId: string, deals: string[]): Promise<Counts> {
    const inDeals = { dealId: { in: deals } };
    const quotes = (await db.quote.findMany({ where: inDeals, select: { id: true } })).map((row) => row.id);
    const results: [string, { count: number }][] = [
      ['quoteOpening', await db.quoteOpening.deleteMany({ where: { quoteId: { in: quotes } } })],
      ['quote', await db.quote.deleteMany({ where: inDeals })],
      ['ruleFiring', await db.ruleFiring.deleteMany({ where: inDeals })],
      ['todo', await db.todo.deleteMany({ where: inDeals })],
      ['dealCompetitor', await db.dealCompetitor.deleteMany({ where: inDeals })],
      ['dealItem', await db.dealItem.deleteMany({ where: inDeals })],
      ['dealEvent', await db.dealEvent.deleteMany({ where: inDeals })],
      ['handoffPackage', await db.handoffPackage.deleteMany({ where: { customerId } })],
      ['deal', await db.deal.deleteMany({ where: { customerId } })],
      ['boardEvent', await db.boardEvent.deleteMany({ where: { workspaceId, itemId: { in: [...deals, customerId] } } })],
      ['legalHold', await db.legalHold.deleteMany({ where: { subjectId: customerId } })],
      ['customer', await db.customer.deleteMany({ where: { workspaceId, id: customerId } })],
    ];
    return Object.fromEntries(results.flatMap(([name, { count }]) => (count > 0 ? [[name, count]] : [])));
  },

  /** Rows that still point at something erased; an empty answer is the proof. */
  async remains(ids: { calls: string[]; deals: string[]; customerId: string | null }, keepExemplars: boolean): Promise<Counts> {
    const found: Counts = {};
    type Countable = { count(args: { where: object }): Promise<number> };
    const look = async (names: readonly string[], where: object) => {
      for (const name of names) {
        if (keepExemplars && name === 'exemplar') continue;
        const n = await (db as unknown as Record<string, Countable>)[name]!.count({ where });
        if (n > 0) found[name] = (found[name] ?? 0) + n;
      }
    };
    await look(CALL_TABLES, { callId: { in: ids.calls } });
    await look(['call'], { id: { in: ids.calls } });
    await look(DEAL_TABLES, { dealId: { in: ids.deals } });
    if (ids.customerId) {
      await look(CUSTOMER_TABLES, { customerId: ids.customerId });
      await look(['customer'], { id: ids.customerId });
    }
    for (const id of ids.calls) await look(['boardEvent'], { body: { contains: id } });
    return found;
  },

  receipt: (data: Prisma.ErasureReceiptUncheckedCreateInput) => db.erasureReceipt.create({ data }),
  receipts: (workspaceId: string) => db.erasureReceipt.findMany({ where: { workspaceId }, orderBy: { at: 'desc' }, take: 200 }),
  holds: (workspaceId: string) => db.legalHold.findMany({ where: { workspaceId }, orderBy: { setAt: 'desc' } }),
  hold: (data: Prisma.LegalHoldUncheckedCreateInput) =>
    db.legalHold.upsert({ where: { subject_subjectId: { subject: data.subject, subjectId: data.subjectId } }, create: data, update: { reason: data.reason } }),
  release: (workspaceId: string, id: string) => db.legalHold.deleteMany({ where: { workspaceId, id } }),
});
export type ErasureRepository = ReturnType<typeof erasureRepository>;
