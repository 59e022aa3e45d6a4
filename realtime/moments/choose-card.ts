import type { Lang } from '#realtime/contract/labels.ts';
import type { CallContext, PlaybookCardSpec } from '#realtime/session/session.port.ts';

const fits = (wanted: string | null, actual: string | null) => wanted === null || (actual !== null && wanted.toLowerCase() === actual.toLowerCase());

/**
 * The most particular card for a cause in this call: industry counts more than stage, both more than a general card;
 * of equals the higher priority. Null where the playbook has none in the language that was spoken.
 */
export function chooseCard(
  context: Pick<CallContext, 'playbook' | 'industry' | 'stage'>,
  cause: { kind: PlaybookCardSpec['kind']; label: string; lang: Lang },
): PlaybookCardSpec | null {
  let best: { card: PlaybookCardSpec; rank: number } | null = null;
  for (const card of context.playbook) {
    if (card.kind !== cause.kind || card.label !== cause.label || card.lang !== cause.lang) continue;
    if (!fits(card.industry, context.industry) || !fits(card.stage, context.stage)) continue;
    const rank = (card.industry ? 2_000 : 0) + (card.stage ? 1_000 : 0) + card.priority;
    if (!best || rank > best.rank) best = { card, rank };
  }
  return best?.card ?? null;
}
