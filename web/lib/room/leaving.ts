/** Why a room was left, as far as a person has to know. */
export type Left = 'self' | 'elsewhere' | 'removed' | 'over' | 'lost';

/** LiveKit's numbers. On everything else the connection was lost, and coming back makes sense. */
const FOR_GOOD: Readonly<Record<number, Left>> = { 1: 'self', 2: 'elsewhere', 4: 'removed', 5: 'over', 10: 'over' };
export const leftBy = (reason: number | undefined): Left => FOR_GOOD[reason ?? 0] ?? 'lost';

const WAITS_MS = [500, 1_000, 2_000, 4_000, 8_000];
/** Wait before the n-th try to come back, ms; null when it is time to let the person decide. */
export const waitBefore = (attempt: number): number | null => (attempt < 12 ? (WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)] ?? 8_000) : null);
