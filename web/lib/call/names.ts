import type { CallView } from '#realtime/contract/call-view.ts';
import type { Side } from '#realtime/contract/labels.ts';
import { m } from '#lib/paraglide/messages.js';

/** Whose lane it is: "You" to the rep of the call, names to everybody else. */
export function sideName(view: Pick<CallView, 'names' | 'customerName'>, side: Side, mine: boolean): string {
  if (side === 'rep') return mine ? m.call_you() : (view.names.rep ?? m.call_rep());
  return view.names.customer ?? m.call_customer();
}
