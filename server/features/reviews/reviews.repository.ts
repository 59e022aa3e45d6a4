import type { Database, Prisma } from '../../database/database.repository.ts';
import { reachFilter, type Reach } from '../../shared/principal.ts';
import type { FlaggedMoment } from './reviews.models.ts';

export interface ReviewFilter {
  workspaceId: string;
  reach: Reach;
  states: readonly string[];
  /** Assigned to them. */
  assigneeId?: string;
  /** Already judged by them: not shown again while a second coach is asked. */
  notJudgedBy?: string;
  ownerId?: string;
  customerId?: string;
  callId?: string;
  kind?: string;
  label?: string;
  lang?: string;
  minScore?: number;
  maxScore?: number;
  minValue?: number;
  from?: Date;
  to?: Date;
  before?: Place;
}
export interface Place {
  saidAt: Date;
  id: string;
}
type Where = Prisma.ReviewMomentWhereInput;

/**
 * A list is read by one equality (the workspace, a team, an owner, an assignee) and one state at a time, newest first, so
 * that each part walks an index in order; the parts are merged here. An OR over both would make SQLite sort everything.
 */
function scopesOf(filter: ReviewFilter): Where[] {
  const { workspaceId, reach, assigneeId, ownerId } = filter;
  const within: Where = reachFilter(reach);
  if (assigneeId) return [{ assigneeId, AND: [within] }];
  if (ownerId) return [{ ownerId, AND: [{ workspaceId }, within] }];
  if ('all' in reach) return [{ workspaceId }];
  const team = 'teamId' in reach && reach.teamId !== null ? [{ teamId: reach.teamId }] : [];
  return [...team, { ownerId: reach.ownerId }];
}

const restOf = (filter: ReviewFilter): Where => {
  const { kind, label, lang, customerId, callId, minScore, maxScore, minValue, from, to, before } = filter;
  return {
    kind,
    label,
    lang,
    customerId,
    callId,
    score: { gte: minScore, lte: maxScore },
    customerValue: { gte: minValue },
    // The plain bound lets the index be entered at the place; the OR alone would be walked from the top.
    saidAt: { gte: from, lte: before && (!to || before.saidAt < to) ? before.saidAt : to },
    ...(before ? { OR: [{ saidAt: { lt: before.saidAt } }, { saidAt: before.saidAt, id: { lt: before.id } }] } : {}),
  };
};

export const newestFirst = (a: Place, b: Place): number =>
  b.saidAt.getTime() - a.saidAt.getTime() || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

export const reviewsRepository = (db: Database) => ({
  async page(filter: ReviewFilter, take: number) {
    const parts = scopesOf(filter).flatMap((scope) => filter.states.map((state) => ({ ...scope, state })));
    const rest = restOf(filter);
    const found: Awaited<ReturnType<typeof db.reviewMoment.findMany>>[] = [];
    for (const part of parts) {
      found.push(
        await db.reviewMoment.findMany({
          where: { AND: [part, rest, ...(part.state === 'second' && filter.notJudgedBy ? [{ judgedBy: { not: filter.notJudgedBy } }] : [])] },
          orderBy: [{ saidAt: 'desc' }, { id: 'desc' }],
          take,
        }),
      );
    }
    const seen = new Set<string>();
    return found
      .flat()
      .filter((row) => !seen.has(row.id) && seen.add(row.id))
      .sort(newestFirst)
      .slice(0, take);
  },
  /** How many there are, at most `most`: a bigger number says no more to a person and costs more. */
  async count(filter: ReviewFilter, most: number): Promise<number> {
    // Ids in the index's own order: a count with a limit would be sorted by id first.
    const ids = new Set<string>();
    for (const scope of scopesOf(filter)) {
      for (const state of filter.states) {
        if (ids.size >= most) return most;
        const rows = await db.reviewMoment.findMany({
          where: { AND: [{ ...scope, state }, restOf(filter)] },
          select: { id: true },
          orderBy: [{ saidAt: 'desc' }, { id: 'desc' }],
          take: most,
        });
        for (const { id } of rows) ids.add(id);
      }
    }
    return Math.min(most, ids.size);
  },
  find: (workspaceId: string, id: string, reach: Reach) =>
    db.reviewMoment.findFirst({ where: { id, workspaceId, AND: [reachFilter(reach)] } }),

  /** Fills in a call's moments; those that are there already stay as they are. @returns the new ones */
  async addMissing(
    call: Omit<Prisma.ReviewMomentUncheckedCreateInput, keyof FlaggedMoment | 'id' | 'state'> & { callId: string },
    moments: readonly FlaggedMoment[],
    nextId: () => string,
  ) {
    const known = await db.reviewMoment.findMany({ where: { callId: call.callId }, select: { momentId: true } });
    const there = new Set(known.map((row) => row.momentId));
    const fresh = moments.filter((m) => !there.has(m.momentId));
    const data = fresh.map((m) => ({ ...call, ...m, id: nextId(), state: 'open', saidAt: new Date(m.saidAt) }));
    if (data.length > 0) await db.reviewMoment.createMany({ data });
    return data.map((row) => row.id);
  },
  byIds: (ids: readonly string[]) => db.reviewMoment.findMany({ where: { id: { in: [...ids] } } }),
  ofCall: (callId: string) => db.reviewMoment.findMany({ where: { callId }, orderBy: { startMs: 'asc' } }),
  update: (id: string, data: Prisma.ReviewMomentUncheckedUpdateInput) => db.reviewMoment.update({ where: { id }, data }),

  judge: (data: { id: string; workspaceId: string; reviewId: string; coachId: string; verdict: string; at: Date }) =>
    db.reviewVerdict.upsert({
      where: { reviewId_coachId: { reviewId: data.reviewId, coachId: data.coachId } },
      create: data,
      update: { verdict: data.verdict, at: data.at },
    }),
  unjudge: (reviewId: string, coachId: string) => db.reviewVerdict.deleteMany({ where: { reviewId, coachId } }),
  verdicts: (reviewId: string) => db.reviewVerdict.findMany({ where: { reviewId }, orderBy: { at: 'asc' } }),
  verdictsSince: (workspaceId: string, from: Date, take: number) =>
    db.reviewVerdict.findMany({ where: { workspaceId, at: { gte: from } }, orderBy: { at: 'desc' }, take }),
  judgedSince: (coachId: string, from: Date) => db.reviewVerdict.count({ where: { coachId, at: { gte: from } } }),
  teamsOf: async (reviewIds: readonly string[]) => {
    const rows = await db.reviewMoment.findMany({ where: { id: { in: [...reviewIds] } }, select: { id: true, teamId: true, ownerId: true } });
    return new Map(rows.map((row) => [row.id, row]));
  },

  comment: (data: Prisma.ReviewCommentUncheckedCreateInput) => db.reviewComment.create({ data }),
  comments: (reviewId: string) => db.reviewComment.findMany({ where: { reviewId }, orderBy: { at: 'asc' } }),
  dispute: (data: Prisma.ReviewDisputeUncheckedCreateInput) => db.reviewDispute.create({ data }),
  answer: (id: string, data: Prisma.ReviewDisputeUncheckedUpdateInput) => db.reviewDispute.update({ where: { id }, data }),
  disputes: (reviewId: string) => db.reviewDispute.findMany({ where: { reviewId }, orderBy: { at: 'asc' } }),

  correct: (data: Prisma.TranscriptCorrectionUncheckedCreateInput) => db.transcriptCorrection.create({ data }),
  corrections: (callId: string) => db.transcriptCorrection.findMany({ where: { callId }, orderBy: { at: 'asc' } }),
  correctionsOf: (callIds: readonly string[]) =>
    db.transcriptCorrection.findMany({ where: { callId: { in: [...callIds] } }, orderBy: { at: 'asc' } }),
  names: async (ids: readonly (string | null)[]) => {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    const rows = wanted.length === 0 ? [] : await db.user.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
    return new Map(rows.map((row) => [row.id, row.name]));
  },
});
export type ReviewsRepository = ReturnType<typeof reviewsRepository>;
export type ReviewRow = Awaited<ReturnType<ReviewsRepository['page']>>[number];
