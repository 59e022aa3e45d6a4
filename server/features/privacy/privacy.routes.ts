import { z } from 'zod';
import type { App } from '../../shared/app.ts';
import { notFound } from '../../shared/errors.ts';
import { userIdOf } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';
import { erase, expire } from './erase.usecases.ts';
import { erasureRepository } from './erasure.repository.ts';

const kind = z.enum(['call', 'customer']);
const receiptSchema = z.object({
  id: z.string(),
  at: z.string(),
  subject: kind,
  subjectHash: z.string(),
  reason: z.enum(['request', 'retention']),
  counts: z.record(z.string(), z.number()),
  verified: z.boolean(),
});
const holdSchema = z.object({ id: z.string(), subject: kind, subjectId: z.string(), reason: z.string(), setAt: z.string() });
const subjectSchema = z.object({ subject: kind, id: z.string().min(1).max(64) });

const EVERY_MS = 3_600_000;
const RETENTION = 'privacy.retention';

/** Retention, erasure with proof, and legal hold (feature F2). */
export function privacyRoutes(app: App, s: Services): void {
  const tags = ['privacy'];
  const c = { s, erasure: erasureRepository(s.db) };
  type Receipt = Awaited<ReturnType<typeof erase>>;
  const as = (row: Receipt) => ({
    id: row.id,
    at: row.at.toISOString(),
    subject: row.subject as z.infer<typeof kind>,
    subjectHash: row.subjectHash,
    reason: row.reason as 'request' | 'retention',
    counts: row.counts as Record<string, number>,
    verified: row.verified,
  });

  app.post('/api/privacy/erasures', { schema: { tags, summary: 'Erase every trace of a call or a customer', body: subjectSchema, response: { 200: receiptSchema } } }, async (req) =>
    as(await erase(c, req.who, { kind: req.body.subject, id: req.body.id })),
  );
  app.get('/api/privacy/erasures', { schema: { tags, summary: 'Proofs of erasure', response: { 200: z.object({ items: z.array(receiptSchema) }) } } }, async (req) => ({
    items: (await c.erasure.receipts(req.who.workspaceId)).map(as),
  }));

  app.get('/api/privacy/holds', { schema: { tags, summary: 'Legal holds', response: { 200: z.object({ items: z.array(holdSchema) }) } } }, async (req) => ({
    items: (await c.erasure.holds(req.who.workspaceId)).map((row) => ({ ...row, subject: row.subject as z.infer<typeof kind>, setAt: row.setAt.toISOString() })),
  }));
  const holdBody = subjectSchema.extend({ reason: z.string().trim().min(1).max(300) });
  app.post('/api/privacy/holds', { schema: { tags, summary: 'Keep a call or a customer whatever expires', body: holdBody, response: { 201: holdSchema } } }, async (req, reply) => {
    const { workspaceId } = req.who;
    const { subject, id, reason } = req.body;
    const there = subject === 'call' ? await c.erasure.call(workspaceId, id) : await c.erasure.customer(workspaceId, id);
    if (!there) throw notFound(subject);
    const row = await c.erasure.hold({ id: s.ids.next('hold'), workspaceId, subject, subjectId: id, reason, setBy: userIdOf(req.who), setAt: new Date(s.clock.now()) });
    await s.audit(req.who, 'hold.set', `${subject}:${id}`);
    return reply.status(201).send({ ...row, subject, setAt: row.setAt.toISOString() });
  });
  app.delete('/api/privacy/holds/:id', { schema: { tags, summary: 'Release a hold', params: z.object({ id: z.string().max(64) }), response: { 204: z.null() } } }, async (req, reply) => {
    const { count } = await c.erasure.release(req.who.workspaceId, req.params.id);
    if (count === 0) throw notFound('hold');
    await s.audit(req.who, 'hold.released', req.params.id);
    return reply.status(204).send(null);
  });

  const plan = (workspaceId: string, at: number) =>
    s.jobs.add({ kind: RETENTION, key: `${RETENTION}:${workspaceId}:${Math.floor(at / EVERY_MS)}`, workspaceId, payload: { workspaceId }, runAt: at });
  s.jobs.handle(RETENTION, async ({ workspaceId }: { workspaceId: string }) => {
    // The next round is planned first: a round that fails must not be the last one.
    await plan(workspaceId, s.clock.now() + EVERY_MS);
    await expire(c, workspaceId);
  });
  app.addHook('onReady', async () => {
    for (const workspaceId of await c.erasure.workspaces()) await plan(workspaceId, s.clock.now());
  });
}
