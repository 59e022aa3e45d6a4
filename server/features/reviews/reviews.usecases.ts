import type { Agreement, Review, ReviewDetail, Verdict } from '#realtime/contract/reviews.schema.ts';
import type { Lang, Side } from '#realtime/contract/labels.ts';
import type { Services } from '../../services.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import { reachOf, type Person, type Principal } from '../../shared/principal.ts';
import { notify } from '../notifications/notify.usecases.ts';
import { agreementOf, MIN_PAIRED } from './agreement.models.ts';
import { flaggedMoments, mentionsIn, standingOf } from './reviews.models.ts';
import { reviewsRepository, type ReviewRow } from './reviews.repository.ts';

const COACHES = new Set(['coach', 'manager', 'admin']);
export const isCoach = (who: Principal): who is Person => who.kind === 'user' && COACHES.has(who.role);
export const reviewLink = (id: string): string => `/reviews?id=${id}`;

export function asReview(row: ReviewRow, names: ReadonlyMap<string, string>): Review {
  const { spanFrom, spanTo, saidAt, judgedAt, commentCount, createdAt: _c, workspaceId: _w, teamId: _t, ...rest } = row;
  return {
    ...rest,
    kind: row.kind as Review['kind'],
    lang: row.lang as Lang,
    side: row.side as Side,
    state: row.state as Review['state'],
    verdict: row.verdict as Verdict | null,
    span: [spanFrom, spanTo],
    saidAt: saidAt.getTime(),
    judgedAt: judgedAt?.getTime() ?? null,
    comments: commentCount,
    ownerName: names.get(row.ownerId ?? '') ?? null,
    assigneeName: names.get(row.assigneeId ?? '') ?? null,
  };
}

/** Job: a call's flagged moments into the queue. Doing it twice changes nothing. */
export async function fillReviews(s: Services, callId: string): Promise<number> {
  const call = await s.calls.byId(callId);
  // A drill is practice; its flags are answered in the drill.
  if (!call || call.source === 'drill') return 0;
  const repository = reviewsRepository(s.db);
  const [view, customer] = await Promise.all([
    s.live.view(callId),
    call.customerId ? s.customers.byId(call.workspaceId, call.customerId) : null,
  ]);
  const zeroAt = (call.zeroAt ?? call.startedAt ?? call.createdAt).getTime();
  const ids = await repository.addMissing(
    {
      workspaceId: call.workspaceId,
      callId,
      callTitle: call.title,
      stage: call.stage,
      customerId: call.customerId,
      customerName: call.customerName,
      customerValue: customer?.value ?? 0,
      ownerId: call.ownerId,
      teamId: call.teamId,
      createdAt: new Date(s.clock.now()),
    },
    flaggedMoments(view, zeroAt),
    () => s.ids.next('rev'),
  );
  for (const row of await repository.byIds(ids)) await tellBoard(s, row);
  return ids.length;
}

async function tellBoard(s: Services, row: ReviewRow): Promise<void> {
  const names = await reviewsRepository(s.db).names([row.ownerId, row.assigneeId]);
  await s.boards.append(row.workspaceId, 'reviews', {
    kind: 'review.changed',
    id: row.id,
    data: asReview(row, names),
    audience: { ownerId: row.ownerId, teamId: row.teamId },
  });
}

/** @throws AppError `not_found` for somebody else's */
export async function findReview(s: Services, who: Principal, id: string): Promise<ReviewRow> {
  const row = await reviewsRepository(s.db).find(who.workspaceId, id, reachOf(who));
  if (!row) throw notFound('review');
  return row;
}

/** Verdicts and dispute into the row, and the row to the board. */
async function settle(s: Services, id: string): Promise<ReviewRow> {
  const repository = reviewsRepository(s.db);
  const [verdicts, disputes] = await Promise.all([repository.verdicts(id), repository.disputes(id)]);
  const last = disputes.at(-1);
  const { state, verdict, by, at } = standingOf(
    verdicts.map((v) => ({ coachId: v.coachId, verdict: v.verdict as Verdict, at: v.at.getTime() })),
    last
      ? { outcome: last.outcome as 'upheld' | 'accepted' | null, answeredBy: last.answeredBy, answeredAt: last.answeredAt?.getTime() ?? null }
      : null,
  );
  const row = await repository.update(id, { state, verdict, judgedBy: by, judgedAt: at === null ? null : new Date(at) });
  await tellBoard(s, row);
  return row;
}

export async function judge(s: Services, who: Person, row: ReviewRow, verdict: Verdict): Promise<ReviewRow> {
  if (row.ownerId === who.userId) throw new AppError('forbidden', 'Nobody judges their own call.');
  await reviewsRepository(s.db).judge({
    id: s.ids.next('vrd'),
    workspaceId: row.workspaceId,
    reviewId: row.id,
    coachId: who.userId,
    verdict,
    at: new Date(s.clock.now()),
  });
  await s.audit(who, `review.${verdict}`, row.id);
  return settle(s, row.id);
}

/** Takes back what this coach said. @throws AppError `conflict` where they have said nothing */
export async function unjudge(s: Services, who: Person, row: ReviewRow): Promise<ReviewRow> {
  const { count } = await reviewsRepository(s.db).unjudge(row.id, who.userId);
  if (count === 0) throw new AppError('conflict', 'There is no verdict of yours to take back.');
  await s.audit(who, 'review.verdict_undone', row.id);
  return settle(s, row.id);
}

async function peopleOf(s: Services, workspaceId: string) {
  return (await s.people.people(workspaceId)).filter((p) => p.active);
}

/** May this person see the row? The same rule as for their own requests. */
const mayRead = (person: { id: string; role: string; teamId: string | null }, row: ReviewRow): boolean =>
  person.role === 'admin' || row.ownerId === person.id || (COACHES.has(person.role) && person.teamId !== null && person.teamId === row.teamId);

/** A comment; whoever is named in it and may see the moment is told. */
export async function addComment(s: Services, who: Person, row: ReviewRow, text: string): Promise<void> {
  const repository = reviewsRepository(s.db);
  const readers = (await peopleOf(s, who.workspaceId)).filter((p) => mayRead(p, row));
  const mentions = mentionsIn(text, readers).filter((id) => id !== who.userId);
  await repository.comment({
    id: s.ids.next('cmt'),
    workspaceId: row.workspaceId,
    reviewId: row.id,
    authorId: who.userId,
    text,
    mentions,
    at: new Date(s.clock.now()),
  });
  await tellBoard(s, await repository.update(row.id, { commentCount: { increment: 1 } }));
  const told = { workspaceId: row.workspaceId, link: reviewLink(row.id), data: { by: who.name, label: row.label, call: row.callTitle } };
  for (const userId of mentions) await notify(s, { ...told, userId, kind: 'mention' });
}

/** @throws AppError `invalid` for somebody who may not judge it */
export async function assign(s: Services, who: Person, row: ReviewRow, assigneeId: string | null): Promise<ReviewRow> {
  if (assigneeId) {
    const person = (await peopleOf(s, who.workspaceId)).find((p) => p.id === assigneeId);
    if (!person || !COACHES.has(person.role) || !mayRead(person, row) || person.id === row.ownerId) {
      throw new AppError('invalid', 'assigneeId: not a coach of this team.');
    }
  }
  const next = await reviewsRepository(s.db).update(row.id, { assigneeId });
  await s.audit(who, 'review.assigned', row.id);
  await tellBoard(s, next);
  if (assigneeId && assigneeId !== who.userId) {
    const data = { by: who.name, label: row.label, call: row.callTitle };
    await notify(s, { workspaceId: row.workspaceId, userId: assigneeId, kind: 'assigned', link: reviewLink(row.id), data });
  }
  return next;
}

/** The rep says that a flag on their call is wrong. @throws AppError `forbidden` on a call of somebody else, `conflict` while one waits */
export async function dispute(s: Services, who: Person, row: ReviewRow, reason: string): Promise<ReviewRow> {
  if (row.ownerId !== who.userId) throw new AppError('forbidden', 'Only the rep of the call disputes its flags.');
  const repository = reviewsRepository(s.db);
  if ((await repository.disputes(row.id)).some((d) => d.outcome === null)) throw new AppError('conflict', 'Your dispute waits for its answer.');
  await repository.dispute({ id: s.ids.next('dsp'), workspaceId: row.workspaceId, reviewId: row.id, byId: who.userId, reason, at: new Date(s.clock.now()) });
  await s.audit(who, 'review.disputed', row.id);
  const next = await settle(s, row.id);
  const coaches = (await peopleOf(s, who.workspaceId)).filter((p) => COACHES.has(p.role) && p.role !== 'admin' && mayRead(p, row));
  const asked = row.judgedBy ?? row.assigneeId;
  const told = coaches.filter((p) => (asked ? p.id === asked : p.role === 'coach'));
  const data = { by: who.name, label: row.label, call: row.callTitle };
  for (const p of told.length > 0 ? told : coaches) {
    await notify(s, { workspaceId: row.workspaceId, userId: p.id, kind: 'disputed', link: reviewLink(row.id), data });
  }
  return next;
}

export async function answerDispute(s: Services, who: Person, row: ReviewRow, outcome: 'upheld' | 'accepted', answer: string): Promise<ReviewRow> {
  if (row.ownerId === who.userId) throw new AppError('forbidden', 'Nobody answers their own dispute.');
  const repository = reviewsRepository(s.db);
  const open = (await repository.disputes(row.id)).find((d) => d.outcome === null);
  if (!open) throw new AppError('conflict', 'There is no open dispute.');
  const at = new Date(s.clock.now());
  await repository.answer(open.id, { outcome, answer, answeredBy: who.userId, answeredAt: at });
  // What the dispute decided is this coach's verdict too, so that the training data and the agreement know of it.
  const verdict: Verdict = outcome === 'accepted' ? 'false_alarm' : 'confirmed';
  await repository.judge({ id: s.ids.next('vrd'), workspaceId: row.workspaceId, reviewId: row.id, coachId: who.userId, verdict, at });
  await s.audit(who, `review.dispute_${outcome}`, row.id);
  const next = await settle(s, row.id);
  const data = { by: who.name, label: row.label, call: row.callTitle, outcome };
  await notify(s, { workspaceId: row.workspaceId, userId: open.byId, kind: 'dispute_answered', link: reviewLink(row.id), data });
  return next;
}

/** What was really said, beside what was heard; the event log is not touched. @throws AppError `invalid` for an unknown utterance */
export async function correct(s: Services, who: Person, row: ReviewRow, utteranceId: string, text: string): Promise<void> {
  const said = (await s.live.view(row.callId)).transcript.find((u) => u.utteranceId === utteranceId);
  if (!said) throw new AppError('invalid', 'utteranceId: there is no such utterance in this call.');
  await reviewsRepository(s.db).correct({
    id: s.ids.next('cor'),
    workspaceId: row.workspaceId,
    callId: row.callId,
    utteranceId,
    original: said.text,
    text,
    byId: who.userId,
    at: new Date(s.clock.now()),
  });
  await s.audit(who, 'transcript.corrected', `${row.callId}/${utteranceId}`);
}

const LATELY = 50;

export async function reviewDetail(s: Services, who: Principal, row: ReviewRow): Promise<ReviewDetail> {
  const repository = reviewsRepository(s.db);
  const [comments, disputes, verdicts, corrections, lately] = await Promise.all([
    repository.comments(row.id),
    repository.disputes(row.id),
    repository.verdicts(row.id),
    repository.corrections(row.callId),
    repository.page({ workspaceId: row.workspaceId, reach: reachOf(who), states: ['done'], label: row.label, kind: row.kind }, LATELY),
  ]);
  const mentioned = comments.flatMap((c) => c.mentions as string[]);
  const names = await repository.names([
    row.ownerId,
    row.assigneeId,
    ...mentioned,
    ...comments.map((c) => c.authorId),
    ...disputes.map((d) => d.byId),
    ...verdicts.map((v) => v.coachId),
    ...corrections.map((c) => c.byId),
  ]);
  const name = (id: string) => names.get(id) ?? '';
  const newest = new Map(corrections.map((c) => [c.utteranceId, c]));
  const judged = lately.filter((r) => r.id !== row.id && (r.verdict === 'confirmed' || r.verdict === 'false_alarm'));
  const judging = isCoach(who) && row.ownerId !== who.userId;
  const blind = judging && (row.state === 'open' || row.state === 'second') && !verdicts.some((v) => v.coachId === who.userId);
  return {
    ...asReview(row, names),
    thread: comments.map((c) => ({
      id: c.id,
      authorId: c.authorId,
      authorName: name(c.authorId),
      text: c.text,
      mentions: (c.mentions as string[]).map((id) => ({ id, name: name(id) })),
      at: c.at.getTime(),
    })),
    disputes: disputes.map((d) => ({
      id: d.id,
      byId: d.byId,
      byName: name(d.byId),
      reason: d.reason,
      at: d.at.getTime(),
      outcome: d.outcome as 'upheld' | 'accepted' | null,
      answer: d.answer,
      answeredBy: d.answeredBy,
      answeredAt: d.answeredAt?.getTime() ?? null,
    })),
    // Who judges without having seen the others' verdicts judges freely; afterwards everybody sees all.
    verdicts: (blind ? [] : verdicts).map((v) => ({ coachId: v.coachId, coachName: name(v.coachId), verdict: v.verdict as Verdict, at: v.at.getTime() })),
    corrections: [...newest.values()].map((c) => ({
      utteranceId: c.utteranceId,
      original: c.original,
      text: c.text,
      byName: c.byId === null ? null : name(c.byId),
      at: c.at.getTime(),
    })),
    lately: { confirmed: judged.filter((r) => r.verdict === 'confirmed').length, judged: judged.length },
    may: {
      judge: judging,
      dispute: who.kind === 'user' && row.ownerId === who.userId && !disputes.some((d) => d.outcome === null),
    },
  };
}

const AGREEMENT_ROWS = 20_000;

/** Agreement between the coaches whose moments this person sees, over the last days. */
export async function agreement(s: Services, who: Principal, days: number): Promise<Agreement> {
  const repository = reviewsRepository(s.db);
  const rows = await repository.verdictsSince(who.workspaceId, new Date(s.clock.now() - days * 86_400_000), AGREEMENT_ROWS);
  const teamId = who.kind === 'user' && who.role !== 'admin' ? who.teamId : null;
  const all = who.kind !== 'user' || who.role === 'admin';
  const seen = all ? null : await repository.teamsOf([...new Set(rows.map((r) => r.reviewId))]);
  const own = rows.filter((r) => all || (teamId !== null && seen?.get(r.reviewId)?.teamId === teamId));
  const result = agreementOf(own.map((r) => ({ item: r.reviewId, coach: r.coachId, value: r.verdict })));
  const names = await repository.names(result.pairs.flatMap((p) => [p.a, p.b]));
  const named = (id: string) => ({ id, name: names.get(id) ?? '' });
  return { ...result, needed: MIN_PAIRED, pairs: result.pairs.map((p) => ({ ...p, a: named(p.a), b: named(p.b) })) };
}
