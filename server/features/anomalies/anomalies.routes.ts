import { z } from 'zod';
import { pageOf } from '#realtime/contract/api.schema.ts';
import { anomalySchema, type AnomalyRow } from '#realtime/contract/records.schema.ts';
import type { App } from '../../shared/app.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import { reachOf } from '../../shared/principal.ts';
import { personOf } from '../../shared/request-identity.ts';
import type { Services } from '../../services.ts';
import { recordsRepository } from '../records/records.repository.ts';
import { anomaliesRepository } from './anomalies.repository.ts';

const SHOWN = 200;

export function anomalyRoutes(app: App, s: Services): void {
  const tags = ['anomalies'];
  const repository = anomaliesRepository(s.db);
  type Row = Awaited<ReturnType<typeof repository.list>>[number];
  const shown = async (rows: readonly Row[]): Promise<AnomalyRow[]> => {
    const [titles, names] = await Promise.all([repository.titles(rows.map((r) => r.callId)), recordsRepository(s.db).names(rows.map((r) => r.ownerId))]);
    return rows.map((row) => ({
      id: row.id,
      recordId: row.recordId,
      callId: row.callId,
      callTitle: titles.get(row.callId) ?? '',
      ownerName: names.get(row.ownerId ?? '') ?? null,
      rule: row.rule,
      evidence: row.evidence as AnomalyRow['evidence'],
      at: row.at.getTime(),
      state: row.state as AnomalyRow['state'],
      note: row.note,
    }));
  };
  const query = z.object({ state: z.enum(['open', 'explained', 'corrected']).optional() });
  app.get('/api/anomalies', { schema: { tags, summary: 'What deserves a second look, with its evidence', querystring: query, response: { 200: pageOf(anomalySchema) } } }, async (req) => ({
    items: await shown(await repository.list(req.who.workspaceId, reachOf(req.who), req.query.state, SHOWN)),
    next: null,
  }));
  const body = z.object({ outcome: z.enum(['explained', 'corrected']), note: z.string().trim().min(1).max(1000) });
  app.post('/api/anomalies/:id/outcome', { schema: { tags, summary: 'Explained, or corrected', params: z.object({ id: z.string().max(64) }), body, response: { 200: anomalySchema } } }, async (req) => {
    const who = personOf(req);
    const row = await repository.find(who.workspaceId, req.params.id, reachOf(who));
    if (!row) throw notFound('anomaly');
    if (row.ownerId === who.userId) throw new AppError('forbidden', 'A second look is a second person’s.');
    const next = await repository.close(row.id, { state: req.body.outcome, note: req.body.note, byId: who.userId, closedAt: new Date(s.clock.now()) });
    await s.audit(who, `anomaly.${req.body.outcome}`, row.id);
    const [answer] = await shown([next]);
    if (!answer) throw notFound('anomaly');
    return answer;
  });
}
