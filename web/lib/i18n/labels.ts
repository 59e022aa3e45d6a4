import { m } from '#lib/paraglide/messages.js';

type Plain = () => string;
const all = m as unknown as Readonly<Record<string, Plain | undefined>>;

/** Groups of codes that a server or a model sends and a person reads: `label_<group>_<code>` in messages/labels.*.json. */
export type LabelGroup =
  | 'risk'
  | 'objection'
  | 'moment'
  | 'temperature'
  | 'stage'
  | 'source'
  | 'role'
  | 'reason'
  | 'tag'
  | 'weak'
  | 'ended'
  | 'gap'
  | 'entry'
  | 'scope'
  | 'industry'
  | 'cause';

/** A code that we have no word for is shown as it came, readable at least. */
export const labelOf = (group: LabelGroup, code: string): string =>
  all[`label_${group}_${code}`]?.() ?? code.replaceAll('_', ' ');

/** For codes that must not be shown raw, such as reasons: null where we have no word. */
export const knownLabel = (group: LabelGroup, code: string): string | null => all[`label_${group}_${code}`]?.() ?? null;
