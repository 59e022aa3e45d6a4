import { z } from 'zod';
import type { App } from '../../shared/app.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import { userIdOf } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';
import { readBrief, readBriefs, refreshCard } from './brief/brief.usecases.ts';
import { CHANGE_KINDS, type ChangeKind } from './change/kind.ts';
import { isAllowedHost, isPublicAddress } from './crawl/address.ts';
import { CRAWL_PROBLEMS } from './crawl/crawl-error.ts';
import { createCrawler } from './crawler.ts';
import { sourcesRepository } from './sources.repository.ts';
import { isIP } from 'node:net';

export const SOURCE_KINDS = ['page', 'feed', 'tender', 'pdf'] as const;
const sourceSchema = z.object({
  id: z.string(),
  competitorId: z.string(),
  kind: z.enum(SOURCE_KINDS),
  url: z.string(),
  enabled: z.boolean(),
  crawledAt: z.string().nullable(),
  problem: z.enum(CRAWL_PROBLEMS).nullable(),
  retryAt: z.string().nullable(),
});
const changeSchema = z.object({
  id: z.string(),
  competitorId: z.string(),
  at: z.string(),
  kind: z.enum(CHANGE_KINDS),
  before: z.string().nullable(),
  after: z.string().nullable(),
  words: z.array(z.object({ op: z.enum(['same', 'add', 'remove']), text: z.string() })),
  source: z.object({ id: z.string(), url: z.string(), title: z.string() }),
  importance: z.number(),
});
const lineSchema = z.object({
  changeId: z.string(), kind: z.enum(CHANGE_KINDS), text: z.string(), before: z.string().nullable(), url: z.string(), at: z.string(), ageDays: z.number(),
});
const saidSchema = z.object({ callId: z.string(), customer: z.string(), utteranceId: z.string(), atMs: z.number(), text: z.string(), at: z.string() });
const briefSchema = z.object({ competitorId: z.string(), name: z.string(), lines: z.array(lineSchema), said: z.array(saidSchema) });

const iso = (at: Date | null) => at?.toISOString() ?? null;
const byId = z.object({ id: z.string().max(64) });
const MOST_SOURCES = 50;

/** Sources, crawls, changes and briefs of competitors (features D1 to D3). */
export function competitorSourceRoutes(app: App, s: Services): void {
  const tags = ['competitors'];
  const sources = sourcesRepository(s.db);
  const crawler = createCrawler(s, sources, (workspaceId, id) => refreshCard({ s, sources }, workspaceId, id));
  const briefs = { s, sources };
  app.addHook('onClose', () => crawler.close());
  app.addHook('onReady', () => crawler.schedule());

  const competitor = async (workspaceId: string, id: string) => {
    const row = await s.competitors.byId(workspaceId, id);
    if (!row) throw notFound('competitor');
    return row;
  };
  type SourceRow = NonNullable<Awaited<ReturnType<typeof sources.byId>>>;
  const asSource = (row: SourceRow) => ({
    id: row.id,
    competitorId: row.competitorId,
    kind: row.kind as (typeof SOURCE_KINDS)[number],
    url: row.url,
    enabled: row.enabled,
    crawledAt: iso(row.crawledAt),
    problem: row.problem as (typeof CRAWL_PROBLEMS)[number] | null,
    retryAt: iso(row.retryAt),
  });
  const source = async (workspaceId: string, id: string) => {
    const row = await sources.byId(workspaceId, id);
    if (!row) throw notFound('source');
    return row;
  };
  /** What can be told from the address alone; the rest is checked when it is fetched. */
  const checkAddress = (address: string) => {
    const url = new URL(address);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const local = host === 'localhost' || host.endsWith('.localhost') || (isIP(host) !== 0 && !isPublicAddress(host));
    if (!/^https?:$/.test(url.protocol) || url.username || url.password) throw new AppError('invalid', 'Give an http or https address without a password in it.');
    if (local && !isAllowedHost(url, s.config.crawlAllow)) throw new AppError('invalid', 'This address is not a public one.');
    return url.href;
  };

  app.get('/api/competitors/:id/sources', { schema: { tags, summary: 'Where news of a competitor comes from', params: byId, response: { 200: z.object({ items: z.array(sourceSchema) }) } } }, async (req) => {
    await competitor(req.who.workspaceId, req.params.id);
    return { items: (await sources.list(req.who.workspaceId, req.params.id)).map(asSource) };
  });

  const fresh = z.object({ kind: z.enum(SOURCE_KINDS), url: z.url({ protocol: /^https?$/ }).max(2000) });
  app.post('/api/competitors/:id/sources', { schema: { tags, summary: 'Add a source', params: byId, body: fresh, response: { 201: sourceSchema } } }, async (req, reply) => {
    const { workspaceId } = req.who;
    await competitor(workspaceId, req.params.id);
    const url = checkAddress(req.body.url);
    if (await sources.byUrl(req.params.id, url)) throw new AppError('conflict', 'This competitor has this source already.');
    if ((await sources.list(workspaceId, req.params.id)).length >= MOST_SOURCES) throw new AppError('conflict', `A competitor has at most ${MOST_SOURCES} sources.`);
    const row = await sources.create({ id: s.ids.next('src'), workspaceId, competitorId: req.params.id, kind: req.body.kind, url, createdAt: new Date(s.clock.now()) });
    await s.audit(req.who, 'source.added', row.id);
    return reply.status(201).send(asSource(row));
  });

  app.patch('/api/sources/:id', { schema: { tags, summary: 'Switch a source on or off', params: byId, body: z.object({ enabled: z.boolean() }), response: { 200: sourceSchema } } }, async (req) => {
    const row = await source(req.who.workspaceId, req.params.id);
    return asSource(await sources.update(row.id, { enabled: req.body.enabled, retryAt: null }));
  });
  app.delete('/api/sources/:id', { schema: { tags, summary: 'Remove a source with what came from it', params: byId, response: { 204: z.null() } } }, async (req, reply) => {
    if ((await sources.remove(req.who.workspaceId, req.params.id)) === 0) throw notFound('source');
    await s.audit(req.who, 'source.removed', req.params.id);
    return reply.status(204).send(null);
  });

  app.post('/api/sources/:id/crawl', { schema: { tags, summary: 'Read a source now', params: byId, response: { 202: z.object({ id: z.string() }) } } }, async (req, reply) => {
    const row = await source(req.who.workspaceId, req.params.id);
    s.background('crawl', () => crawler.now(row));
    return reply.status(202).send({ id: row.id });
  });

  const since = z.object({ days: z.coerce.number().int().min(1).max(730).default(180) });
  app.get('/api/competitors/:id/changes', { schema: { tags, summary: 'What changed, newest first', params: byId, querystring: since, response: { 200: z.object({ changes: z.array(changeSchema) }) } } }, async (req) => {
    const { workspaceId } = req.who;
    await competitor(workspaceId, req.params.id);
    const rows = await sources.changes(workspaceId, [req.params.id], new Date(s.clock.now() - req.query.days * 86_400_000), 500);
    return {
      changes: rows.map((row) => ({
        id: row.id,
        competitorId: row.competitorId,
        at: row.at.toISOString(),
        kind: row.kind as ChangeKind,
        before: row.before,
        after: row.after,
        words: row.words as { op: 'same' | 'add' | 'remove'; text: string }[],
        source: { id: row.sourceId, url: row.url, title: row.title },
        importance: row.importance,
      })),
    };
  });

  app.get('/api/competitors/:id/brief', { schema: { tags, summary: 'The brief of one competitor', params: byId, response: { 200: briefSchema } } }, async (req) =>
    readBrief(briefs, req.who.workspaceId, await competitor(req.who.workspaceId, req.params.id)),
  );
  app.get('/api/briefs', { schema: { tags, summary: 'Briefs for a deal, or for one’s open deals', querystring: z.object({ dealId: z.string().max(64).optional() }), response: { 200: z.object({ briefs: z.array(briefSchema) }) } } }, async (req) => ({
    briefs: await readBriefs(briefs, req.who, req.query.dealId ?? null),
  }));

  const pair = z.object({ id: z.string().max(64), competitorId: z.string().max(64) });
  app.put('/api/deals/:id/competitors/:competitorId', { schema: { tags, summary: 'A competitor stands in this deal', params: pair, response: { 204: z.null() } } }, async (req, reply) => {
    const { workspaceId } = req.who;
    if (!(await sources.deal(workspaceId, req.params.id))) throw notFound('deal');
    await competitor(workspaceId, req.params.competitorId);
    await sources.putIntoDeal({ dealId: req.params.id, competitorId: req.params.competitorId, workspaceId, addedBy: userIdOf(req.who), addedAt: new Date(s.clock.now()) });
    return reply.status(204).send(null);
  });
  app.delete('/api/deals/:id/competitors/:competitorId', { schema: { tags, summary: 'It does not any more', params: pair, response: { 204: z.null() } } }, async (req, reply) => {
    await sources.takeFromDeal(req.who.workspaceId, req.params.id, req.params.competitorId);
    return reply.status(204).send(null);
  });
}
