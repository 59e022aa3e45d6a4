import type { CallEvent } from '#realtime/contract/call-events.schema.ts';
import type { Database } from '../database/database.repository.ts';
import type { LogStore } from './log-store.port.ts';

const read = (row: { body: string }): CallEvent => JSON.parse(row.body) as CallEvent;

export const callEventStore = (db: Database): LogStore<CallEvent> => ({
  async append(rows) {
    // One INSERT: all of a batch or nothing.
    await db.callEvent.createMany({
      data: rows.map(({ item }) => ({
        callId: item.callId,
        seq: item.seq,
        kind: item.kind,
        at: new Date(item.at),
        body: JSON.stringify(item),
      })),
    });
  },
  async since(callId, afterSeq, limit) {
    const take = Number.isSafeInteger(limit) && limit < 2 ** 31 ? limit : undefined;
    const rows = await db.callEvent.findMany({
      where: { callId, seq: { gt: afterSeq } },
      orderBy: { seq: 'asc' },
      take,
      select: { body: true },
    });
    return rows.map(read);
  },
  async last(callId) {
    const row = await db.callEvent.findFirst({ where: { callId }, orderBy: { seq: 'desc' }, select: { body: true } });
    return row ? read(row) : null;
  },
});
