import { z } from 'zod';
import { customerSchema, pageOf } from '#realtime/contract/api.schema.ts';
import type { App } from '../../shared/app.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import { reachOf } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';

const fields = {
  name: z.string().trim().min(1).max(200),
  industry: z.string().trim().min(1).max(60).nullable(),
  value: z.number().min(0).nullable(),
};
const freshSchema = z.object({ ...fields, industry: fields.industry.default(null), value: fields.value.default(null) });

export function customerRoutes(app: App, s: Services): void {
  const tags = ['customers'];
  const read = async (workspaceId: string, id: string) => {
    const row = await s.customers.byId(workspaceId, id);
    if (!row) throw notFound('customer');
    return row;
  };
  const unique = async (workspaceId: string, name: string, id?: string) => {
    const other = await s.customers.byName(workspaceId, name);
    if (other && other.id !== id) throw new AppError('conflict', 'There is a customer of this name already.');
  };

  const query = z.object({ q: z.string().trim().max(100).optional(), limit: z.coerce.number().int().min(1).max(1000).default(500) });
  app.get('/api/customers', { schema: { tags, summary: 'Customers by name', querystring: query, response: { 200: pageOf(customerSchema) } } }, async (req) => ({
    items: await s.customers.list(req.who.workspaceId, reachOf(req.who), req.query.q, req.query.limit),
    next: null,
  }));

  app.post('/api/customers', { schema: { tags, summary: 'Add a customer', body: freshSchema, response: { 201: customerSchema } } }, async (req, reply) => {
    const { who } = req;
    await unique(who.workspaceId, req.body.name);
    const now = new Date(s.clock.now());
    const row = await s.customers.create({
      id: s.ids.next('cus'),
      workspaceId: who.workspaceId,
      ...req.body,
      ownerId: who.kind === 'user' ? who.userId : null,
      teamId: who.kind === 'user' ? who.teamId : null,
      attributes: {},
      createdAt: now,
      updatedAt: now,
    });
    return reply.status(201).send(row);
  });

  app.patch(
    '/api/customers/:id',
    { schema: { tags, summary: 'Change a customer', params: z.object({ id: z.string() }), body: z.object(fields).partial(), response: { 200: customerSchema } } },
    async (req) => {
      const { workspaceId } = req.who;
      await read(workspaceId, req.params.id);
      if (req.body.name) await unique(workspaceId, req.body.name, req.params.id);
      await s.customers.update(workspaceId, req.params.id, { ...req.body, updatedAt: new Date(s.clock.now()) });
      return read(workspaceId, req.params.id);
    },
  );
}
