import { z } from 'zod';
import { pageOf } from '#realtime/contract/api.schema.ts';
import { heatSchema, instructionSchema, lightsSchema } from '#realtime/contract/insights.schema.ts';
import type { App } from '../../shared/app.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import { type Principal } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';
import { notify } from '../notifications/notify.usecases.ts';
import { agendaOf } from './agenda.models.ts';
import { cardOf, stageHeads } from './board.models.ts';
import { dealsFor } from './deal-access.ts';
import { heatOf, instructionsOf, lightsOf } from './insights.models.ts';

export function insightRoutes(app: App, s: Services): void {
  const tags = ['journeys'];
  const seen = async (who: Principal, teamId?: string) => {
    const book = await s.journeys.books.open(who.workspaceId);
    return { book, deals: dealsFor(book, who).filter(({ row }) => !teamId || row.teamId === teamId), now: s.clock.now() };
  };
  const teamQuery = z.object({ teamId: z.string().max(64).optional() });

  app.get('/api/board/lights', { schema: { tags, summary: 'Entry in 24 h, proposal in 72 h, feedback in 7 days: a light for each team', response: { 200: lightsSchema } } }, async (req) => {
    const { book, deals, now } = await seen(req.who);
    return lightsOf(book, deals, now);
  });
  const heatQuery = teamQuery.extend({ weeks: z.coerce.number().int().min(1).max(52).default(8) });
  app.get('/api/board/heat', { schema: { tags, summary: 'Dwell time by stage and week, transition rates', querystring: heatQuery, response: { 200: heatSchema } } }, async (req) => {
    const { book, deals, now } = await seen(req.who, req.query.teamId);
    const cards = deals.filter(({ row }) => row.status === 'open').map((deal) => cardOf(book, deal, now, null));
    const worst = stageHeads(book, cards, now).sort((a, b) => b.still.count - a.still.count)[0];
    return {
      ...heatOf(book, deals, now, req.query.weeks),
      worst: worst && worst.still.count > 0 ? { stage: worst.key, names: worst.names, count: worst.still.count, since: worst.still.since } : null,
    };
  });

  const instructions = async (who: Principal) => {
    const { book, deals, now } = await seen(who);
    const cards = deals.filter(({ row }) => row.status === 'open').map((deal) => cardOf(book, deal, now, null));
    const [todos, workspace] = await Promise.all([s.ruleRows.openTodos(who.workspaceId), s.people.workspace(who.workspaceId)]);
    const open = todos.map((t) => ({ ...t, title: t.title as { en: string; zh: string } }));
    return { book, deals, cards, list: instructionsOf(book, cards, open, now, workspace?.timezone ?? 'UTC') };
  };
  app.get('/api/board/instructions', { schema: { tags, summary: 'What to do first', response: { 200: pageOf(instructionSchema) } } }, async (req) => ({
    items: (await instructions(req.who)).list,
    next: null,
  }));

  const params = z.object({ id: z.string().max(80) });
  const one = async (who: Principal, id: string) => {
    const { list, ...rest } = await instructions(who);
    const instruction = list.find((entry) => entry.id === id);
    if (!instruction) throw notFound('instruction');
    return { instruction, ...rest };
  };
  const lang = z.object({ lang: z.enum(['en', 'zh']).default('en') });
  app.post(
    '/api/board/instructions/:id/agenda',
    { schema: { tags, summary: 'The agenda of the meeting, and the material on each deal, as text', params, body: lang, response: { 200: z.object({ text: z.string() }) } } },
    async (req) => {
      const { instruction, book, deals } = await one(req.who, req.params.id);
      const wanted = deals.filter(({ row }) => instruction.dealIds.includes(row.id));
      return { text: agendaOf(instruction, book, wanted, s.clock.now(), req.body.lang) };
    },
  );
  app.post(
    '/api/board/instructions/:id/tell',
    { schema: { tags, summary: 'Tells the people of it', params, body: z.object({}).optional(), response: { 200: z.object({ told: z.number().int() }) } } },
    async (req) => {
      const { instruction } = await one(req.who, req.params.id);
      if (instruction.people.length === 0) throw new AppError('conflict', 'There is nobody to be told.');
      for (const { id } of instruction.people) {
        await notify(s, {
          workspaceId: req.who.workspaceId,
          userId: id,
          kind: 'board.meeting',
          data: {
            rule: `Meeting: ${instruction.count} deals stand in ${instruction.names?.en ?? ''}`,
            ruleZh: `会议：${instruction.count} 个商机停在「${instruction.names?.zh ?? ''}」`,
            at: instruction.meetAt,
          },
          link: `/journeys?stage=${instruction.stage ?? ''}`,
        });
      }
      await s.audit(req.who, 'board.told', instruction.id);
      return { told: instruction.people.length };
    },
  );
}
