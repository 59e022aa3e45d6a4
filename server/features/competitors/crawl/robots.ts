import robotsParser from 'robots-parser';
import { CrawlError } from './crawl-error.ts';
import { ROBOT_NAME, type Fetcher } from './fetcher.ts';

/** RFC 9309: a site's rules may be kept for a day; an hour is politer to sites that change them. */
const KEEP_MS = 3_600_000;
const MAX_BYTES = 512 * 1024;

interface Rules {
  allowed(url: string): boolean;
  delayMs: number;
}
const OPEN: Rules = { allowed: () => true, delayMs: 0 };
const SHUT: Rules = { allowed: () => false, delayMs: 0 };

type RobotsParser = (url: string, text: string) => {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
};
const parse = robotsParser as unknown as RobotsParser;

/** What each host allows us, fetched once an hour. No file: everything; a server error: nothing (RFC 9309, 2.3.1). */
export function createRobots(fetcher: Fetcher, now: () => number) {
  const known = new Map<string, { at: number; rules: Promise<Rules> }>();

  async function load(origin: string): Promise<Rules> {
    try {
      const url = `${origin}/robots.txt`;
      const answer = await fetcher(url, { maxBytes: MAX_BYTES, totalMs: 8_000 });
      if (answer.status >= 500) return SHUT;
      if (answer.status >= 400) return OPEN;
      const rules = parse(url, new TextDecoder().decode(answer.body));
      return {
        allowed: (page) => rules.isAllowed(page, ROBOT_NAME) !== false,
        delayMs: Math.min(30, rules.getCrawlDelay(ROBOT_NAME) ?? 0) * 1000,
      };
    } catch (error) {
      if (error instanceof CrawlError && error.problem === 'too_large') return OPEN;
      throw error;
    }
  }

  return async (url: string): Promise<Rules> => {
    const { origin } = new URL(url);
    const old = known.get(origin);
    if (old && now() - old.at < KEEP_MS) return old.rules;
    const rules = load(origin);
    known.set(origin, { at: now(), rules });
    rules.catch(() => known.delete(origin));
    if (known.size > 500) known.delete(known.keys().next().value as string);
    return rules;
  };
}
export type Robots = ReturnType<typeof createRobots>;
