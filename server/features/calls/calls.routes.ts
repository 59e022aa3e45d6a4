import { z } from 'zod';
import {
  callEventListSchema,
  callListQuerySchema,
  callListSchema,
  callViewSchema,
  createCallSchema,
  createdCallSchema,
  ingestAddressesSchema,
  patchCallSchema,
} from '#realtime/contract/api.schema.ts';
import type { App } from '../../shared/app.ts';
import { AppError } from '../../shared/errors.ts';
import { reachOf } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';
import { callOf, findCallFirst } from './call-access.ts';
import { readCursor, summarise, writeCursor } from './calls.models.ts';
import { answerCreated, createCall, ingestAddresses } from './create-call.usecases.ts';
import { readCall } from './read-call.usecases.ts';
import type { FastifyRequest } from 'fastify';

export const idParams = z.object({ id: z.string().max(64) });
const PAGE = 5000;

export function callRoutes(app: App, s: Services): void {
  const tags = ['calls'];
  findCallFirst(app, s);
  const base = (req: FastifyRequest) => s.config.publicUrl ?? `${req.protocol}://${req.host}`;

  app.post(
    '/api/calls',
    { schema: { tags, summary: 'Begin a call; audio may come at once', body: createCallSchema, response: { 201: createdCallSchema } } },
    async (req, reply) => {
      const call = await createCall(s, req.who, { ...req.body, source: req.body.source ?? 'live' });
      return reply.status(201).send(await answerCreated(s, call, base(req)));
    },
  );

  app.get(
    '/api/calls',
    { schema: { tags, summary: 'Calls, newest first', querystring: callListQuerySchema, response: { 200: callListSchema } } },
    async (req) => {
      const { limit, cursor, from, to, mine, ownerId, q, ...filter } = req.query;
      const before = cursor === undefined ? undefined : readCursor(cursor);
      if (before === null) throw new AppError('invalid', 'cursor: not one of ours.');
      const { who } = req;
      const boardSeq = await s.boards.head(who.workspaceId, 'calls');
      const rows = await s.calls.list(
        {
          ...filter,
          workspaceId: who.workspaceId,
          reach: reachOf(who),
          ownerId: mine && who.kind === 'user' ? who.userId : ownerId,
          q: q || undefined,
          from: from === undefined ? undefined : new Date(from),
          to: to === undefined ? undefined : new Date(to),
          before,
        },
        limit + 1,
      );
      const page = rows.slice(0, limit);
      const names = await s.calls.ownerNames(page.flatMap((row) => row.ownerId ?? []));
      const last = page.at(-1);
      return {
        items: page.map((row) => summarise(row, names.get(row.ownerId ?? '') ?? null, s.live.get(row.id)?.view ?? null)),
        next: rows.length > limit && last ? writeCursor(last) : null,
        boardSeq,
      };
    },
  );

  app.get('/api/calls/:id', { schema: { tags, summary: 'The call as it stands', params: idParams, response: { 200: callViewSchema } } }, (req) =>
    readCall(s, callOf(req)),
  );

  const eventsQuery = z.object({
    afterSeq: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(PAGE).default(PAGE),
  });
  app.get(
    '/api/calls/:id/events',
    { schema: { tags, summary: "The call's events, oldest first", params: idParams, querystring: eventsQuery, response: { 200: callEventListSchema } } },
    async (req) => {
      const { id } = callOf(req);
      const events = await s.events.since(id, req.query.afterSeq, req.query.limit);
      return { events, head: await s.events.head(id) };
    },
  );

  app.post(
    '/api/calls/:id/end',
    { schema: { tags, summary: 'End it; answers when everything that was said is stored', params: idParams, response: { 200: z.object({ ok: z.literal(true) }) } } },
    async (req) => {
      await s.live.end(callOf(req).id, 'ended');
      return { ok: true as const };
    },
  );

  app.post(
    '/api/calls/:id/ingest',
    { schema: { tags, summary: 'New ingest addresses for a call that has not ended', params: idParams, response: { 200: z.object({ ingest: ingestAddressesSchema }) } } },
    async (req) => {
      const call = callOf(req);
      if (call.status === 'ended') throw new AppError('call_ended', 'This call has ended.');
      return { ingest: await ingestAddresses(s, call, base(req)) };
    },
  );

  app.patch(
    '/api/calls/:id',
    { schema: { tags, summary: 'Change title, customer or stage', params: idParams, body: patchCallSchema, response: { 200: callViewSchema } } },
    async (req) => {
      const call = callOf(req);
      const { title, customerId, stage } = req.body;
      const customer = customerId ? await s.customers.byId(call.workspaceId, customerId) : null;
      if (customerId && !customer) throw new AppError('invalid', 'customerId: there is no such customer.');
      if (stage && !(await s.playbook.stage(call.workspaceId, stage))) throw new AppError('invalid', 'stage: there is no such stage.');
      const row = await s.calls.update(call.id, {
        title,
        stage,
        ...(customerId === undefined ? {} : { customerId, customerName: customer?.name ?? null, industry: customer?.industry ?? null }),
      });
      s.callBoard.changed(call.id);
      await s.audit(req.who, 'call.changed', call.id);
      return readCall(s, row);
    },
  );
}
