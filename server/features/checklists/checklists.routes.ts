import { z } from 'zod';
import { pageOf } from '#realtime/contract/api.schema.ts';
import { recordFormSchema, stageFormSchema } from '#realtime/contract/records.schema.ts';
import type { App } from '../../shared/app.ts';
import { notFound } from '../../shared/errors.ts';
import { userIdOf } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';
import { recordsRepository } from '../records/records.repository.ts';
import { formOf } from '../records/records.usecases.ts';

/** Which fields a stage's record has and what must hold between them, as data that a manager edits. */
export function checklistRoutes(app: App, s: Services): void {
  const tags = ['checklists'];
  const repository = recordsRepository(s.db);
  const params = z.object({ stage: z.string().max(60) });
  const known = async (workspaceId: string, stage: string) => {
    if (!(await s.playbook.stage(workspaceId, stage))) throw notFound('stage');
  };
  app.get('/api/checklists/forms', { schema: { tags, summary: 'The record form of every stage', response: { 200: pageOf(stageFormSchema) } } }, async (req) => {
    const stages = await s.playbook.stages(req.who.workspaceId);
    const items = await Promise.all([null, ...stages.map((x) => x.key)].map(async (stage) => ({ stage, ...(await formOf(s, req.who.workspaceId, stage)) })));
    return { items, next: null };
  });
  app.put('/api/checklists/forms/:stage', { schema: { tags, summary: "Change a stage's form", params, body: recordFormSchema, response: { 200: stageFormSchema } } }, async (req) => {
    const { stage } = req.params;
    await known(req.who.workspaceId, stage);
    await repository.saveForm({ id: s.ids.next('frm'), workspaceId: req.who.workspaceId, stageKey: stage, form: req.body, updatedAt: new Date(s.clock.now()), updatedBy: userIdOf(req.who) });
    await s.audit(req.who, 'form.changed', stage);
    return { stage, ...(await formOf(s, req.who.workspaceId, stage)) };
  });
  app.delete('/api/checklists/forms/:stage', { schema: { tags, summary: 'Back to the built-in form', params, response: { 200: stageFormSchema } } }, async (req) => {
    const { stage } = req.params;
    await known(req.who.workspaceId, stage);
    await repository.resetForm(req.who.workspaceId, stage);
    await s.audit(req.who, 'form.reset', stage);
    return { stage, ...(await formOf(s, req.who.workspaceId, stage)) };
  });
}
