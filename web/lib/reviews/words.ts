import type { Review, Verdict } from '#realtime/contract/reviews.schema.ts';
import { labelOf } from '#lib/i18n/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ChipTone } from '#lib/ui/tones.ts';

export const toneOf = (review: Pick<Review, 'kind'>): ChipTone => review.kind;
export const momentLabel = (review: Pick<Review, 'kind' | 'label'>): string =>
  review.kind === 'doubt' ? m.moment_doubt() : labelOf(review.kind, review.label);
const verdicts: Record<Verdict, () => string> = {
  confirmed: () => m.review_confirmed(),
  false_alarm: () => m.review_false_alarm(),
  unclear: () => m.review_unclear(),
};
export const verdictText = (verdict: Verdict): string => verdicts[verdict]();

/** The words that were flagged, with the rest of the sentence only where they are short. */
export function quoteOf({ text, span }: Pick<Review, 'text' | 'span'>): string {
  const words = text.slice(span[0], span[1]).trim();
  return words.length >= 12 ? words : text;
}
