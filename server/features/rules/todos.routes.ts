import { z } from 'zod';
import { pageOf } from '#realtime/contract/api.schema.ts';
import { todoSchema, type Todo } from '#realtime/contract/rules.schema.ts';
import type { App } from '../../shared/app.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import { inReach, reachOf, userIdOf, type Principal } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';

/** What rules and customers ask people to do. */
export function todoRoutes(app: App, s: Services): void {
  const tags = ['rules'];
  type Row = NonNullable<Awaited<ReturnType<typeof s.ruleRows.todo>>>;
  const shown = async (who: Principal, rows: readonly Row[]): Promise<Todo[]> => {
    const book = await s.journeys.books.open(who.workspaceId);
    return rows
      .filter((row) => inReach(reachOf(who), row))
      .map((row) => {
        const deal = row.dealId ? book.deals.get(row.dealId) : undefined;
        return {
          id: row.id,
          dealId: row.dealId,
          deal: deal?.row.title ?? null,
          customer: deal ? (book.customers.get(deal.row.customerId)?.name ?? null) : null,
          kind: row.kind as Todo['kind'],
          title: row.title as Todo['title'],
          data: row.data as Record<string, unknown>,
          status: row.status as Todo['status'],
          ownerId: row.ownerId,
          createdAt: row.createdAt.getTime(),
          dueAt: row.dueAt?.getTime() ?? null,
        };
      });
  };
  const query = z.object({ dealId: z.string().max(64).optional() });
  app.get('/api/todos', { schema: { tags, summary: 'Proposals and tasks that are open; of one deal all', querystring: query, response: { 200: pageOf(todoSchema) } } }, async (req) => ({
    items: await shown(req.who, await s.ruleRows.todos(req.who.workspaceId, req.query.dealId, 500)),
    next: null,
  }));
  app.post(
    '/api/todos/:id',
    {
      schema: {
        tags,
        summary: 'Do it (material: it was sent, and the journey says so), or not now',
        params: z.object({ id: z.string().max(64) }),
        body: z.object({ action: z.enum(['do', 'dismiss']) }),
        response: { 200: todoSchema },
      },
    },
    async (req) => {
      const { who } = req;
      const row = await s.ruleRows.todo(who.workspaceId, req.params.id);
      if (!row || !inReach(reachOf(who), row)) throw notFound('proposal');
      if (row.status !== 'open') throw new AppError('conflict', 'Somebody has dealt with this already.');
      const done = req.body.action === 'do';
      const now = s.clock.now();
      await s.ruleRows.setTodo(row.id, { status: done ? 'done' : 'dismissed', doneAt: new Date(now), doneBy: userIdOf(who) });
      if (done && row.kind === 'material' && row.dealId) {
        const { material } = row.data as { material?: string };
        await s.journeys.addEvent(who.workspaceId, row.dealId, { type: 'material_sent', at: now, data: { material }, source: 'console', actorId: userIdOf(who), key: `todo:${row.id}` });
      }
      await s.rules.todosChanged(who.workspaceId, row.dealId);
      const [answer] = await shown(who, [(await s.ruleRows.todo(who.workspaceId, row.id)) ?? row]);
      if (!answer) throw notFound('proposal');
      return answer;
    },
  );
}
