import { m } from '#lib/paraglide/messages.js';
import type { Lang } from '#realtime/contract/labels.ts';

type Counted = (values: { n: number }) => string;
type Plain = () => string;
const all = m as unknown as Readonly<Record<string, (Counted & Plain) | undefined>>;

/** A reason by its code, with how many. Nothing that we have no word for is shown raw. */
export const reasonText = (code: string, n: number): string =>
  (n === 1 ? all[`journey_reason_${code}_one`]?.({ n }) : undefined) ?? all[`journey_reason_${code}`]?.({ n }) ?? all[`journey_event_${code}`]?.() ?? m.journey_reason_other();
/** A kind of event. */
export const eventText = (type: string): string => all[`journey_event_${type}`]?.() ?? type.replaceAll('_', ' ');
export const materialText = (code: string): string => all[`rule_material_${code}`]?.() ?? code.replaceAll('_', ' ');

const tag = (lang: Lang): string => (lang === 'zh' ? 'zh-CN' : 'en-GB');
/** 180k, 1.9M; 18万 */
export const money = (value: number | null, lang: Lang): string =>
  value === null ? '' : new Intl.NumberFormat(tag(lang), { notation: 'compact', maximumFractionDigits: 1 }).format(value);
export const fullMoney = (value: number, currency: string, lang: Lang): string =>
  new Intl.NumberFormat(tag(lang), { style: 'currency', currency }).format(value);
/** +9, −12, 0: with a real minus. */
export const signed = (n: number): string => {
  const whole = Math.round(n);
  return whole === 0 ? '0' : whole > 0 ? `+${whole}` : `\u2212${-whole}`;
};
const DAY = 86_400_000;
/** Whole days from two days on, before that hours. */
export const span = (ms: number): string =>
  ms >= 2 * DAY ? m.journey_days({ n: Math.floor(ms / DAY) }) : m.journey_hours({ n: Math.max(0, Math.floor(ms / 3_600_000)) });
export const days = (ms: number | null): string => (ms === null ? '–' : m.journey_days({ n: Math.round((ms / DAY) * 10) / 10 }));
