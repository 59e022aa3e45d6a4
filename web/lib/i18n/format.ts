import type { Lang } from '#realtime/contract/labels.ts';

/** Call time, `m:ss` or `h:mm:ss`. Milliseconds in. */
export function clock(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const h = Math.floor(total / 3600);
  const m = Math.floor((total % 3600) / 60);
  const s = String(total % 60).padStart(2, '0');
  return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${s}` : `${m}:${s}`;
}

/** Two digits without the zero: `.93`; a certain one is `1.0`. */
export const digits = (score: number): string => (score >= 0.995 ? '1.0' : score.toFixed(2).slice(1));

/** One decimal of a second: `0.4`. */
export const seconds = (ms: number): string => (ms / 1000).toFixed(1);

export const percent = (share: number): string => String(Math.round(share * 100));

const tag = (lang: Lang): string => (lang === 'zh' ? 'zh-CN' : 'en-GB');

/** `Thu 26 Nov` · `11月26日 周四` */
export const day = (at: number, lang: Lang): string =>
  new Intl.DateTimeFormat(tag(lang), { weekday: 'short', day: 'numeric', month: 'short' }).format(at);

/** `14:02` */
export const hour = (at: number, lang: Lang): string =>
  new Intl.DateTimeFormat(tag(lang), { hour: '2-digit', minute: '2-digit', hour12: false }).format(at);

/** Today as the hour, else the day with the hour. `now` is given, so that a list does not change under the hand. */
export function when(at: number, now: number, lang: Lang): string {
  const same = new Date(at).toDateString() === new Date(now).toDateString();
  return same ? hour(at, lang) : `${day(at, lang)}, ${hour(at, lang)}`;
}

/** Up to two letters, or one Han character, for an avatar. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0] ?? '';
  if (/\p{Script=Han}/u.test(first)) return first.slice(0, 1);
  return ((first[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
}
