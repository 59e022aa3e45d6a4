import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Cron } from 'croner';
import { z } from 'zod';
import { pageOf } from '#realtime/contract/api.schema.ts';
import { comparisonSchema, exemplarSchema } from '#realtime/contract/exemplars.schema.ts';
import { LANGS } from '#realtime/contract/labels.ts';
import type { App } from '../../shared/app.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import { inReach, reachOf, type Principal } from '../../shared/principal.ts';
import { personOf } from '../../shared/request-identity.ts';
import type { Services } from '../../services.ts';
import { parseRange } from '../calls/byte-range.ts';
import { recordsRepository } from '../records/records.repository.ts';
import { findRecord } from '../records/records.usecases.ts';
import { exemplarsRepository, type ExemplarRow } from './exemplars.repository.ts';
import { asExemplar, compare, nominateWeek, prepare, stillAgreed } from './exemplars.usecases.ts';

const SHOWN = 100;
const DAY_MS = 86_400_000;
const APPROVES = new Set(['coach', 'manager', 'admin']);

/** The Monday on or before a moment, UTC. */
export const mondayOf = (at: number): number => {
  const day = Math.floor(at / DAY_MS);
  return (day - ((new Date(at).getUTCDay() + 6) % 7)) * DAY_MS;
};

export function exemplarRoutes(app: App, s: Services): void {
  const tags = ['exemplars'];
  const repository = exemplarsRepository(s.db);
  const params = z.object({ id: z.string().max(64) });
  s.jobs.handle('exemplars.nominate', async ({ from }: { from: number }, job) => void (job.workspaceId && (await nominateWeek(s, job.workspaceId, from))));
  const cron = new Cron('17 5 * * 1', async () => {
    const from = mondayOf(s.clock.now()) - 7 * DAY_MS;
    for (const { id } of await s.people.workspaces()) await s.jobs.add({ kind: 'exemplars.nominate', key: `exemplars:${id}:${from}`, workspaceId: id, payload: { from } });
  });
  app.addHook('onClose', async () => cron.stop());

  const approves = (who: Principal, row: ExemplarRow): boolean => who.kind === 'user' && APPROVES.has(who.role) && inReach(reachOf(who), row);
  /** An approved one is everybody's; one that is not is there for those only who may approve it. */
  const find = async (who: Principal, id: string): Promise<ExemplarRow> => {
    const row = await repository.byId(who.workspaceId, id);
    if (!row || (row.state !== 'approved' && !approves(who, row)) || !(await stillAgreed(s, row))) throw notFound('exemplar');
    return row;
  };
  const shown = async (who: Principal, rows: readonly ExemplarRow[]) => {
    const names = await recordsRepository(s.db).names(rows.map((r) => r.ownerId));
    return rows.map((r) => asExemplar(r, approves(who, r), names.get(r.ownerId ?? '') ?? null));
  };
  const one = async (who: Principal, row: ExemplarRow) => {
    const [answer] = await shown(who, [row]);
    if (!answer) throw notFound('exemplar');
    return answer;
  };

  const query = z.object({
    state: z.enum(['approved', 'nominated']).default('approved'),
    stage: z.string().max(60).optional(),
    industry: z.string().max(60).optional(),
    objection: z.string().max(60).optional(),
    lang: z.enum(LANGS).optional(),
    q: z.string().trim().max(100).optional(),
  });
  app.get('/api/exemplars', { schema: { tags, summary: 'Exemplars by stage, industry and objection', querystring: query, response: { 200: pageOf(exemplarSchema) } } }, async (req) => {
    const { state, ...rest } = req.query;
    if (state === 'nominated' && !(req.who.kind === 'user' && APPROVES.has(req.who.role))) throw new AppError('forbidden', 'Nominations are for coaches.');
    const rows = await repository.list(req.who.workspaceId, { ...rest, state, reach: state === 'nominated' ? reachOf(req.who) : null }, SHOWN);
    const agreed = [];
    for (const row of rows) if (await stillAgreed(s, row)) agreed.push(row);
    return { items: await shown(req.who, agreed), next: null };
  });
  app.post('/api/exemplars/nominate', { schema: { tags, summary: "Nominate the best of a week now; its Monday's epoch ms, else this week", body: z.object({ from: z.number().int().optional() }), response: { 200: z.object({ added: z.number().int() }) } } }, async (req) => ({
    added: await nominateWeek(s, req.who.workspaceId, mondayOf(req.body.from ?? s.clock.now())),
  }));
  app.get('/api/exemplars/:id', { schema: { tags, summary: 'One exemplar', params, response: { 200: exemplarSchema } } }, async (req) => one(req.who, await find(req.who, req.params.id)));
  const body = z.object({ verdict: z.enum(['approve', 'reject']), why: z.string().trim().min(1).max(1000).nullable().default(null) });
  app.post('/api/exemplars/:id/verdict', { schema: { tags, summary: 'Approve, which makes the redacted copy, or not', params, body, response: { 200: exemplarSchema } } }, async (req) => {
    const who = personOf(req);
    const row = await find(who, req.params.id);
    if (!approves(who, row)) throw notFound('exemplar');
    if (row.ownerId === who.userId) throw new AppError('forbidden', 'Nobody approves their own call.');
    if (req.body.verdict === 'approve') return one(who, await prepare(s, who, row, req.body.why));
    await s.audit(who, 'exemplar.rejected', row.id);
    return one(who, await repository.update(row.id, { state: 'rejected' }));
  });
  app.get('/api/exemplars/:id/audio', { schema: { tags, summary: 'Its clips, redacted', params, produces: ['audio/wav'] } }, async (req, reply) => {
    const row = await find(req.who, req.params.id);
    const file = row.audioPath ? join(s.config.dataDir, row.audioPath) : null;
    const size = file ? (await stat(file).catch(() => null))?.size : undefined;
    if (!file || size === undefined) throw notFound('recording');
    reply.header('accept-ranges', 'bytes').header('cache-control', 'private, no-cache').type('audio/wav');
    const range = parseRange(req.headers.range, size);
    if (range === 'unsatisfiable') return reply.status(416).header('content-range', `bytes */${size}`).send();
    if (!range) return reply.header('content-length', size).send(createReadStream(file));
    reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`).header('content-length', range.end - range.start + 1);
    return reply.send(createReadStream(file, range));
  });
  app.get('/api/exemplars/:id/compare/:recordId', { schema: { tags, summary: 'What a record lacks beside it', params: params.extend({ recordId: z.string().max(64) }), response: { 200: comparisonSchema } } }, async (req) =>
    compare(s, await find(req.who, req.params.id), await findRecord(s, req.who, req.params.recordId)),
  );
}
