import { z } from 'zod';
import { pageOf } from '#realtime/contract/api.schema.ts';
import { WITNESS_VERDICTS, witnessSchema, witnessSettingsSchema } from '#realtime/contract/records.schema.ts';
import type { App } from '../../shared/app.ts';
import { notFound } from '../../shared/errors.ts';
import { reachOf, userIdOf } from '../../shared/principal.ts';
import { personOf } from '../../shared/request-identity.ts';
import type { Services } from '../../services.ts';
import { recordsRepository } from '../records/records.repository.ts';
import { witnessRepository } from './witness.repository.ts';
import { asWitness, escalate, giveWitness, remind } from './witness.usecases.ts';

const SHOWN = 200;

export function witnessRoutes(app: App, s: Services): void {
  const tags = ['witness'];
  const repository = witnessRepository(s.db);
  s.jobs.handle('witness.remind', ({ id }: { id: string }) => remind(s, id));
  s.jobs.handle('witness.escalate', ({ id }: { id: string }) => escalate(s, id));

  const query = z.object({ state: z.enum(['open', 'done']).default('open') });
  app.get('/api/witness', { schema: { tags, summary: 'Records that wait for a second look, the most urgent first', querystring: query, response: { 200: pageOf(witnessSchema) } } }, async (req) => {
    const rows = await repository.list(req.who.workspaceId, reachOf(req.who), req.query.state, SHOWN);
    const names = await recordsRepository(s.db).names(rows.flatMap((r) => [r.ownerId, r.byId]));
    return { items: rows.map((r) => asWitness(r, names)), next: null };
  });
  app.get('/api/witness/settings', { schema: { tags, summary: 'Who is witnessed, and in which hours', response: { 200: witnessSettingsSchema } } }, (req) => repository.settings(req.who.workspaceId));
  app.put('/api/witness/settings', { schema: { tags, summary: 'Change them', body: witnessSettingsSchema, response: { 200: witnessSettingsSchema } } }, async (req) => {
    await repository.saveSettings(req.who.workspaceId, req.body, new Date(s.clock.now()), userIdOf(req.who));
    await s.audit(req.who, 'witness.settings_changed', null);
    return repository.settings(req.who.workspaceId);
  });
  const body = z.object({ verdict: z.enum(WITNESS_VERDICTS), note: z.string().trim().min(1).max(1000).nullable().default(null) });
  app.post(
    '/api/witness/:id/verdict',
    { schema: { tags, summary: 'Complete, needs detail, risk', params: z.object({ id: z.string().max(64) }), body, response: { 200: witnessSchema } } },
    async (req) => {
      const row = await repository.find(req.who.workspaceId, req.params.id, reachOf(req.who));
      if (!row) throw notFound('witness');
      await giveWitness(s, personOf(req), row, req.body.verdict, req.body.note);
      const next = (await repository.byId(row.id)) ?? row;
      return asWitness(next, await recordsRepository(s.db).names([next.ownerId, next.byId]));
    },
  );
}
