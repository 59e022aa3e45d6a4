import { Cron } from 'croner';
import { z } from 'zod';
import { pageOf } from '#realtime/contract/api.schema.ts';
import { caseSchema, healthDetailSchema, healthSchema, MONTH, weekSchema } from '#realtime/contract/action-health.schema.ts';
import type { App } from '../../shared/app.ts';
import { notFound } from '../../shared/errors.ts';
import { reachOf, type Principal } from '../../shared/principal.ts';
import { personOf } from '../../shared/request-identity.ts';
import type { Services } from '../../services.ts';
import { knownLessons } from '../learning/lessons.ts';
import { monthBefore } from './health.models.ts';
import { healthRepository } from './health.repository.ts';
import { asCase, fillActions, healthDetail, healthList, openCases, repsOf, weekOf } from './health.usecases.ts';

const SHOWN = 100;

export function actionHealthRoutes(app: App, s: Services): void {
  const tags = ['action health'];
  const repository = healthRepository(s.db);
  const thisMonth = () => new Date(s.clock.now()).toISOString().slice(0, 7);
  s.jobs.handle('actions.fill', ({ callId }: { callId: string }) => fillActions(s, callId));
  s.jobs.handle('cases.open', async ({ month }: { month: string }, job) => void (job.workspaceId && (await openCases(s, job.workspaceId, month))));
  // Every morning the month that is over is looked at; the job's key makes it one a month and workspace.
  const cron = new Cron('7 4 * * *', async () => {
    const month = monthBefore(thisMonth());
    for (const { id } of await s.people.workspaces()) await s.jobs.add({ kind: 'cases.open', key: `cases.open:${id}:${month}`, workspaceId: id, payload: { month } });
  });
  app.addHook('onClose', async () => cron.stop());

  const month = z.string().regex(MONTH).optional();
  const rep = async (who: Principal, id: string) => {
    const found = (await repsOf(s, who)).find((r) => r.id === id);
    if (!found) throw notFound('rep');
    return found;
  };
  app.get('/api/action-health', { schema: { tags, summary: 'Action health of a month, by rep', querystring: z.object({ month }), response: { 200: pageOf(healthSchema) } } }, async (req) => ({
    items: await healthList(s, req.who, req.query.month ?? thisMonth()),
    next: null,
  }));
  app.get('/api/action-health/cases', { schema: { tags, summary: 'Coaching cases', response: { 200: pageOf(caseSchema) } } }, async (req) => {
    const names = new Map((await s.people.people(req.who.workspaceId)).map((p) => [p.id, p.name]));
    const seen = await repository.cases(req.who.workspaceId, reachOfCases(req.who), SHOWN);
    return { items: seen.map((row) => asCase(row, names.get(row.repId) ?? '')), next: null };
  });
  const change = z
    .object({
      lessons: z.array(z.string().max(60)).max(10),
      followUpAt: z.number().int(),
      outcome: z.enum(['improved', 'continued', 'dropped']),
      note: z.string().trim().min(1).max(1000),
    })
    .partial();
  app.patch('/api/action-health/cases/:id', { schema: { tags, summary: 'Choose lessons, move the date, or end it', params: z.object({ id: z.string().max(64) }), body: change, response: { 200: caseSchema } } }, async (req) => {
    const who = personOf(req);
    const found = (await repository.cases(who.workspaceId, reachOfCases(who), 10_000)).find((c) => c.id === req.params.id);
    if (!found) throw notFound('case');
    const { lessons, followUpAt, outcome, note } = req.body;
    const row = await repository.updateCase(found.id, {
      ...(lessons ? { lessons: knownLessons(lessons) } : {}),
      ...(followUpAt ? { followUpAt: new Date(followUpAt) } : {}),
      ...(outcome ? { outcome, state: 'closed', closedBy: who.userId, closedAt: new Date(s.clock.now()) } : {}),
      ...(note ? { note } : {}),
    });
    await s.audit(who, outcome ? 'case.closed' : 'case.changed', row.id);
    return asCase(row, (await s.people.person(who.workspaceId, row.repId))?.name ?? '');
  });
  const params = z.object({ repId: z.string().max(64) });
  app.get('/api/action-health/:repId', { schema: { tags, summary: 'One rep and month, down to the calls', params, querystring: z.object({ month }), response: { 200: healthDetailSchema } } }, async (req) =>
    healthDetail(s, req.who.workspaceId, await rep(req.who, req.params.repId), req.query.month ?? thisMonth()),
  );
  const week = z.object({ from: z.coerce.number().int() });
  app.get('/api/action-health/:repId/week', { schema: { tags, summary: 'The weekly report from a day on', params, querystring: week, response: { 200: weekSchema } } }, async (req) => {
    const { id } = await rep(req.who, req.params.repId);
    return weekOf(s, id, req.query.from);
  });
}

/** A case is between a rep and their team's coaches. */
const reachOfCases = reachOf;
