import { m } from '#lib/paraglide/messages.js';

type Plain = () => string;
const all = m as unknown as Readonly<Record<string, Plain | undefined>>;

/** What counts as this label and what does not, in the words of docs/labels.md made short; null for labels without a rule. */
export function ruleText(kind: string, label: string): { is: string; not: string } | null {
  const key = kind === 'doubt' ? 'doubt' : `${kind}_${label}`;
  const is = all[`review_is_${key}`]?.();
  const not = all[`review_not_${key}`]?.();
  return is && not ? { is, not } : null;
}
