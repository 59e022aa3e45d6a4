import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { pageOf } from '#realtime/contract/api.schema.ts';
import { newQuoteSchema, quoteSchema, type Quote } from '#realtime/contract/quotes.schema.ts';
import type { App } from '../../shared/app.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import { userIdOf, type Principal } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';
import { dealFor } from '../journeys/deal-access.ts';
import { quotesRepository } from './quotes.repository.ts';

const DAY_MS = 86_400_000;
const params = z.object({ id: z.string().max(64) });

export function quoteRoutes(app: App, s: Services): void {
  const tags = ['quotes'];
  const quotes = quotesRepository(s.db);
  type Row = NonNullable<Awaited<ReturnType<typeof quotes.byId>>>;
  const shown = (row: Row): Quote => ({
    id: row.id,
    dealId: row.dealId,
    code: row.code,
    url: `${s.publicUrl()}/quote/${row.code}`,
    number: row.number,
    title: row.title,
    lang: row.lang as Quote['lang'],
    currency: row.currency,
    lines: row.lines as Quote['lines'],
    total: row.total,
    status: row.status === 'open' && row.validUntil.getTime() <= s.clock.now() ? 'expired' : (row.status as Quote['status']),
    validUntil: row.validUntil.getTime(),
    createdAt: row.createdAt.getTime(),
    opens: row.opens,
    lastOpenAt: row.lastOpenAt?.getTime() ?? null,
    acceptedAt: row.acceptedAt?.getTime() ?? null,
    acceptedBy: row.acceptedBy,
    openings: row.openings.map(({ at, counted, why }) => ({ at: at.getTime(), counted, why })),
  });
  const find = async (who: Principal, id: string) => {
    const row = await quotes.byId(who.workspaceId, id);
    if (!row) throw notFound('quote');
    await dealFor(s, who, row.dealId);
    return row;
  };

  app.post('/api/deals/:id/quotes', { schema: { tags, summary: 'Make a quote; its link goes to the customer', params, body: newQuoteSchema, response: { 201: quoteSchema } } }, async (req, reply) => {
    const { who, body } = req;
    const { deal } = await dealFor(s, who, req.params.id);
    if (deal.row.status !== 'open') throw new AppError('conflict', 'This deal is over.');
    const now = s.clock.now();
    const total = Math.round(body.lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0) * 100) / 100;
    const number = `Q-${new Date(now).getUTCFullYear()}-${String((await quotes.count(who.workspaceId)) + 1).padStart(4, '0')}`;
    const row = await quotes.create({
      id: s.ids.next('quo'),
      workspaceId: who.workspaceId,
      dealId: deal.row.id,
      code: randomBytes(18).toString('base64url'),
      number,
      title: body.title,
      lang: body.lang,
      currency: body.currency,
      lines: body.lines,
      total,
      status: 'open',
      validUntil: new Date(now + body.validDays * DAY_MS),
      createdAt: new Date(now),
      createdBy: userIdOf(who),
    });
    await s.journeys.addEvent(who.workspaceId, deal.row.id, {
      ...{ type: 'quote_sent' as const, at: now, data: { quoteId: row.id, number, total }, source: 'quote' },
      actorId: userIdOf(who),
      key: `quote:${row.id}`,
    });
    if (deal.row.value === null) await s.journeys.update(who.workspaceId, deal.row.id, { value: total });
    await s.audit(who, 'quote.made', row.id);
    return reply.status(201).send(shown(row));
  });
  app.get('/api/deals/:id/quotes', { schema: { tags, summary: 'Quotes of a deal, newest first', params, response: { 200: pageOf(quoteSchema) } } }, async (req) => {
    const { deal } = await dealFor(s, req.who, req.params.id);
    return { items: (await quotes.ofDeal(req.who.workspaceId, deal.row.id)).map(shown), next: null };
  });
  const change = z.object({ validDays: z.number().min(0.00001).max(365), withdraw: z.literal(true) }).partial();
  app.patch('/api/quotes/:id', { schema: { tags, summary: 'Make it valid for so many days from now, or withdraw it', params, body: change, response: { 200: quoteSchema } } }, async (req) => {
    const row = await find(req.who, req.params.id);
    if (row.status !== 'open') throw new AppError('conflict', 'This quote is closed.');
    const { validDays, withdraw } = req.body;
    const next = await quotes.update(row.id, {
      ...(validDays === undefined ? {} : { validUntil: new Date(s.clock.now() + validDays * DAY_MS) }),
      ...(withdraw ? { status: 'withdrawn' } : {}),
    });
    await s.audit(req.who, 'quote.changed', row.id);
    return shown(next);
  });
}
