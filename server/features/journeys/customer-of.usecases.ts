import { AppError } from '../../shared/errors.ts';
import { userIdOf, type Principal } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';

export type CustomerRef = string | { id?: string; name?: string; industry?: string | null; value?: number | null };

/**
 * The customer that is meant: by id, else by name; a name that nobody has yet makes one.
 * @throws AppError `invalid` for an unknown id
 */
export async function customerOf(s: Services, who: Principal, ref: CustomerRef): Promise<{ id: string; made: boolean }> {
  const { workspaceId } = who;
  const given = typeof ref === 'string' ? { id: undefined, name: ref.trim() } : { ...ref, name: ref.name?.trim() };
  const byId = await s.customers.byId(workspaceId, given.id ?? given.name ?? '');
  if (byId) return { id: byId.id, made: false };
  if (given.id !== undefined || !given.name) throw new AppError('invalid', 'customer: there is no such customer.');
  const byName = await s.customers.byName(workspaceId, given.name);
  if (byName) return { id: byName.id, made: false };
  const now = new Date(s.clock.now());
  const row = await s.customers.create({
    id: s.ids.next('cus'),
    workspaceId,
    name: given.name,
    industry: (typeof ref === 'object' && ref.industry) || null,
    value: (typeof ref === 'object' && ref.value) || null,
    ownerId: userIdOf(who),
    teamId: who.kind === 'user' ? who.teamId : null,
    attributes: {},
    createdAt: now,
    updatedAt: now,
  });
  return { id: row.id, made: true };
}
