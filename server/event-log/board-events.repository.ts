import type { Database } from '../database/database.repository.ts';
import { readBoardStream, type BoardLine } from './board-log.ts';
import type { LogStore } from './log-store.port.ts';

const read = (row: { body: string }): BoardLine => JSON.parse(row.body) as BoardLine;

export const boardEventStore = (db: Database): LogStore<BoardLine> => ({
  async append(rows) {
    await db.boardEvent.createMany({
      data: rows.map(({ stream, item }) => ({
        ...readBoardStream(stream),
        seq: item.seq,
        at: new Date(item.at),
        kind: item.kind,
        itemId: item.id,
        ownerId: item.audience.ownerId,
        teamId: item.audience.teamId,
        body: JSON.stringify(item),
      })),
    });
  },
  async since(stream, afterSeq, limit) {
    const rows = await db.boardEvent.findMany({
      where: { ...readBoardStream(stream), seq: { gt: afterSeq } },
      orderBy: { seq: 'asc' },
      take: Math.min(limit, 1_000_000),
      select: { body: true },
    });
    return rows.map(read);
  },
  async last(stream) {
    const row = await db.boardEvent.findFirst({
      where: readBoardStream(stream),
      orderBy: { seq: 'desc' },
      select: { body: true },
    });
    return row ? read(row) : null;
  },
});
