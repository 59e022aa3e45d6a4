import { isUniqueViolation, type Database, type Prisma } from '../database/database.repository.ts';

export const jobsRepository = (db: Database) => ({
  /** @returns false where a job with this key is there already */
  async add(data: Prisma.JobUncheckedCreateInput): Promise<boolean> {
    try {
      await db.job.create({ data });
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  },
  due: (now: Date, take: number) =>
    db.job.findMany({
      where: {
        runAt: { lte: now },
        OR: [{ status: 'queued' }, { status: 'running', lockedUntil: { lt: now } }],
      },
      orderBy: { runAt: 'asc' },
      take,
    }),
  /** Of several that try, one gets it. */
  async take(id: string, attempts: number, now: Date, lockedUntil: Date): Promise<boolean> {
    const { count } = await db.job.updateMany({
      where: { id, attempts, OR: [{ status: 'queued' }, { status: 'running', lockedUntil: { lt: now } }] },
      data: { status: 'running', attempts: attempts + 1, lockedUntil },
    });
    return count === 1;
  },
  extend: (id: string, lockedUntil: Date) => db.job.updateMany({ where: { id, status: 'running' }, data: { lockedUntil } }),
  finish: (id: string, at: Date) =>
    db.job.update({ where: { id }, data: { status: 'done', finishedAt: at, lockedUntil: null, lastError: null } }),
  again: (id: string, runAt: Date, lastError: string) =>
    db.job.update({ where: { id }, data: { status: 'queued', runAt, lockedUntil: null, lastError } }),
  fail: (id: string, at: Date, lastError: string) =>
    db.job.update({ where: { id }, data: { status: 'failed', finishedAt: at, lockedUntil: null, lastError } }),
  /** Those that this process was working at when it died are free at once: one process owns the queue on SQLite. */
  releaseAll: () => db.job.updateMany({ where: { status: 'running' }, data: { status: 'queued', lockedUntil: null } }),
  forget: (before: Date) => db.job.deleteMany({ where: { status: 'done', finishedAt: { lt: before } } }),
  counts: () => db.job.groupBy({ by: ['status'], _count: true }),
});
export type JobsRepository = ReturnType<typeof jobsRepository>;
export type JobRow = Awaited<ReturnType<JobsRepository['due']>>[number];
