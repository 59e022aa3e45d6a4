/** Why a source could not be read; the console has a sentence for each. */
export const CRAWL_PROBLEMS = [
  'address_refused', 'scheme_refused', 'not_resolved', 'unreachable', 'timeout', 'too_large', 'too_many_redirects', 'robots', 'status', 'not_text', 'malformed',
] as const;
export type CrawlProblem = (typeof CRAWL_PROBLEMS)[number];

export class CrawlError extends Error {
  override name = 'CrawlError';
  readonly problem: CrawlProblem;
  constructor(problem: CrawlProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}
