import { z } from 'zod';
import { pageOf } from '#realtime/contract/api.schema.ts';
import { LANGS, type Lang } from '#realtime/contract/labels.ts';
import { ROLES, type Role } from '#realtime/contract/people.ts';
import type { App } from '../../shared/app.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import { hashSecret, newSecret } from '../../shared/secrets.ts';
import { userIdOf } from '../../shared/principal.ts';
import { SESSION_COOKIE, sessionCookie } from '../../shared/request-identity.ts';
import type { Services } from '../../services.ts';
import { teamsRepository } from './teams.repository.ts';

const INVITATION_MS = 7 * 86_400_000;
const params = z.object({ id: z.string().max(64) });
const secretParams = z.object({ secret: z.string().min(10).max(200) });
const teamSchema = z.object({ id: z.string(), name: z.string(), members: z.number().int() });
const teamBody = z.object({ name: z.string().trim().min(1).max(60) });
const invitationSchema = z.object({
  id: z.string(),
  role: z.enum(ROLES),
  teamId: z.string().nullable(),
  lang: z.enum(LANGS),
  createdAt: z.number().int(),
  expiresAt: z.number().int(),
});

/** Teams, and invitations by link: whoever opens the link becomes the role in the team that it was made for, once. */
export function teamRoutes(app: App, s: Services): void {
  const tags = ['people'];
  const repository = teamsRepository(s.db);
  const now = () => new Date(s.clock.now());
  const known = async (workspaceId: string, id: string) => {
    const row = await repository.team(workspaceId, id);
    if (!row) throw notFound('team');
    return row;
  };
  const unique = async (workspaceId: string, name: string, id?: string) => {
    const other = await repository.byName(workspaceId, name);
    if (other && other.id !== id) throw new AppError('conflict', 'There is a team of this name already.');
  };
  const withMembers = async (workspaceId: string, row: { id: string; name: string }) => ({
    id: row.id,
    name: row.name,
    members: await repository.members(workspaceId, row.id),
  });

  app.get('/api/teams', { schema: { tags, summary: 'Teams', response: { 200: pageOf(teamSchema) } } }, async (req) => ({
    items: (await repository.teams(req.who.workspaceId)).map(({ id, name, _count }) => ({ id, name, members: _count.users })),
    next: null,
  }));
  app.post('/api/teams', { schema: { tags, summary: 'Add a team', body: teamBody, response: { 201: teamSchema } } }, async (req, reply) => {
    const { workspaceId } = req.who;
    await unique(workspaceId, req.body.name);
    const row = await repository.create({ id: s.ids.next('team'), workspaceId, name: req.body.name });
    await s.audit(req.who, 'team.added', row.id);
    return reply.status(201).send(await withMembers(workspaceId, row));
  });
  app.patch('/api/teams/:id', { schema: { tags, summary: 'Rename a team', params, body: teamBody, response: { 200: teamSchema } } }, async (req) => {
    const { workspaceId } = req.who;
    await known(workspaceId, req.params.id);
    await unique(workspaceId, req.body.name, req.params.id);
    await repository.rename(workspaceId, req.params.id, req.body.name);
    await s.audit(req.who, 'team.changed', req.params.id);
    return withMembers(workspaceId, await known(workspaceId, req.params.id));
  });
  /** A team with people in it stays: whose calls they are would be nobody's question any more. */
  app.delete('/api/teams/:id', { schema: { tags, summary: 'Delete a team that nobody is in', params, response: { 204: z.undefined() } } }, async (req, reply) => {
    const { workspaceId } = req.who;
    await known(workspaceId, req.params.id);
    if ((await repository.members(workspaceId, req.params.id)) > 0) throw new AppError('conflict', 'There are people in this team; move them first.');
    await repository.remove(workspaceId, req.params.id);
    await s.audit(req.who, 'team.deleted', req.params.id);
    return reply.status(204).send(undefined);
  });

  const asInvitation = (row: Awaited<ReturnType<typeof repository.invitations>>[number]) => ({
    id: row.id,
    role: row.role as Role,
    teamId: row.teamId,
    lang: row.lang as Lang,
    createdAt: row.createdAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
  });
  app.get('/api/invitations', { schema: { tags, summary: 'Open invitations', response: { 200: pageOf(invitationSchema) } } }, async (req) => ({
    items: (await repository.invitations(req.who.workspaceId, now())).map(asInvitation),
    next: null,
  }));
  const inviteBody = z.object({ role: z.enum(ROLES), teamId: z.string().max(64).nullable().default(null), lang: z.enum(LANGS).default('en') });
  app.post(
    '/api/invitations',
    { schema: { tags, summary: 'Make an invitation link; it is shown this once', body: inviteBody, response: { 201: invitationSchema.extend({ url: z.string() }) } } },
    async (req, reply) => {
      const { workspaceId } = req.who;
      if (req.body.teamId) await known(workspaceId, req.body.teamId);
      const secret = newSecret('qsv');
      const row = await repository.invite({
        id: s.ids.next('inv'),
        workspaceId,
        hash: hashSecret(secret),
        ...req.body,
        createdBy: userIdOf(req.who),
        createdAt: now(),
        expiresAt: new Date(s.clock.now() + INVITATION_MS),
      });
      await s.audit(req.who, 'invitation.made', row.id);
      return reply.status(201).send({ ...asInvitation(row), url: `${s.publicUrl()}/join?secret=${secret}` });
    },
  );
  app.delete('/api/invitations/:id', { schema: { tags, summary: 'Take an invitation back', params, response: { 204: z.undefined() } } }, async (req, reply) => {
    const { count } = await repository.revoke(req.who.workspaceId, req.params.id, now());
    if (count === 0) throw notFound('invitation');
    await s.audit(req.who, 'invitation.revoked', req.params.id);
    return reply.status(204).send(undefined);
  });

  const open = async (secret: string) => {
    const row = await repository.byHash(hashSecret(secret), now());
    if (!row) throw new AppError('gone', 'This invitation was used already, was taken back or is too old; ask for a new one.');
    return row;
  };
  const shown = z.object({ workspace: z.string(), role: z.enum(ROLES), team: z.string().nullable(), lang: z.enum(LANGS) });
  app.get('/api/invitations/:secret/open', { schema: { tags, summary: 'What an invitation is for', params: secretParams, response: { 200: shown } } }, async (req) => {
    const row = await open(req.params.secret);
    const [workspace, team] = await Promise.all([s.people.workspace(row.workspaceId), row.teamId ? repository.team(row.workspaceId, row.teamId) : null]);
    return { workspace: workspace?.name ?? '', role: row.role as Role, team: team?.name ?? null, lang: row.lang as Lang };
  });
  const acceptBody = z.object({ name: z.string().trim().min(1).max(100), email: z.email().max(200), lang: z.enum(LANGS).optional() });
  app.post(
    '/api/invitations/:secret/accept',
    { schema: { tags, summary: 'Accept it: a person and their session', params: secretParams, body: acceptBody, response: { 201: z.object({ userId: z.string() }) } } },
    async (req, reply) => {
      const row = await open(req.params.secret);
      const { name, email } = req.body;
      if (await s.people.emailTaken(row.workspaceId, email)) throw new AppError('conflict', 'Somebody has this address already.');
      const userId = s.ids.next('usr');
      if (!(await repository.take(row.id, userId, now()))) throw new AppError('gone', 'This invitation was used already.');
      // A team may have gone since; then they are in none until somebody puts them into one.
      const teamId = row.teamId && (await repository.team(row.workspaceId, row.teamId)) ? row.teamId : null;
      await s.people.createUser({ id: userId, workspaceId: row.workspaceId, teamId, name, email, role: row.role, lang: req.body.lang ?? row.lang, createdAt: now() });
      await s.audit(null, 'invitation.accepted', `${row.id}/${userId}`, row.workspaceId);
      const { secret, expiresAt } = await s.identity.startSession(userId);
      reply.setCookie(SESSION_COOKIE, secret, sessionCookie(req, expiresAt));
      return reply.status(201).send({ userId });
    },
  );
}
