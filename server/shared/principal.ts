import type { Lang, Side } from '#realtime/contract/labels.ts';
import type { Role, Scope } from '#realtime/contract/people.ts';

/** Who asks. A key of an ingest address is good for its call alone and for nothing else. */
export type Principal =
  | {
      kind: 'user';
      userId: string;
      sessionId: string;
      name: string;
      role: Role;
      teamId: string | null;
      lang: Lang;
      workspaceId: string;
    }
  | { kind: 'key'; keyId: string; name: string; scopes: readonly Scope[]; workspaceId: string }
  | { kind: 'ingest'; keyId: string; callId: string; side: Side | null; workspaceId: string };

export type Person = Extract<Principal, { kind: 'user' }>;

export const userIdOf = (who: Principal): string | null => (who.kind === 'user' ? who.userId : null);

/** Whose rows of the workspace somebody sees: all, those of a team (and their own), their own, none. */
export type Reach = { all: true } | { teamId: string | null; ownerId: string } | { ownerId: string };

export function reachOf(who: Principal): Reach {
  if (who.kind !== 'user') return { all: true };
  if (who.role === 'admin') return { all: true };
  if (who.role === 'coach' || who.role === 'manager') return { teamId: who.teamId, ownerId: who.userId };
  return { ownerId: who.userId };
}

export function inReach(reach: Reach, row: { ownerId: string | null; teamId: string | null }): boolean {
  if ('all' in reach) return true;
  if (row.ownerId === reach.ownerId) return true;
  return 'teamId' in reach && reach.teamId !== null && row.teamId === reach.teamId;
}

/** The same as a filter on rows that have an owner and a team. */
export function reachFilter(reach: Reach): { OR?: { ownerId?: string; teamId?: string }[] } {
  if ('all' in reach) return {};
  const team = 'teamId' in reach && reach.teamId !== null ? [{ teamId: reach.teamId }] : [];
  return { OR: [{ ownerId: reach.ownerId }, ...team] };
}
