/** Seven even steps, cold to hot: the token, and the code of its word. */
export const TEMPERATURES = ['frozen', 'cold', 'cool', 'even', 'mild', 'warm', 'hot'] as const;
export type Temperature = (typeof TEMPERATURES)[number];

const UPPER = [14, 28, 42, 57, 71, 85, 100];

/** The step of a temperature 0…100. */
export function temperatureStep(value: number): { step: number; word: Temperature } {
  const step = Math.max(
    0,
    UPPER.findIndex((limit) => value <= limit),
  );
  const safe = value > 100 ? 6 : step;
  return { step: safe, word: TEMPERATURES[safe] ?? 'even' };
}
