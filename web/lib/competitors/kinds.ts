import type { ChangeKind, SourceKind } from '#lib/api/competitors.ts';
import { m } from '#lib/paraglide/messages.js';

export const changeKindName: Record<ChangeKind, () => string> = {
  price: m.competitor_kind_price,
  product: m.competitor_kind_product,
  people: m.competitor_kind_people,
  tender: m.competitor_kind_tender,
  news: m.competitor_kind_news,
  other: m.competitor_kind_other,
};
export const sourceKindName: Record<SourceKind, () => string> = {
  page: m.competitor_source_page,
  feed: m.competitor_source_feed,
  tender: m.competitor_source_tender,
  pdf: m.competitor_source_pdf,
};

const PROBLEMS: Record<string, () => string> = {
  address_refused: m.competitor_problem_address,
  scheme_refused: m.competitor_problem_address,
  not_resolved: m.competitor_problem_unreachable,
  unreachable: m.competitor_problem_unreachable,
  timeout: m.competitor_problem_timeout,
  too_large: m.competitor_problem_large,
  too_many_redirects: m.competitor_problem_unreachable,
  robots: m.competitor_problem_robots,
  status: m.competitor_problem_status,
  not_text: m.competitor_problem_unreadable,
  malformed: m.competitor_problem_unreadable,
};
export const problemText = (code: string): string => (PROBLEMS[code] ?? m.competitor_problem_unreadable)();

export const age = (at: string, now: number): string => {
  const days = Math.floor((now - Date.parse(at)) / 86_400_000);
  return days <= 0 ? m.competitor_today() : m.competitor_days({ n: days });
};
