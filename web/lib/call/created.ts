import { ingestAddresses } from '#lib/api/calls.ts';
import type { CreatedCall } from '#lib/api/types.ts';

/** Calls that this page has just made: their addresses are in the answer and nowhere else. */
const made = new Map<string, CreatedCall['ingest']>();

export const rememberCreated = (call: CreatedCall): void => void made.set(call.id, call.ingest);

/** The addresses of a call; new ones are asked for where this page does not know them. */
export async function addressesOf(id: string): Promise<CreatedCall['ingest']> {
  const known = made.get(id);
  if (known) return known;
  const { ingest } = await ingestAddresses(id);
  made.set(id, ingest);
  return ingest;
}
