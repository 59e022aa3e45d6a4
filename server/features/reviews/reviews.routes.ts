import { Readable } from 'node:stream';
import { z } from 'zod';
import { LANGS } from '#realtime/contract/labels.ts';
import {
  agreementSchema,
  assignBodySchema,
  commentBodySchema,
  correctionBodySchema,
  disputeAnswerSchema,
  disputeBodySchema,
  reviewCountsSchema,
  reviewDetailSchema,
  reviewListQuerySchema,
  reviewListSchema,
  verdictBodySchema,
} from '#realtime/contract/reviews.schema.ts';
import type { App } from '../../shared/app.ts';
import { AppError } from '../../shared/errors.ts';
import { reachOf } from '../../shared/principal.ts';
import { personOf } from '../../shared/request-identity.ts';
import type { Services } from '../../services.ts';
import { exportVerdicts } from './export.usecases.ts';
import { newestFirst, reviewsRepository, type Place } from './reviews.repository.ts';
import {
  addComment,
  agreement,
  answerDispute,
  asReview,
  assign,
  correct,
  dispute,
  fillReviews,
  findReview,
  judge,
  reviewDetail,
  unjudge,
} from './reviews.usecases.ts';

const DAY_MS = 86_400_000;
const MOST_COUNTED = 1000;
const STATES = { open: ['open', 'second'], disputed: ['disputed'], done: ['done'], all: ['open', 'second', 'disputed', 'done'] } as const;

const writePlace = (row: Place): string => Buffer.from(`${row.saidAt.getTime()}:${row.id}`).toString('base64url');
function readPlace(cursor: string): Place {
  const match = /^(\d{1,15}):([\w-]{1,64})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match?.[1] || !match[2]) throw new AppError('invalid', 'cursor: not one of ours.');
  return { saidAt: new Date(Number(match[1])), id: match[2] };
}

export function reviewRoutes(app: App, s: Services): void {
  const tags = ['reviews'];
  const repository = reviewsRepository(s.db);
  const params = z.object({ id: z.string().max(64) });
  const detail = { 200: reviewDetailSchema };
  s.jobs.handle('reviews.fill', async ({ callId }: { callId: string }) => void (await fillReviews(s, callId)));

  app.get(
    '/api/reviews',
    { schema: { tags, summary: 'Flagged moments, newest first', querystring: reviewListQuerySchema, response: { 200: reviewListSchema } } },
    async (req) => {
      const { who } = req;
      const { state, mine, limit, cursor, maxAgeDays, minAgeDays, ...rest } = req.query;
      const now = s.clock.now();
      const me = who.kind === 'user' ? who.userId : undefined;
      const rows = await repository.page(
        {
          ...rest,
          workspaceId: who.workspaceId,
          reach: reachOf(who),
          states: STATES[state],
          assigneeId: mine ? me : undefined,
          notJudgedBy: state === 'open' ? me : undefined,
          from: maxAgeDays === undefined ? undefined : new Date(now - maxAgeDays * DAY_MS),
          to: minAgeDays === undefined ? undefined : new Date(now - minAgeDays * DAY_MS),
          before: cursor === undefined ? undefined : readPlace(cursor),
        },
        limit + 1,
      );
      const page = rows.sort(newestFirst).slice(0, limit);
      const names = await repository.names(page.flatMap((row) => [row.ownerId, row.assigneeId]));
      const last = page.at(-1);
      return { items: page.map((row) => asReview(row, names)), next: rows.length > limit && last ? writePlace(last) : null };
    },
  );

  app.get('/api/reviews/counts', { schema: { tags, summary: 'How many wait, at most a thousand each', response: { 200: reviewCountsSchema } } }, async (req) => {
    const { who } = req;
    const base = { workspaceId: who.workspaceId, reach: reachOf(who) };
    const me = who.kind === 'user' ? who.userId : null;
    const midnight = new Date(s.clock.now());
    midnight.setUTCHours(0, 0, 0, 0);
    const [mine, open, disputed, doneToday] = await Promise.all([
      me ? repository.count({ ...base, states: STATES.open, assigneeId: me }, MOST_COUNTED) : 0,
      repository.count({ ...base, states: STATES.open }, MOST_COUNTED),
      repository.count({ ...base, states: STATES.disputed }, MOST_COUNTED),
      me ? repository.judgedSince(me, midnight) : 0,
    ]);
    return { mine, open, disputed, doneToday };
  });

  const days = z.object({ days: z.coerce.number().int().min(1).max(365).default(90) });
  app.get('/api/reviews/agreement', { schema: { tags, summary: 'How far coaches agree', querystring: days, response: { 200: agreementSchema } } }, (req) =>
    agreement(s, req.who, req.query.days),
  );

  const exportQuery = z.object({ lang: z.enum(LANGS).optional() });
  app.get(
    '/api/reviews/export',
    { schema: { tags, summary: 'Verdicts as training data, JSON lines', querystring: exportQuery, produces: ['application/x-ndjson'] } },
    async (req, reply) => {
      await s.audit(req.who, 'reviews.exported', req.query.lang ?? 'all');
      reply.type('application/x-ndjson; charset=utf-8').header('content-disposition', 'attachment; filename="verdicts.jsonl"');
      return reply.send(Readable.from(exportVerdicts(s, req.who, req.query.lang)));
    },
  );

  app.get('/api/reviews/:id', { schema: { tags, summary: 'One moment with its thread', params, response: detail } }, async (req) =>
    reviewDetail(s, req.who, await findReview(s, req.who, req.params.id)),
  );
  app.post('/api/reviews/:id/verdict', { schema: { tags, summary: 'Confirmed, false alarm, unclear', params, body: verdictBodySchema, response: detail } }, async (req) => {
    const row = await findReview(s, req.who, req.params.id);
    return reviewDetail(s, req.who, await judge(s, personOf(req), row, req.body.verdict));
  });
  app.delete('/api/reviews/:id/verdict', { schema: { tags, summary: 'Take my verdict back', params, response: detail } }, async (req) => {
    const row = await findReview(s, req.who, req.params.id);
    return reviewDetail(s, req.who, await unjudge(s, personOf(req), row));
  });
  app.post('/api/reviews/:id/comments', { schema: { tags, summary: 'Comment; @name tells that person', params, body: commentBodySchema, response: detail } }, async (req) => {
    const row = await findReview(s, req.who, req.params.id);
    await addComment(s, personOf(req), row, req.body.text);
    return reviewDetail(s, req.who, await findReview(s, req.who, row.id));
  });
  app.post('/api/reviews/:id/assign', { schema: { tags, summary: 'Give it to a coach of the team, or to nobody', params, body: assignBodySchema, response: detail } }, async (req) => {
    const row = await findReview(s, req.who, req.params.id);
    return reviewDetail(s, req.who, await assign(s, personOf(req), row, req.body.assigneeId));
  });
  app.post('/api/reviews/:id/dispute', { schema: { tags, summary: 'The rep says that it is wrong', params, body: disputeBodySchema, response: detail } }, async (req) => {
    const row = await findReview(s, req.who, req.params.id);
    return reviewDetail(s, req.who, await dispute(s, personOf(req), row, req.body.reason));
  });
  app.post('/api/reviews/:id/dispute/answer', { schema: { tags, summary: 'A coach answers the dispute', params, body: disputeAnswerSchema, response: detail } }, async (req) => {
    const row = await findReview(s, req.who, req.params.id);
    return reviewDetail(s, req.who, await answerDispute(s, personOf(req), row, req.body.outcome, req.body.answer));
  });
  app.post('/api/reviews/:id/corrections', { schema: { tags, summary: 'What was really said', params, body: correctionBodySchema, response: detail } }, async (req) => {
    const row = await findReview(s, req.who, req.params.id);
    await correct(s, personOf(req), row, req.body.utteranceId, req.body.text);
    return reviewDetail(s, req.who, row);
  });
}
