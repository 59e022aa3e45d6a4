import type { Clock } from '../../../shared/clock.ts';
import type { Ids } from '../../../shared/ids.ts';
import { compareItems, comparePages, type Change, type PageVersion } from '../change/compare.ts';
import type { SourcesRepository } from '../sources.repository.ts';
import { CrawlError, type CrawlProblem } from './crawl-error.ts';
import type { Fetcher } from './fetcher.ts';
import type { FeedItem, SourceText } from './read-source.ts';
import { readSource } from './read-source.ts';
import type { Robots } from './robots.ts';

export interface CrawlContext {
  sources: SourcesRepository;
  fetcher: Fetcher;
  robots: Robots;
  clock: Clock;
  ids: Ids;
}
type SourceRow = NonNullable<Awaited<ReturnType<SourcesRepository['byId']>>>;
export type CrawlOutcome = { problem: CrawlProblem } | { changes: number; first: boolean };

/** After failures in a row a source is left alone for longer and longer, a week at most. */
const RETRY_MS = [3_600_000, 6 * 3_600_000, 24 * 3_600_000, 3 * 24 * 3_600_000, 7 * 24 * 3_600_000];
const KEPT_ITEMS = 400;

/** Fetches one source and stores what really changed. A failure is stored with its code and never thrown. */
export async function crawlSource(c: CrawlContext, source: SourceRow): Promise<CrawlOutcome> {
  const at = new Date(c.clock.now());
  try {
    const rules = await c.robots(source.url);
    if (!rules.allowed(source.url)) throw new CrawlError('robots', 'The site asks robots not to read this page.');
    const answer = await c.fetcher(source.url, { etag: source.etag, lastModified: source.lastModified });
    const seen = { crawledAt: at, problem: null, failures: 0, retryAt: null };
    if (answer.status === 304) {
      await c.sources.update(source.id, seen);
      return { changes: 0, first: false };
    }
    if (answer.status !== 200) throw new CrawlError('status', `The site answered with ${answer.status}.`);
    const text = await readSource(source.kind, answer);
    return await store(c, source, text, { ...seen, etag: answer.etag, lastModified: answer.lastModified }, at);
  } catch (error) {
    const problem = error instanceof CrawlError ? error.problem : 'malformed';
    const failures = source.failures + 1;
    const wait = RETRY_MS[Math.min(failures, RETRY_MS.length) - 1] ?? 0;
    await c.sources.update(source.id, { crawledAt: at, problem, failures, retryAt: new Date(at.getTime() + wait) });
    return { problem };
  }
}

async function store(c: CrawlContext, source: SourceRow, text: SourceText, seen: object, at: Date): Promise<CrawlOutcome> {
  const history = await c.sources.snapshots(source.id);
  const before = history.at(-1);
  const changes: (Change & { link?: string | null })[] = [];
  let body: object;
  if (text.form === 'feed') {
    const old = (before?.body as { items?: FeedItem[] } | undefined)?.items;
    if (old) changes.push(...compareItems(old, text.items, source.kind));
    // Entries that left the feed are remembered, so that one that comes back is not news.
    const keys = new Set(text.items.map((i) => i.key));
    body = { items: [...text.items, ...(old ?? []).filter((i) => !keys.has(i.key))].slice(0, KEPT_ITEMS) };
  } else {
    const versions = history.map((row) => row.body as unknown as PageVersion).filter((v) => Array.isArray(v.blocks));
    const last = versions.pop();
    if (last) changes.push(...comparePages(last, text.page, source.kind, versions));
    body = text.page;
  }
  const title = text.form === 'page' ? text.page.title : '';
  await c.sources.keep(
    { id: source.id, update: seen },
    { id: c.ids.next('snap'), sourceId: source.id, at, body },
    changes.map((change) => ({
      id: c.ids.next('chg'),
      workspaceId: source.workspaceId,
      competitorId: source.competitorId,
      sourceId: source.id,
      at,
      kind: change.kind,
      before: change.before,
      after: change.after,
      words: change.words.map((w) => ({ ...w })),
      url: change.link ?? source.url,
      title,
      importance: change.importance,
    })),
  );
  return { changes: changes.length, first: before === undefined };
}
