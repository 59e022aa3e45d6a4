import { labelOf } from '#lib/i18n/labels.ts';
import { m } from '#lib/paraglide/messages.js';

type Plain = () => string;
const all = m as unknown as Readonly<Record<string, Plain | undefined>>;

/** An action's code in words: what was covered, asked, offered, answered. */
export function actionName(code: string): string {
  const [kind = '', what = ''] = code.split(':');
  if (kind === 'cover') return m.health_do_cover();
  if (kind === 'answer') return m.health_do_answer({ label: labelOf('objection', what) });
  if (kind === 'offer') return m.health_do_offer({ label: labelOf('entry', what) });
  return all[`health_do_${kind}${what ? `_${what}` : ''}`]?.() ?? code.replaceAll(/[_:]/g, ' ');
}
