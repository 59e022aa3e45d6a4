import { m } from '#lib/paraglide/messages.js';
import { eventText } from '#lib/journeys/words.ts';
import type { Firing, RuleAction, RuleSpec } from '#realtime/contract/rules.schema.ts';

/** What made it fire: "Quote opened × 3", "Meeting, then 48 h". */
export function whyText(why: Firing['why']): string {
  const counts = new Map<string, number>();
  for (const { type } of why.events) counts.set(type, (counts.get(type) ?? 0) + 1);
  const events = [...counts].map(([type, n]) => (n > 1 ? `${eventText(type)} × ${n}` : eventText(type))).join(' · ');
  return why.waitHours > 0 ? m.rule_why({ events, h: why.waitHours }) : m.rule_why_now({ events });
}

export const emptySpec = (): RuleSpec => ({
  trigger: { any: [{ type: 'meeting' }], times: 1, withinHours: null },
  unless: ['stage_moved'],
  waitHours: 48,
  where: { minValue: null, industries: [], teamIds: [], keyOnly: false, stages: [] },
  hours: { mode: 'always', zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC', days: [1, 2, 3, 4, 5], from: 540, to: 1080 },
  actions: [{ kind: 'alert', to: ['rep'] }],
});

export const newAction = (kind: RuleAction['kind']): RuleAction =>
  kind === 'material' ? { kind, material: 'case_video', auto: false }
  : kind === 'alert' ? { kind, to: ['rep'] }
  : kind === 'task' ? { kind, title: '', dueHours: 24 }
  : kind === 'webhook' ? { kind, url: 'https://' }
  : { kind, to: ['rep'], subject: '', body: '' };

export const clockText = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
export const minutesOf = (text: string): number => {
  const [h = '0', min = '0'] = text.split(':');
  return Number(h) * 60 + Number(min);
};
