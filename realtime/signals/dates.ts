import * as chrono from 'chrono-node';
import type { Lang } from '#realtime/contract/labels.ts';

/** A date that was said. `at` is noon UTC of that day unless an hour was named. */
export interface SaidDate {
  at: number;
  words: string;
}

/**
 * The first date or time in a sentence, read forward from `from` ("Thursday" is the coming one).
 * @returns null where there is none, or only a length of time ("three weeks" as a duration is no date)
 */
export function readDate(text: string, lang: Lang, from: number): SaidDate | null {
  const parser = lang === 'zh' ? chrono.zh.hans : chrono;
  const [hit] = parser.parse(text, new Date(from), { forwardDate: true });
  if (!hit) return null;
  const { start } = hit;
  const known = start.isCertain('day') || start.isCertain('weekday') || start.isCertain('month');
  if (!known) return null;
  const date = start.date();
  if (!start.isCertain('hour')) date.setUTCHours(12, 0, 0, 0);
  return { at: date.getTime(), words: hit.text };
}
