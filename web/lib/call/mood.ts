import type { CallView } from '#realtime/contract/call-view.ts';

type Point = CallView['sentiment'][number];
export type MoodWord = 'warming' | 'cooling' | 'warm' | 'even' | 'cool';
export type HesitationWord = 'high' | 'raised' | 'low';

/** The strip shows this much of the past. */
export const WINDOW_MS = 180_000;
const TREND = 0.15;
const LEVEL = 0.25;

const mean = (points: readonly Point[], of: (p: Point) => number): number => {
  const weight = points.reduce((sum, p) => sum + p.reliability, 0);
  return weight === 0 ? 0 : points.reduce((sum, p) => sum + of(p) * p.reliability, 0) / weight;
};
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The last points up to `untilMs`, oldest first. */
export const recent = (points: readonly Point[], untilMs: number, windowMs = WINDOW_MS): Point[] =>
  points.filter((p) => p.endMs <= untilMs && p.endMs > untilMs - windowMs);

/** A word for the customer's mood: its direction if it has one, else where it stands. Null under three points. */
export function moodWord(points: readonly Point[]): MoodWord | null {
  if (points.length < 3) return null;
  const now = mean(points.slice(-2), (p) => p.valence);
  const before = mean(points.slice(0, -2), (p) => p.valence);
  if (now - before > TREND) return 'warming';
  if (before - now > TREND) return 'cooling';
  return now > LEVEL ? 'warm' : now < -LEVEL ? 'cool' : 'even';
}

/** How much the customer hesitates now, against their own usual. Null under four points. */
export function hesitation(points: readonly Point[]): { word: HesitationWord; times: number } | null {
  if (points.length < 4) return null;
  const usual = Math.max(0.05, median(points.slice(0, -1).map((p) => p.hesitation)));
  const now = Math.max(...points.slice(-2).map((p) => p.hesitation));
  const times = now / usual;
  const word = now >= 0.6 && times >= 1.4 ? 'high' : now >= 0.45 ? 'raised' : 'low';
  return { word, times };
}

/** The two strongest reasons of the newest point, as codes. */
export const reasonsOf = (points: readonly Point[]): string[] =>
  (points.at(-1)?.reasons ?? [])
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, 2)
    .map((r) => r.code);

/** An SVG path through the valences, smoothed over two neighbours; x over the window, y from 1 (good) to height − 1. */
export function moodPath(
  points: readonly Point[],
  untilMs: number,
  width: number,
  height: number,
  windowMs = WINDOW_MS,
): string {
  const x = (ms: number) => Math.max(0, width * (1 - (untilMs - ms) / windowMs));
  const y = (v: number) => 1 + ((1 - v) / 2) * (height - 2);
  return points
    .map((p, i) => {
      const near = points.slice(Math.max(0, i - 1), i + 1);
      return `${i === 0 ? 'M' : 'L'}${x(p.endMs).toFixed(1)} ${y(mean(near, (q) => q.valence)).toFixed(1)}`;
    })
    .join(' ');
}
