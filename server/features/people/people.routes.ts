import { z } from 'zod';
import { apiKeySchema, pageOf, personSchema, sessionSchema, whoSchema, type Session } from '#realtime/contract/api.schema.ts';
import { LANGS, type Lang } from '#realtime/contract/labels.ts';
import { ROLES, SCOPES, type Role, type Scope } from '#realtime/contract/people.ts';
import type { App } from '../../shared/app.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import type { Person } from '../../shared/principal.ts';
import { SESSION_COOKIE, personOf, sessionCookie } from '../../shared/request-identity.ts';
import type { Services } from '../../services.ts';

const idParams = z.object({ id: z.string().max(64) });
const nothing = z.undefined();

/** Signing in and out, and who one is. */
export function sessionRoutes(app: App, s: Services): void {
  const { people, identity } = s;

  async function workspaceOf(id: string) {
    const workspace = await people.workspace(id);
    if (!workspace) throw notFound('workspace');
    return { id: workspace.id, name: workspace.name, demo: workspace.demo, lang: workspace.lang as Lang };
  }
  async function session(who: Person): Promise<Session> {
    const row = await people.person(who.workspaceId, who.userId);
    if (!row) throw notFound('person');
    const { id, name, email, teamId } = row;
    return {
      user: { id, name, email, teamId, role: row.role as Role, lang: row.lang as Lang },
      workspace: await workspaceOf(who.workspaceId),
      livekit: s.config.livekit !== null,
    };
  }
  const open = async (secret: string) => {
    const who = await identity.principal(secret);
    if (who?.kind !== 'user') throw new AppError('gone', 'This person may not sign in any more.');
    return session(who);
  };

  const linkQuery = z.object({ token: z.string().max(200).optional() });
  app.get('/signin', { schema: { hide: true, querystring: linkQuery } }, async (req, reply) => {
    const { token } = req.query;
    if (token === undefined) return reply.callNotFound();
    try {
      const { secret, expiresAt } = await identity.signIn(token);
      return reply.setCookie(SESSION_COOKIE, secret, sessionCookie(req, expiresAt)).redirect('/', 303);
    } catch (error) {
      if (error instanceof AppError) return reply.redirect(`/signin?error=${error.code}`, 303);
      throw error;
    }
  });

  const tags = ['people'];
  const signIn = { tags, summary: 'Exchange a one-time sign-in token for a session cookie' };
  app.post(
    '/api/session',
    { schema: { ...signIn, body: z.object({ token: z.string().min(1).max(200) }), response: { 200: sessionSchema } } },
    async (req, reply) => {
      const { secret, expiresAt } = await identity.signIn(req.body.token);
      reply.setCookie(SESSION_COOKIE, secret, sessionCookie(req, expiresAt));
      return open(secret);
    },
  );

  app.get('/api/session', { schema: { tags, summary: 'The session', response: { 200: sessionSchema } } }, (req) =>
    session(personOf(req)),
  );

  app.patch(
    '/api/session',
    { schema: { tags, summary: 'Change my language', body: z.object({ lang: z.enum(LANGS) }), response: { 200: sessionSchema } } },
    async (req) => {
      const who = personOf(req);
      await people.updateUser(who.workspaceId, who.userId, { lang: req.body.lang });
      return session(who);
    },
  );

  app.delete('/api/session', { schema: { tags, summary: 'Sign out', response: { 204: nothing } } }, async (req, reply) => {
    const { sessionId } = personOf(req);
    await identity.endSession(sessionId);
    s.sockets.end({ sessionId });
    return reply.clearCookie(SESSION_COOKIE, { path: '/' }).status(204).send(undefined);
  });

  const other = { tags, summary: 'Demo workspace only: go on as another of its people' };
  app.post(
    '/api/session/as',
    { schema: { ...other, body: z.object({ userId: z.string().max(64) }), response: { 200: sessionSchema } } },
    async (req, reply) => {
      const who = personOf(req);
      if (!(await workspaceOf(who.workspaceId)).demo) {
        throw new AppError('forbidden', 'Only people of the demo workspace change places.');
      }
      const next = await people.person(who.workspaceId, req.body.userId);
      if (!next?.active) throw notFound('person');
      await identity.endSession(who.sessionId);
      s.sockets.end({ sessionId: who.sessionId });
      const { secret, expiresAt } = await identity.startSession(next.id);
      reply.setCookie(SESSION_COOKIE, secret, sessionCookie(req, expiresAt));
      return open(secret);
    },
  );

  app.get('/api/whoami', { schema: { tags, summary: 'Who asks: a person or a key', response: { 200: whoSchema } } }, async (req) => {
    const { who } = req;
    const workspace = await workspaceOf(who.workspaceId);
    if (who.kind === 'user') return { kind: 'user' as const, id: who.userId, name: who.name, role: who.role, scopes: [], workspace };
    if (who.kind === 'key') return { kind: 'key' as const, id: who.keyId, name: who.name, role: null, scopes: [...who.scopes], workspace };
    throw new AppError('forbidden', 'The key of an ingest address opens nothing else.');
  });
}

const newPersonSchema = z.object({
  name: z.string().trim().min(1).max(100),
  email: z.email().max(200),
  role: z.enum(ROLES),
  lang: z.enum(LANGS).default('en'),
  teamId: z.string().max(64).nullable().default(null),
  active: z.boolean().default(true),
});

type Row = Awaited<ReturnType<Services['people']['people']>>[number];
const asPerson = (p: Row): z.infer<typeof personSchema> => ({
  id: p.id,
  name: p.name,
  email: p.email,
  role: p.role as Role,
  teamId: p.teamId,
  teamName: p.team?.name ?? null,
  lang: p.lang as Lang,
  active: p.active,
});

export function peopleRoutes(app: App, s: Services): void {
  const { people, identity } = s;
  const tags = ['people'];
  const read = async (workspaceId: string, id: string) => {
    const row = await people.person(workspaceId, id);
    if (!row) throw notFound('person');
    return asPerson(row);
  };
  const knownTeam = async (workspaceId: string, teamId: string | null | undefined) => {
    if (teamId && !(await people.team(workspaceId, teamId))) throw new AppError('invalid', 'There is no such team.');
  };

  app.get('/api/people', { schema: { tags, summary: 'People of the workspace', response: { 200: pageOf(personSchema) } } }, async (req) => ({
    items: (await people.people(req.who.workspaceId)).map(asPerson),
    next: null,
  }));

  app.post(
    '/api/people',
    { schema: { tags, summary: 'Add somebody', body: newPersonSchema, response: { 201: personSchema } } },
    async (req, reply) => {
      const { workspaceId } = req.who;
      await knownTeam(workspaceId, req.body.teamId);
      const id = s.ids.next('usr');
      if (await people.emailTaken(workspaceId, req.body.email)) throw new AppError('conflict', 'Somebody has this address already.');
      await people.createUser({ id, workspaceId, ...req.body, createdAt: new Date(s.clock.now()) });
      await s.audit(req.who, 'person.added', id);
      return reply.status(201).send(await read(workspaceId, id));
    },
  );

  const change = z
    .object({
      name: newPersonSchema.shape.name,
      role: z.enum(ROLES),
      lang: z.enum(LANGS),
      teamId: z.string().max(64).nullable(),
      active: z.boolean(),
    })
    .partial();
  app.patch(
    '/api/people/:id',
    { schema: { tags, summary: 'Change somebody', params: idParams, body: change, response: { 200: personSchema } } },
    async (req) => {
      const { workspaceId } = req.who;
      await read(workspaceId, req.params.id);
      await knownTeam(workspaceId, req.body.teamId);
      await people.updateUser(workspaceId, req.params.id, req.body);
      if (req.body.active === false) await dismiss(req.params.id);
      await s.audit(req.who, 'person.changed', req.params.id);
      return read(workspaceId, req.params.id);
    },
  );

  async function dismiss(userId: string) {
    await people.deleteSessions(userId);
    s.sockets.end({ userId });
  }
  /** People stay in the history of what they did; they only cannot sign in any more. */
  app.delete('/api/people/:id', { schema: { tags, summary: 'Take somebody out', params: idParams, response: { 204: nothing } } }, async (req, reply) => {
    await read(req.who.workspaceId, req.params.id);
    if (req.who.kind === 'user' && req.who.userId === req.params.id) throw new AppError('conflict', 'Nobody takes themselves out.');
    await people.updateUser(req.who.workspaceId, req.params.id, { active: false });
    await dismiss(req.params.id);
    await s.audit(req.who, 'person.removed', req.params.id);
    return reply.status(204).send(undefined);
  });

  app.post(
    '/api/people/:id/signin-link',
    { schema: { tags, summary: 'A one-time sign-in link for somebody', params: idParams, response: { 200: z.object({ url: z.string() }) } } },
    async (req) => {
      const person = await people.person(req.who.workspaceId, req.params.id);
      if (!person?.active) throw notFound('person');
      await s.audit(req.who, 'signin_link.made', person.id);
      return { url: s.signInUrl(await identity.newSignInToken(person.id)) };
    },
  );
}

export function keyRoutes(app: App, s: Services): void {
  const { people, identity } = s;
  const tags = ['keys'];
  const asKey = (k: Awaited<ReturnType<Services['people']['keys']>>[number]): z.infer<typeof apiKeySchema> => ({
    id: k.id,
    name: k.name,
    scopes: k.scopes.split(',') as Scope[],
    createdAt: k.createdAt.getTime(),
    lastUsedAt: k.lastUsedAt?.getTime() ?? null,
    revokedAt: k.revokedAt?.getTime() ?? null,
  });

  app.get('/api/keys', { schema: { tags, summary: 'API keys', response: { 200: pageOf(apiKeySchema) } } }, async (req) => ({
    items: (await people.keys(req.who.workspaceId)).map(asKey),
    next: null,
  }));

  const newKey = z.object({ name: z.string().trim().min(1).max(100), scopes: z.array(z.enum(SCOPES)).min(1).max(4) });
  app.post(
    '/api/keys',
    { schema: { tags, summary: 'Make an API key; it is shown this once', body: newKey, response: { 201: apiKeySchema.extend({ key: z.string() }) } } },
    async (req, reply) => {
      const { row, secret } = await identity.newKey({
        workspaceId: req.who.workspaceId,
        name: req.body.name,
        scopes: req.body.scopes,
        createdBy: req.who.kind === 'user' ? req.who.userId : null,
      });
      await s.audit(req.who, 'key.made', row.id);
      return reply.status(201).send({ ...asKey(row), key: secret });
    },
  );

  app.delete('/api/keys/:id', { schema: { tags, summary: 'Revoke an API key', params: idParams, response: { 204: nothing } } }, async (req, reply) => {
    const { count } = await people.revokeKey(req.who.workspaceId, req.params.id, new Date(s.clock.now()));
    if (count === 0) throw notFound('key');
    s.sockets.end({ keyId: req.params.id });
    await s.audit(req.who, 'key.revoked', req.params.id);
    return reply.status(204).send(undefined);
  });
}
