import type { PlaybookCard } from '#lib/api/types.ts';

/** In the order in which they are listed. Spelt out here, so that the console does not load the schemas for two lists. */
export const CARD_KINDS: readonly PlaybookCard['kind'][] = [
  'risk',
  'objection',
  'competitor',
  'doubt',
  'tracker',
  'delivery',
];

/** Industries that the built-in playbook knows; a customer may carry any other. */
export const INDUSTRIES = ['manufacturing', 'software', 'retail'] as const;
