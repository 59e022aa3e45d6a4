import { z } from 'zod';
import type { App } from '../../shared/app.ts';
import { AppError } from '../../shared/errors.ts';
import type { Principal } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';
import { auditRepository, type AuditFilter } from './audit.repository.ts';
import { AUDITED, createAuditOnce } from './audit.table.ts';

/** Writes down who read, heard and took out what; called once on the whole application, before its routes. */
export function auditReads(app: App, s: Services): void {
  const once = createAuditOnce();
  app.addHook('onResponse', async (req, reply) => {
    const line = AUDITED[`${req.method} ${req.routeOptions.url ?? ''}`];
    const who = req.principal;
    if (!line || !who || reply.statusCode >= 400) return;
    const target = line.target === 'id' ? (req.params as { id: string }).id : null;
    const actor = who.kind === 'user' ? who.userId : who.keyId;
    if (once(`${actor} ${line.action} ${target ?? ''}`, s.clock.now())) await s.audit(who, line.action, target);
  });
}

const entrySchema = z.object({
  id: z.string(),
  at: z.number().int(),
  actorKind: z.enum(['user', 'key', 'system']),
  actorId: z.string().nullable(),
  actorName: z.string().nullable(),
  action: z.string(),
  target: z.string().nullable(),
  /** The call's title, where the target is one. */
  targetName: z.string().nullable(),
});
const MOST_EXPORTED = 100_000;

export function auditRoutes(app: App, s: Services): void {
  const tags = ['audit'];
  const repository = auditRepository(s.db);
  const query = z.object({
    actorId: z.string().max(64).optional(),
    action: z.string().max(60).optional(),
    target: z.string().max(120).optional(),
    from: z.coerce.number().int().optional(),
    to: z.coerce.number().int().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
    cursor: z.string().max(200).optional(),
  });
  type Query = z.output<typeof query>;

  async function read(who: Principal, { from, to, cursor, limit: _limit, ...rest }: Query, take: number) {
    const { users, names } = await repository.names(who.workspaceId);
    // A manager sees what the people of their team did; what was done by keys and the system is the administrator's.
    const all = who.kind === 'key' || (who.kind === 'user' && who.role === 'admin');
    const team = who.kind === 'user' ? who.teamId : null;
    const me = who.kind === 'user' ? who.userId : '';
    const actors = all ? null : users.filter((u) => u.id === me || (team !== null && u.teamId === team)).map((u) => u.id);
    const at = cursor === undefined ? null : /^(\d{1,15}):([\w-]{1,64})$/.exec(Buffer.from(cursor, 'base64url').toString());
    if (cursor !== undefined && !at) throw new AppError('invalid', 'cursor: not one of ours.');
    const filter: AuditFilter = {
      ...rest,
      workspaceId: who.workspaceId,
      actors,
      from: from === undefined ? undefined : new Date(from),
      to: to === undefined ? undefined : new Date(to),
      before: at ? { at: new Date(Number(at[1])), id: at[2] ?? '' } : undefined,
    };
    const rows = await repository.page(filter, take);
    const titles = await repository.titles(who.workspaceId, [...new Set(rows.flatMap((r) => r.target?.split('/')[0] ?? []))]);
    return rows.map((row) => ({
      id: row.id,
      at: row.at.getTime(),
      actorKind: row.actorKind as 'user' | 'key' | 'system',
      actorId: row.actorId,
      actorName: names.get(row.actorId ?? '') ?? null,
      action: row.action,
      target: row.target,
      targetName: titles.get(row.target?.split('/')[0] ?? '') ?? null,
    }));
  }

  app.get(
    '/api/audit',
    { schema: { tags, summary: 'Who heard, read, took out or changed what, newest first', querystring: query, response: { 200: z.object({ items: z.array(entrySchema), next: z.string().nullable() }) } } },
    async (req) => {
      const { limit } = req.query;
      const rows = await read(req.who, req.query, limit + 1);
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return { items, next: rows.length > limit && last ? Buffer.from(`${last.at}:${last.id}`).toString('base64url') : null };
    },
  );
  app.get('/api/audit/export', { schema: { tags, summary: 'The same as CSV', querystring: query, produces: ['text/csv'] } }, async (req, reply) => {
    const rows = await read(req.who, req.query, MOST_EXPORTED);
    // A cell that a spreadsheet would run as a formula is quoted as text.
    const cell = (value: string | null) => `"${(/^[=+\-@\t\r]/.test(value ?? '') ? `'${value}` : (value ?? '')).replaceAll('"', '""')}"`;
    const lines = rows.map((r) => [new Date(r.at).toISOString(), r.actorKind, r.actorName ?? r.actorId, r.action, r.target, r.targetName].map(cell).join(','));
    reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="audit.csv"');
    return ['at,kind,who,action,target,name', ...lines].join('\r\n');
  });
}
