import { z } from 'zod';
import { recordDetailSchema, recordRowSchema, valuesSchema } from '#realtime/contract/records.schema.ts';
import type { App } from '../../shared/app.ts';
import { AppError } from '../../shared/errors.ts';
import { reachOf } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';
import { asRecordRow, fillRecord, findRecord, recordDetail, saveDraft, submit } from './records.usecases.ts';
import { recordsRepository } from './records.repository.ts';

const STATES = { draft: ['draft', 'returned'], done: ['submitted', 'witnessed', 'flagged'], all: ['draft', 'returned', 'submitted', 'witnessed', 'flagged'] } as const;

export function recordRoutes(app: App, s: Services): void {
  const tags = ['records'];
  const repository = recordsRepository(s.db);
  const params = z.object({ id: z.string().max(64) });
  const detail = { 200: recordDetailSchema };
  s.jobs.handle('records.fill', ({ callId }: { callId: string }) => fillRecord(s, callId));

  const query = z.object({
    state: z.enum(['draft', 'done', 'all']).default('all'),
    ownerId: z.string().max(64).optional(),
    callId: z.string().max(64).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(200).optional(),
  });
  app.get(
    '/api/records',
    { schema: { tags, summary: 'Records, newest call first', querystring: query, response: { 200: z.object({ items: z.array(recordRowSchema), next: z.string().nullable() }) } } },
    async (req) => {
      const { state, limit, cursor, ...rest } = req.query;
      const at = cursor === undefined ? null : /^(\d{1,15}):([\w-]{1,64})$/.exec(Buffer.from(cursor, 'base64url').toString());
      if (cursor !== undefined && !at) throw new AppError('invalid', 'cursor: not one of ours.');
      const before = at ? { callEndedAt: new Date(Number(at[1])), id: at[2] ?? '' } : undefined;
      const rows = await repository.page({ ...rest, workspaceId: req.who.workspaceId, reach: reachOf(req.who), states: STATES[state], before }, limit + 1);
      const page = rows.slice(0, limit);
      const names = await repository.names(page.map((r) => r.ownerId));
      const last = page.at(-1);
      return { items: page.map((r) => asRecordRow(r, names)), next: rows.length > limit && last ? Buffer.from(`${last.callEndedAt.getTime()}:${last.id}`).toString('base64url') : null };
    },
  );
  app.get('/api/records/:id', { schema: { tags, summary: 'One record with its form, versions and witness', params, response: detail } }, async (req) =>
    recordDetail(s, req.who, await findRecord(s, req.who, req.params.id)),
  );
  app.patch('/api/records/:id', { schema: { tags, summary: 'Keep a draft', params, body: z.object({ values: valuesSchema }), response: detail } }, async (req) => {
    const row = await findRecord(s, req.who, req.params.id);
    return recordDetail(s, req.who, await saveDraft(s, req.who, row, req.body.values));
  });
  const body = z.object({ values: valuesSchema.default({}), reason: z.string().trim().min(1).max(500).nullable().default(null) });
  app.post('/api/records/:id/submit', { schema: { tags, summary: 'Confirm it; refused with the items named where a rule is broken', params, body, response: detail } }, async (req) => {
    const row = await findRecord(s, req.who, req.params.id);
    return recordDetail(s, req.who, await submit(s, req.who, row, req.body.values, req.body.reason));
  });
}
