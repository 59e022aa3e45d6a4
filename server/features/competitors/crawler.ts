import type { Services } from '../../services.ts';
import { crawlSource, type CrawlContext } from './crawl/crawl-source.usecases.ts';
import { crawlSettingsSchema, nextRound } from './crawl/daily.ts';
import { createFetcher } from './crawl/fetcher.ts';
import { createPoliteness } from './crawl/polite.ts';
import { createRobots } from './crawl/robots.ts';
import type { SourcesRepository } from './sources.repository.ts';

type SourceRow = NonNullable<Awaited<ReturnType<SourcesRepository['byId']>>>;

const DAILY = 'competitors.daily';
/** Between two pages of one host in a round; a site's own wish for more is kept. */
const BETWEEN_MS = 2_000;

/** Reads sources: one by hand at once, all of a workspace in a daily round that survives restarts and runs once. */
export function createCrawler(s: Services, sources: SourcesRepository, onChanged: (workspaceId: string, competitorId: string) => Promise<void>) {
  const fetcher = createFetcher(s.config.crawlAllow);
  const robots = createRobots(fetcher, s.clock.now);
  const context: CrawlContext = { sources, fetcher, robots, clock: s.clock, ids: s.ids };
  const politely = createPoliteness((ms) => new Promise((done) => setTimeout(done, ms).unref()));
  const underWay = new Map<string, Promise<void>>();

  /** One crawl of a source at a time; whoever asks meanwhile gets the same one. */
  function now(source: SourceRow): Promise<void> {
    const running = underWay.get(source.id);
    if (running) return running;
    const work = crawlSource(context, source)
      .then(async (outcome) => {
        if ('problem' in outcome) s.log.info({ source: source.id, problem: outcome.problem }, 'a competitor source could not be read');
        else if (outcome.changes > 0) {
          await onChanged(source.workspaceId, source.competitorId);
          await s.boards.append(source.workspaceId, 'briefs', {
            kind: 'changes',
            id: source.competitorId,
            data: { changes: outcome.changes },
            audience: { ownerId: null, teamId: null },
          });
        }
      })
      .finally(() => underWay.delete(source.id));
    underWay.set(source.id, work);
    return work;
  }

  async function plan(workspaceId: string): Promise<void> {
    const settings = crawlSettingsSchema.parse((await sources.settings(workspaceId)) ?? {});
    const { at, key } = nextRound(settings, workspaceId, new Date(s.clock.now()));
    await s.jobs.add({ kind: DAILY, key, workspaceId, payload: { workspaceId }, runAt: at.getTime() });
  }

  s.jobs.handle(DAILY, async ({ workspaceId }: { workspaceId: string }, _job, signal) => {
    // The next round is planned first: a round that fails must not be the last one.
    await plan(workspaceId);
    const due = await sources.enabled(workspaceId, new Date(s.clock.now()));
    await Promise.all(
      due.map(async (source) => {
        const delayMs = await robots(source.url).then((rules) => rules.delayMs, () => 0);
        await politely(source.url, Math.max(BETWEEN_MS, delayMs), async () => {
          if (!signal.aborted) await now(source);
        });
      }),
    );
  });

  return {
    now,
    /** Plans the next round of every workspace; a round that is planned already stays the only one. */
    async schedule(): Promise<void> {
      for (const workspaceId of await sources.workspaces()) await plan(workspaceId);
    },
    close: () => fetcher.close(),
  };
}
