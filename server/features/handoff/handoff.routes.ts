import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { CallRecord } from '#realtime/contract/after-call.ts';
import { pageOf } from '#realtime/contract/api.schema.ts';
import { handoffBodySchema, handoffRowSchema, handoffSchema, MARKS, type Handoff, type HandoffRow } from '#realtime/contract/handoff.schema.ts';
import { LANGS } from '#realtime/contract/labels.ts';
import type { App } from '../../shared/app.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import { reachOf, userIdOf, type Principal } from '../../shared/principal.ts';
import { personOf } from '../../shared/request-identity.ts';
import type { Services } from '../../services.ts';
import { recordsRepository } from '../records/records.repository.ts';
import { collect } from './collect.models.ts';
import { handoffRepository, type HandoffDbRow } from './handoff.repository.ts';
import { packageZip, type StoredFile, type StoredMarks } from './package.usecases.ts';
import { safeName } from './zip.models.ts';

/** Features B7: the first plan is due in 48 hours. */
const PLAN_MS = 48 * 3_600_000;
const MOST_FILES = 20;
const MOST_BYTES = 25 * 1024 * 1024;
const SHOWN = 100;

export function handoffRoutes(app: App, s: Services): void {
  const tags = ['hand-off'];
  const repository = handoffRepository(s.db);
  const params = z.object({ id: z.string().max(64) });
  const answer = { 200: handoffSchema };
  const find = async (who: Principal, id: string) => {
    const row = await repository.find(who.workspaceId, id, reachOf(who));
    if (!row) throw notFound('package');
    return row;
  };
  const asRow = (row: HandoffDbRow, names: ReadonlyMap<string, string>): HandoffRow => {
    const ids = handoffBodySchema.parse(row.body).requirements.map((r) => r.id);
    const marks = row.marks as StoredMarks;
    const count = (mark: string) => ids.filter((id) => marks[id]?.mark === mark).length;
    return {
      id: row.id,
      customerId: row.customerId,
      customerName: row.customerName,
      ownerName: names.get(row.ownerId ?? '') ?? null,
      createdAt: row.createdAt.getTime(),
      planDueAt: row.planDueAt.getTime(),
      planAt: row.planAt?.getTime() ?? null,
      counts: { open: ids.filter((id) => !marks[id]).length, green: count('green'), yellow: count('yellow'), red: count('red') },
    };
  };
  const shown = async (row: HandoffDbRow): Promise<Handoff> => {
    const marks = row.marks as StoredMarks;
    const names = await recordsRepository(s.db).names([row.ownerId, ...Object.values(marks).map((m) => m.byId)]);
    return {
      ...asRow(row, names),
      body: handoffBodySchema.parse(row.body),
      marks: Object.fromEntries(Object.entries(marks).map(([id, m]) => [id, { mark: m.mark, note: m.note, byName: names.get(m.byId) ?? null, at: m.at }])),
      files: (row.files as unknown as StoredFile[]).map(({ id, name, bytes }) => ({ id, name, bytes })),
      plan: row.plan,
    };
  };

  app.get('/api/handoff', { schema: { tags, summary: 'Hand-off packages', response: { 200: pageOf(handoffRowSchema) } } }, async (req) => {
    const rows = await repository.list(req.who.workspaceId, reachOf(req.who), SHOWN);
    const names = await recordsRepository(s.db).names(rows.map((r) => r.ownerId));
    return { items: rows.map((r) => asRow(r, names)), next: null };
  });
  app.post('/api/handoff', { schema: { tags, summary: "Put a customer's package together from their calls", body: z.object({ customerId: z.string().max(64) }), response: { 201: handoffSchema } } }, async (req, reply) => {
    const { who } = req;
    const customer = await repository.customer(who.workspaceId, req.body.customerId, reachOf(who));
    if (!customer) throw notFound('customer');
    const calls = await repository.calls(who.workspaceId, customer.id);
    if (calls.length === 0) throw new AppError('conflict', 'There is no call with this customer yet.');
    const talks = [];
    for (const call of calls) {
      talks.push({
        callId: call.id,
        title: call.title,
        endedAt: (call.endedAt ?? call.createdAt).getTime(),
        view: await s.live.view(call.id),
        card: (call.record?.body as unknown as CallRecord | undefined) ?? null,
      });
    }
    const now = s.clock.now();
    const row = await repository.create({
      id: s.ids.next('hof'),
      workspaceId: who.workspaceId,
      customerId: customer.id,
      customerName: customer.name,
      ownerId: customer.ownerId,
      teamId: customer.teamId,
      body: collect(talks) as object,
      marks: {},
      files: [],
      planDueAt: new Date(now + PLAN_MS),
      createdBy: userIdOf(who),
      createdAt: new Date(now),
      updatedAt: new Date(now),
    });
    await s.audit(who, 'handoff.made', row.id);
    return reply.status(201).send(await shown(row));
  });
  app.get('/api/handoff/:id', { schema: { tags, summary: 'One package', params, response: answer } }, async (req) => shown(await find(req.who, req.params.id)));

  const markBody = z.object({ requirementId: z.string().max(120), mark: z.enum(MARKS).nullable(), note: z.string().trim().max(500).nullable().default(null) });
  app.post('/api/handoff/:id/marks', { schema: { tags, summary: 'Green, yellow or red by the delivery side', params, body: markBody, response: answer } }, async (req) => {
    const who = personOf(req);
    const row = await find(who, req.params.id);
    const { requirementId, mark, note } = req.body;
    if (!handoffBodySchema.parse(row.body).requirements.some((r) => r.id === requirementId)) throw new AppError('invalid', 'requirementId: not one of this package.');
    if (mark !== null && mark !== 'green' && !note) throw new AppError('invalid', 'note: say what is to be clarified, or what the risk is.');
    const { [requirementId]: _old, ...rest } = row.marks as StoredMarks;
    const marks = mark === null ? rest : { ...rest, [requirementId]: { mark, note, byId: who.userId, at: s.clock.now() } };
    return shown(await repository.update(row.id, { marks: marks as object, updatedAt: new Date(s.clock.now()) }));
  });
  app.put('/api/handoff/:id/plan', { schema: { tags, summary: 'The first plan', params, body: z.object({ plan: z.string().trim().min(1).max(20_000) }), response: answer } }, async (req) => {
    const row = await find(req.who, req.params.id);
    const now = new Date(s.clock.now());
    await s.audit(req.who, 'handoff.planned', row.id);
    return shown(await repository.update(row.id, { plan: req.body.plan, planAt: row.planAt ?? now, updatedAt: now }));
  });
  app.post('/api/handoff/:id/files', { schema: { tags, summary: 'Add a file, such as a screenshot', params, consumes: ['multipart/form-data'], response: answer } }, async (req) => {
    const row = await find(req.who, req.params.id);
    const files = row.files as unknown as StoredFile[];
    if (files.length >= MOST_FILES) throw new AppError('too_large', `A package holds at most ${MOST_FILES} files.`);
    if (!req.isMultipart()) throw new AppError('bad_request', 'Send the file as multipart/form-data.');
    const part = await req.file({ limits: { fileSize: MOST_BYTES } });
    if (!part) throw new AppError('invalid', 'file: the part is missing.');
    const data = await part.toBuffer().catch(() => {
      throw new AppError('too_large', 'The file is too large.');
    });
    const id = s.ids.next('fil');
    const path = join('handoff', row.id, id);
    await mkdir(dirname(join(s.config.dataDir, path)), { recursive: true });
    await writeFile(join(s.config.dataDir, path), data);
    const next = [...files, { id, name: safeName(part.filename), path, mediaType: part.mimetype, bytes: data.length }];
    return shown(await repository.update(row.id, { files: next as unknown as object[], updatedAt: new Date(s.clock.now()) }));
  });
  app.get('/api/handoff/:id/package.zip', { schema: { tags, summary: 'Page, PDF, transcripts and files', params, querystring: z.object({ lang: z.enum(LANGS).default('en') }), produces: ['application/zip'] } }, async (req, reply) => {
    const row = await find(req.who, req.params.id);
    const archive = await packageZip(s, row, req.query.lang as 'en' | 'zh');
    return reply.type('application/zip').header('content-disposition', `attachment; filename="handoff-${row.id}.zip"`).send(archive);
  });
}
