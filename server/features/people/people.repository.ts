import type { Database } from '../../database/database.repository.ts';

const withTeam = { include: { team: { select: { name: true } } } } as const;

/** Workspaces, people, sessions and keys. Secrets come in as hashes only. */
export const peopleRepository = (db: Database) => ({
  workspaces: () => db.workspace.findMany({ orderBy: { createdAt: 'asc' } }),
  workspace: (id: string) => db.workspace.findUnique({ where: { id } }),
  createWorkspace: (data: { id: string; name: string; demo: boolean; lang: string; createdAt: Date }) =>
    db.workspace.create({ data }),

  people: (workspaceId: string) =>
    db.user.findMany({ where: { workspaceId }, orderBy: [{ role: 'asc' }, { name: 'asc' }], ...withTeam }),
  person: (workspaceId: string, id: string) => db.user.findFirst({ where: { workspaceId, id }, ...withTeam }),
  personByEmail: (email: string) => db.user.findFirst({ where: { email, active: true } }),
  emailTaken: async (workspaceId: string, email: string) => (await db.user.count({ where: { workspaceId, email } })) > 0,
  firstOfRole: (workspaceId: string, role: string) =>
    db.user.findFirst({ where: { workspaceId, role, active: true }, orderBy: { createdAt: 'asc' } }),
  createTeam: (data: { id: string; workspaceId: string; name: string }) => db.team.create({ data }),
  createUser: (data: {
    id: string;
    workspaceId: string;
    teamId: string | null;
    name: string;
    email: string;
    role: string;
    lang: string;
    createdAt: Date;
  }) => db.user.create({ data }),
  updateUser: (
    workspaceId: string,
    id: string,
    data: { name?: string; role?: string; lang?: string; teamId?: string | null; active?: boolean },
  ) => db.user.updateMany({ where: { workspaceId, id }, data }),
  team: (workspaceId: string, id: string) => db.team.findFirst({ where: { workspaceId, id } }),

  createToken: (data: { id: string; hash: string; userId: string; createdAt: Date; expiresAt: Date }) =>
    db.signInToken.create({ data }),
  /** Uses a token up; null where it is unknown, used or too old. Two at once: one wins. */
  async useToken(hash: string, now: Date) {
    const { count } = await db.signInToken.updateMany({
      where: { hash, usedAt: null, expiresAt: { gt: now }, user: { active: true } },
      data: { usedAt: now },
    });
    return count === 1 ? db.signInToken.findUnique({ where: { hash }, include: { user: true } }) : null;
  },

  createSession: (data: {
    id: string;
    hash: string;
    userId: string;
    createdAt: Date;
    lastSeenAt: Date;
    expiresAt: Date;
  }) => db.session.create({ data }),
  session: (hash: string) => db.session.findUnique({ where: { hash }, include: { user: true } }),
  touchSession: (id: string, at: Date) => db.session.updateMany({ where: { id }, data: { lastSeenAt: at } }),
  hasSignedIn: async (userId: string) => (await db.session.count({ where: { userId } })) > 0,
  deleteSession: (id: string) => db.session.deleteMany({ where: { id } }),
  deleteSessions: (userId: string) => db.session.deleteMany({ where: { userId } }),
  deleteStale: async (now: Date) => {
    await db.session.deleteMany({ where: { expiresAt: { lt: now } } });
    await db.signInToken.deleteMany({ where: { expiresAt: { lt: now } } });
    await db.apiKey.deleteMany({ where: { callId: { not: null }, expiresAt: { lt: now } } });
  },

  createKey: (data: {
    id: string;
    workspaceId: string;
    name: string;
    hash: string;
    scopes: string;
    callId?: string;
    side?: string | null;
    createdAt: Date;
    createdBy: string | null;
    expiresAt?: Date;
  }) => db.apiKey.create({ data }),
  key: (hash: string) => db.apiKey.findUnique({ where: { hash } }),
  touchKey: (id: string, at: Date) => db.apiKey.updateMany({ where: { id }, data: { lastUsedAt: at } }),
  /** Keys that people made; those of ingest addresses are not listed. */
  keys: (workspaceId: string) => db.apiKey.findMany({ where: { workspaceId, callId: null }, orderBy: { createdAt: 'desc' } }),
  revokeKey: (workspaceId: string, id: string, at: Date) =>
    db.apiKey.updateMany({ where: { workspaceId, id, callId: null, revokedAt: null }, data: { revokedAt: at } }),
  revokeCallKeys: (callId: string, at: Date) => db.apiKey.updateMany({ where: { callId }, data: { revokedAt: at } }),

  audit: (data: {
    id: string;
    workspaceId: string;
    at: Date;
    actorKind: string;
    actorId: string | null;
    action: string;
    target: string | null;
  }) => db.auditEntry.create({ data }),
});
export type PeopleRepository = ReturnType<typeof peopleRepository>;
