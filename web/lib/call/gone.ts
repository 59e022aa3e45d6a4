import type { MomentView } from '#realtime/contract/call-view.ts';

/** A label that was taken back stands struck through for so long. */
export const GONE_MS = 4_000;

/** Shared, so that what depends on it is not drawn again at every tick of the clock. */
const NONE: ReadonlySet<string> = new Set();

/** Ids of the moments that were taken back within the last seconds, in front of somebody's eyes. */
export function goneNow(
  moments: readonly MomentView[],
  withdrawnAt: Readonly<Record<string, number>>,
  now: number,
): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const moment of moments) {
    const at = withdrawnAt[`${moment.utteranceId}:${moment.label}`];
    if (moment.withdrawn && at !== undefined && now - at < GONE_MS) ids.add(moment.id);
  }
  return ids.size === 0 ? NONE : ids;
}
