import { m } from '#lib/paraglide/messages.js';

type Plain = () => string;
const all = m as unknown as Readonly<Record<string, Plain | undefined>>;

/** What was done, in words; an action that has none is shown readable. */
export const actionText = (action: string): string => all[`audit_do_${action.replaceAll('.', '_').replaceAll(' ', '_')}`]?.() ?? action.replaceAll(/[._]/g, ' ');
