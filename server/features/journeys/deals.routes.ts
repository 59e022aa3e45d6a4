import { z } from 'zod';
import { pageOf } from '#realtime/contract/api.schema.ts';
import { dealCardSchema, dealEventSchema, dealEventTypeSchema, stageStaySchema, temperatureSchema } from '#realtime/contract/journeys.schema.ts';
import type { App } from '../../shared/app.ts';
import { AppError } from '../../shared/errors.ts';
import { userIdOf } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';
import { cardOf } from './board.models.ts';
import { customerOf } from './customer-of.usecases.ts';
import { dealFor, dealsFor, ownerIn } from './deal-access.ts';
import { hintFor } from './hints.models.ts';
import { beginOf, stays } from './journey.models.ts';
import { temperature, temperatureCurve } from './temperature.models.ts';
import { timeSchema } from './time.ts';

const params = z.object({ id: z.string().max(64) });
const name = z.string().trim().min(1).max(200);
const value = z.number().min(0).max(1e12);
const newDealSchema = z.object({
  title: name,
  /** A name (made where nobody has it yet), an id, or both kinds as an object. */
  customer: z.union([
    name,
    z.object({ id: z.string().max(64).optional(), name: name.optional(), industry: z.string().trim().max(60).nullish(), value: value.nullish() }),
  ]),
  stage: z.string().trim().min(1).max(60).optional(),
  value: value.nullish(),
  ownerId: z.string().max(64).optional(),
  /** When the journey began; now where it is left out. */
  openedAt: timeSchema.optional(),
});
const newEventSchema = z.object({
  type: dealEventTypeSchema,
  at: timeSchema,
  data: z.record(z.string().max(60), z.unknown()).refine((d) => JSON.stringify(d).length <= 8_000, 'at most 8,000 characters').optional(),
});
const changeSchema = z
  .object({ title: name, value: value.nullable(), ownerId: z.string().max(64).nullable(), stage: z.string().trim().min(1).max(60), status: z.enum(['won', 'lost']) })
  .partial();
const itemSchema = z.object({
  itemId: z.string(),
  stage: z.string(),
  titles: z.object({ en: z.string(), zh: z.string() }),
  done: z.boolean(),
  by: z.string().nullable(),
  at: z.number().nullable(),
  callId: z.string().nullable(),
  evidence: z.string().nullable(),
});
const dealSchema = dealCardSchema.extend({
  openedAt: z.number(),
  temperature: temperatureSchema,
  curve: z.array(z.object({ at: z.number(), value: z.number().nullable() })),
  log: z.array(dealEventSchema),
  stays: z.array(stageStaySchema),
  items: z.array(itemSchema),
  /** From similar customers' journeys; null where too few stand behind it. */
  hint: z.object({ label: z.string(), talk: z.number().int(), share: z.number(), cases: z.number().int() }).nullable(),
});

export function dealRoutes(app: App, s: Services): void {
  const tags = ['journeys'];
  const now = () => s.clock.now();
  const cardFor = async (workspaceId: string, id: string) => {
    const { book, deal } = await s.journeys.find(workspaceId, id);
    return cardOf(book, deal, now(), (await s.rules.openTodos(workspaceId)).get(id) ?? null);
  };

  app.post(
    '/api/deals',
    { schema: { tags, summary: 'Begin a journey', body: newDealSchema, response: { 201: dealCardSchema } } },
    async (req, reply) => {
      const { who, body } = req;
      const book = await s.journeys.books.open(who.workspaceId);
      if (body.stage && !book.stages.some((stage) => stage.key === body.stage)) {
        throw new AppError('invalid', 'stage: there is no such stage; GET /api/stages lists them.');
      }
      if (body.openedAt !== undefined && body.openedAt > now() + 5_000) throw new AppError('invalid', 'openedAt: lies in the future.');
      const owner = body.ownerId
        ? ownerIn(book, body.ownerId)
        : { ownerId: userIdOf(who), teamId: who.kind === 'user' ? who.teamId : null };
      const customer = await customerOf(s, who, body.customer as Parameters<typeof customerOf>[2]);
      const row = await s.journeys.create(who.workspaceId, {
        title: body.title,
        customerId: customer.id,
        stage: body.stage,
        value: body.value,
        openedAt: body.openedAt,
        ...owner,
      });
      return reply.status(201).send(await cardFor(who.workspaceId, row.id));
    },
  );

  const listQuery = z.object({ customerId: z.string().max(64).optional(), status: z.enum(['open', 'won', 'lost']).optional() });
  app.get(
    '/api/deals',
    { schema: { tags, summary: 'Deals that you may see', querystring: listQuery, response: { 200: pageOf(dealCardSchema) } } },
    async (req) => {
      const book = await s.journeys.books.open(req.who.workspaceId);
      const todos = await s.rules.openTodos(req.who.workspaceId);
      const { customerId, status } = req.query;
      const items = dealsFor(book, req.who)
        .filter(({ row }) => (!customerId || row.customerId === customerId) && (!status || row.status === status))
        .map((deal) => cardOf(book, deal, now(), todos.get(deal.row.id) ?? null));
      return { items, next: null };
    },
  );

  app.get(
    '/api/deals/:id',
    { schema: { tags, summary: 'A deal with its history, curve and checklist', params, response: { 200: dealSchema } } },
    async (req) => {
      const { book, deal } = await dealFor(s, req.who, req.params.id);
      const { journey, row } = deal;
      const [rows, done] = await Promise.all([s.deals.eventRows(row.id), s.deals.items(row.id)]);
      const t = now();
      const items = book.stages.flatMap((stage) =>
        stage.items.map((item) => {
          const d = done.find((entry) => entry.itemId === item.id);
          return {
            itemId: item.id,
            stage: stage.key,
            titles: item.titles,
            done: d !== undefined,
            by: d?.by ?? null,
            at: d?.at.getTime() ?? null,
            callId: d?.callId ?? null,
            evidence: d?.evidence ?? null,
          };
        }),
      );
      return {
        ...(await cardFor(row.workspaceId, row.id)),
        openedAt: beginOf(journey),
        temperature: temperature(book.settings, journey.events, t),
        curve: temperatureCurve(book.settings, journey.events, beginOf(journey), t),
        log: rows.map((e) => ({ id: e.id, type: e.type, at: e.at.getTime(), recordedAt: e.recordedAt.getTime(), data: e.data as Record<string, unknown>, source: e.source })),
        stays: stays(journey).map((stay) => ({ ...stay, ms: (stay.to ?? t) - stay.from })),
        items,
        hint: row.status === 'open' ? hintFor(book, deal) : null,
      };
    },
  );

  app.patch(
    '/api/deals/:id',
    { schema: { tags, summary: 'Change a deal; `stage` moves it where nothing is missing, else 422 stage_skipped names it', params, body: changeSchema, response: { 200: dealCardSchema } } },
    async (req) => {
      const { who, body } = req;
      const { book, deal } = await dealFor(s, who, req.params.id);
      const { title, value: worth, ownerId, stage, status } = body;
      const { id } = deal.row;
      const owner = ownerId === undefined ? {} : ownerId === null ? { ownerId: null } : ownerIn(book, ownerId);
      // What is told with the move counts for it.
      if (title !== undefined || worth !== undefined || ownerId !== undefined) await s.journeys.update(who.workspaceId, id, { title, value: worth, ...owner });
      if (stage !== undefined) await s.journeys.move(who.workspaceId, id, stage, userIdOf(who));
      if (status !== undefined && deal.row.status === 'open') {
        await s.journeys.addEvent(who.workspaceId, id, { type: status, at: now(), source: 'console', actorId: userIdOf(who) });
      }
      await s.audit(who, 'deal.changed', id);
      return cardFor(who.workspaceId, id);
    },
  );

  app.post(
    '/api/deals/:id/events',
    { schema: { tags, summary: 'Something happened; `at` is ISO 8601 or epoch ms, past or now', params, body: newEventSchema, response: { 201: dealEventSchema } } },
    async (req, reply) => {
      const { who, body } = req;
      const { deal } = await dealFor(s, who, req.params.id);
      const source = who.kind === 'user' ? 'console' : 'api';
      const event = await s.journeys.addEvent(who.workspaceId, deal.row.id, { ...body, source, actorId: userIdOf(who) });
      if (!event) throw new AppError('conflict', 'This event is there already.');
      return reply.status(201).send({ ...event, data: { ...event.data }, source });
    },
  );

  app.get(
    '/api/deals/:id/temperature',
    {
      schema: {
        tags,
        summary: 'Temperature at a time, from the event rows; the formula is in GET /api/settings/temperature',
        params,
        querystring: z.object({ at: timeSchema.optional() }),
        response: { 200: temperatureSchema },
      },
    },
    async (req) => {
      const { book, deal } = await dealFor(s, req.who, req.params.id);
      return temperature(book.settings, await s.deals.events(deal.row.id), req.query.at ?? now());
    },
  );

  app.put(
    '/api/deals/:id/items/:itemId',
    { schema: { tags, summary: 'Tick or untick an item of a stage', params: params.extend({ itemId: z.string().max(64) }), body: z.object({ done: z.boolean() }), response: { 200: z.object({ ok: z.literal(true) }) } } },
    async (req) => {
      const { book, deal } = await dealFor(s, req.who, req.params.id);
      const { itemId } = req.params;
      const item = book.stages.flatMap((stage) => stage.items).find((i) => i.id === itemId);
      if (!item) throw new AppError('invalid', 'itemId: there is no such item.');
      if (req.body.done) {
        await s.deals.itemDone({ dealId: deal.row.id, itemId, at: new Date(now()), by: 'person', userId: userIdOf(req.who) });
        await s.journeys.addEvent(req.who.workspaceId, deal.row.id, {
          type: 'need_confirmed',
          at: now(),
          data: { itemId, titles: item.titles },
          source: 'console',
          actorId: userIdOf(req.who),
          key: `item:${itemId}`,
        });
      } else {
        await s.deals.itemUndone(deal.row.id, itemId);
      }
      return { ok: true as const };
    },
  );
}
