import type { Database, Prisma } from '../../database/database.repository.ts';

export const teamsRepository = (db: Database) => ({
  teams: async (workspaceId: string) =>
    db.team.findMany({ where: { workspaceId }, orderBy: { name: 'asc' }, include: { _count: { select: { users: { where: { active: true } } } } } }),
  team: (workspaceId: string, id: string) => db.team.findFirst({ where: { workspaceId, id } }),
  byName: (workspaceId: string, name: string) => db.team.findFirst({ where: { workspaceId, name } }),
  create: (data: { id: string; workspaceId: string; name: string }) => db.team.create({ data }),
  rename: (workspaceId: string, id: string, name: string) => db.team.updateMany({ where: { workspaceId, id }, data: { name } }),
  remove: (workspaceId: string, id: string) => db.team.deleteMany({ where: { workspaceId, id } }),
  members: (workspaceId: string, teamId: string) => db.user.count({ where: { workspaceId, teamId, active: true } }),

  invite: (data: Prisma.InvitationUncheckedCreateInput) => db.invitation.create({ data }),
  invitations: (workspaceId: string, now: Date) =>
    db.invitation.findMany({ where: { workspaceId, usedAt: null, revokedAt: null, expiresAt: { gt: now } }, orderBy: { createdAt: 'desc' } }),
  byHash: (hash: string, now: Date) => db.invitation.findFirst({ where: { hash, usedAt: null, revokedAt: null, expiresAt: { gt: now } } }),
  /** Of two who open one link at once, one gets in. */
  take: async (id: string, userId: string, now: Date): Promise<boolean> =>
    (await db.invitation.updateMany({ where: { id, usedAt: null, revokedAt: null, expiresAt: { gt: now } }, data: { usedAt: now, userId } })).count === 1,
  revoke: (workspaceId: string, id: string, now: Date) =>
    db.invitation.updateMany({ where: { workspaceId, id, usedAt: null, revokedAt: null }, data: { revokedAt: now } }),
});
