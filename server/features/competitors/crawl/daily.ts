import { Cron } from 'croner';
import { z } from 'zod';

export const crawlSettingsSchema = z.object({
  /** Hour of the team's day at which sources are read. */
  hour: z.number().int().min(0).max(23).default(6),
  timezone: z.string().default('UTC').refine(isTimezone, 'this is no time zone'),
});
export type CrawlSettings = z.infer<typeof crawlSettingsSchema>;

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The next daily round after `from`, and the key under which it runs once however many processes there are. Pure. */
export function nextRound(settings: CrawlSettings, workspaceId: string, from: Date): { at: Date; key: string } {
  const at = new Cron(`0 ${settings.hour} * * *`, { timezone: settings.timezone, paused: true }).nextRun(from);
  if (!at) throw new Error('a daily pattern always has a next run');
  return { at, key: `competitors.daily:${workspaceId}:${at.toISOString()}` };
}
