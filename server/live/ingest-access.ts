import type { Side } from '#realtime/contract/labels.ts';
import type { Services } from '../services.ts';
import { AppError, notFound } from '../shared/errors.ts';
import type { CallRunner } from './call-runner.ts';

/**
 * The key in an ingest address opens its own call (and its own side, where it has one); a workspace's key with the
 * scope `ingest` opens the calls of that workspace. A customer's own key never feeds our side.
 * @throws AppError `unauthenticated`, `forbidden`, `not_found`, `call_ended`
 */
export async function admit(s: Services, key: string, callId: string, side: Side | null): Promise<CallRunner> {
  const who = await s.identity.principal(key);
  if (!who) {
    // The addresses of a call that has ended say so, rather than that their key is wrong.
    if (await s.identity.wasCallKey(key, callId)) throw new AppError('call_ended', 'This call has ended.');
    throw new AppError('unauthenticated', 'The key is not valid.');
  }
  if (who.kind === 'user') throw new AppError('forbidden', 'Sound is brought in with a key.');
  if (who.kind === 'ingest') {
    if (who.callId !== callId) throw new AppError('forbidden', 'This key belongs to another call.');
    if (who.side !== null && who.side !== side) throw new AppError('forbidden', 'This key belongs to the other side.');
  } else if (!who.scopes.includes('ingest') && !who.scopes.includes('admin')) {
    throw new AppError('forbidden', 'This key may not bring sound in.');
  }
  const call = await s.calls.byId(callId);
  if (!call || call.workspaceId !== who.workspaceId) throw notFound('call');
  return s.live.open(callId);
}
