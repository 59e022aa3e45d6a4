import { z } from 'zod';
import { publicQuoteSchema, type PublicQuote } from '#realtime/contract/quotes.schema.ts';
import type { App } from '../../shared/app.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import type { Services } from '../../services.ts';
import { notify } from '../notifications/notify.usecases.ts';
import { quotesRepository, type QuoteRow } from './quotes.repository.ts';
import { whyNotCounted } from './robots.models.ts';

const params = z.object({ code: z.string().max(64) });
const name = z.string().trim().min(1).max(100);
const ok = z.object({ ok: z.literal(true) });

/** What the owner reads, in both languages. */
const SAID: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  'quote.accepted': ['Quote accepted', '报价已接受'],
  'quote.question': ['Question about the quote', '报价提问'],
  'quote.addition': ['Asks for an addition to the quote', '报价追加需求'],
};

/** The customer's own page: whoever has the link may read, accept, ask. */
export function publicQuoteRoutes(app: App, s: Services): void {
  const tags = ['quotes'];
  const quotes = quotesRepository(s.db);
  // Guessing codes is hopeless; trying it in bulk is a nuisance all the same.
  const limited = { config: { rateLimit: { max: 300, timeWindow: 60_000 } } };

  /** @throws AppError `not_found` for a code that is not ours, `gone` for one that is over */
  async function find(code: string, closedToo = false): Promise<QuoteRow> {
    const row = /^[\w-]{24}$/.test(code) ? await quotes.byCode(code) : null;
    if (!row || row.status === 'withdrawn') throw notFound('quote');
    if (row.status === 'open' && row.validUntil.getTime() <= s.clock.now()) throw new AppError('gone', 'This quote has expired.');
    if (row.status !== 'open' && !closedToo) throw new AppError('conflict', 'This quote was accepted already.');
    return row;
  }
  async function tellOwner(row: QuoteRow, kind: string, data: Record<string, string | number | null>): Promise<void> {
    const { deal, book } = await s.journeys.find(row.workspaceId, row.dealId);
    const customer = book.customers.get(deal.row.customerId)?.name ?? '';
    if (!deal.row.ownerId) return;
    const [rule, ruleZh] = SAID[kind] ?? ['', ''];
    await notify(s, { workspaceId: row.workspaceId, userId: deal.row.ownerId, kind, data: { customer, number: row.number, rule, ruleZh, ...data }, link: `/journeys/${row.dealId}` });
  }

  app.get('/api/public/quotes/:code', { ...limited, schema: { tags, summary: 'The quote, for the customer; 410 when it has expired', params, response: { 200: publicQuoteSchema } } }, async (req): Promise<PublicQuote> => {
    const row = await find(req.params.code, true);
    const [{ book, deal }, workspace] = await Promise.all([s.journeys.find(row.workspaceId, row.dealId), s.people.workspace(row.workspaceId)]);
    return {
      number: row.number,
      title: row.title,
      lang: row.lang as PublicQuote['lang'],
      from: workspace?.name ?? '',
      contact: book.people.get(deal.row.ownerId ?? '')?.name ?? null,
      customer: book.customers.get(deal.row.customerId)?.name ?? '',
      currency: row.currency,
      lines: row.lines as PublicQuote['lines'],
      total: row.total,
      createdAt: row.createdAt.getTime(),
      validUntil: row.validUntil.getTime(),
      status: row.status as PublicQuote['status'],
      acceptedAt: row.acceptedAt?.getTime() ?? null,
      acceptedBy: row.acceptedBy,
    };
  });

  const openBody = z.object({ visit: z.string().regex(/^[\w-]{8,64}$/) });
  app.post('/api/public/quotes/:code/open', { ...limited, schema: { tags, summary: 'The page was opened and is seen; the same visit counts once, robots and our own people do not', params, body: openBody, response: { 200: ok } } }, async (req) => {
    const row = await quotes.byCode(req.params.code);
    if (!row || row.status === 'withdrawn') throw notFound('quote');
    const now = s.clock.now();
    const purpose = `${String(req.headers['sec-purpose'] ?? '')} ${String(req.headers.purpose ?? '')}`;
    const why = whyNotCounted({
      userAgent: req.headers['user-agent'] ?? '',
      prefetch: /prefetch|prerender|preview/i.test(purpose),
      own: req.principal?.workspaceId === row.workspaceId,
      expired: row.validUntil.getTime() <= now,
    });
    const id = s.ids.next('opn');
    const fresh = await quotes.open({ id, quoteId: row.id, visit: req.body.visit, at: new Date(now), counted: why === null, why });
    if (fresh && why === null) {
      await s.journeys.addEvent(row.workspaceId, row.dealId, { type: 'quote_opened', at: now, data: { quoteId: row.id, number: row.number }, source: 'quote', key: `open:${id}` });
    }
    if (why === 'expired') throw new AppError('gone', 'This quote has expired.');
    return { ok: true as const };
  });

  app.post('/api/public/quotes/:code/accept', { ...limited, schema: { tags, summary: 'The customer accepts', params, body: z.object({ name }), response: { 200: ok } } }, async (req) => {
    const row = await find(req.params.code);
    const now = s.clock.now();
    if (!(await quotes.accept(row.id, new Date(now), req.body.name))) throw new AppError('conflict', 'This quote was accepted already.');
    await s.journeys.addEvent(row.workspaceId, row.dealId, { type: 'quote_accepted', at: now, data: { quoteId: row.id, number: row.number, by: req.body.name }, source: 'quote', key: `accept:${row.id}` });
    await tellOwner(row, 'quote.accepted', { by: req.body.name });
    return { ok: true as const };
  });

  const askBody = z.object({ name, text: z.string().trim().min(1).max(2000), kind: z.enum(['question', 'addition']).default('question') });
  app.post('/api/public/quotes/:code/ask', { ...limited, schema: { tags, summary: 'A question, or "can you add …?", which becomes a request for a technical evaluation', params, body: askBody, response: { 200: ok } } }, async (req) => {
    const row = await find(req.params.code, true);
    const { name: by, text, kind } = req.body;
    const now = s.clock.now();
    await s.journeys.addEvent(row.workspaceId, row.dealId, { type: 'reply', at: now, data: { via: 'quote', kind, text, by, number: row.number }, source: 'quote' });
    const { deal } = await s.journeys.find(row.workspaceId, row.dealId);
    const title = kind === 'addition' ? { en: 'Technical evaluation', zh: '技术评估' } : { en: 'Question about the quote', zh: '报价提问' };
    await s.ruleRows.createTodo({
      id: s.ids.next('todo'),
      workspaceId: row.workspaceId,
      dealId: row.dealId,
      kind: kind === 'addition' ? 'tech_request' : 'task',
      title,
      data: { text, by, number: row.number },
      status: 'open',
      ownerId: deal.row.ownerId,
      teamId: deal.row.teamId,
      createdAt: new Date(now),
      dueAt: new Date(now + 24 * 3_600_000),
    });
    await s.rules.todosChanged(row.workspaceId, row.dealId);
    await tellOwner(row, kind === 'addition' ? 'quote.addition' : 'quote.question', { by });
    return { ok: true as const };
  });
}
