const STEPS_MS = [250, 500, 1_000, 2_000, 4_000];

/** Wait before the n-th try (from 0), ms, a little different for each, so that many rooms do not come back at once. */
export const backoffMs = (attempt: number, random: () => number): number =>
  Math.round((STEPS_MS[Math.min(attempt, STEPS_MS.length - 1)] ?? 4_000) * (0.8 + 0.4 * random()));
