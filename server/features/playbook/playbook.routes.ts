import { z } from 'zod';
import { pageOf } from '#realtime/contract/api.schema.ts';
import {
  cardSchema,
  checklistItemSchema,
  knownCardLabel,
  newCardSchema,
  newChecklistItemSchema,
  newTrackerSchema,
  stageSchema,
  trackerSchema,
  type Card,
  type ChecklistItem,
  type Stage,
  type Tracker,
} from '#realtime/contract/playbook.schema.ts';
import type { App } from '../../shared/app.ts';
import { AppError } from '../../shared/errors.ts';
import { userIdOf, type Principal } from '../../shared/principal.ts';
import { rowRoutes } from '../../shared/rows.ts';
import type { Services } from '../../services.ts';

const by = (s: Services, who: Principal) => ({ updatedAt: new Date(s.clock.now()), updatedBy: userIdOf(who) });

export function playbookRoutes(app: App, s: Services): void {
  const { playbook } = s;

  app.get('/api/stages', { schema: { tags: ['playbook'], summary: 'Stages in order', response: { 200: pageOf(stageSchema) } } }, async (req) => ({
    items: (await playbook.stages(req.who.workspaceId)).map(({ id, key, names, position, probability }) => ({
      id,
      key,
      names: names as Stage['names'],
      position,
      probability,
    })),
    next: null,
  }));

  const asCard = (row: NonNullable<Awaited<ReturnType<typeof playbook.card>>>): Card => ({
    ...row,
    kind: row.kind as Card['kind'],
    lang: row.lang as Card['lang'],
    doNotTrigger: row.doNotTrigger as string[],
  });
  const checked = (card: z.output<typeof newCardSchema>) => {
    if (!knownCardLabel(card.kind, card.label)) throw new AppError('invalid', `label: not one of the ${card.kind} labels.`);
    return card;
  };
  rowRoutes(app, s, {
    path: '/api/playbook/cards',
    tag: 'playbook',
    noun: 'card',
    fresh: newCardSchema,
    row: cardSchema,
    list: async (who) => (await playbook.cards(who.workspaceId)).map(asCard),
    find: async (who, id) => (await playbook.card(who.workspaceId, id).then((row) => row && asCard(row))) ?? null,
    create: async (who, id, data) => asCard(await playbook.createCard({ id, workspaceId: who.workspaceId, ...checked(data), ...by(s, who) })),
    update: async (who, id, data) => asCard(await playbook.updateCard(id, { ...checked(data), ...by(s, who) })),
    remove: (who, id) => playbook.deleteCard(who.workspaceId, id),
  });

  const asItem = (row: NonNullable<Awaited<ReturnType<typeof playbook.item>>>): ChecklistItem => ({
    ...row,
    titles: row.titles as ChecklistItem['titles'],
    examples: row.examples as string[],
    side: row.side as ChecklistItem['side'],
  });
  const onStage = async (who: Principal, item: z.output<typeof newChecklistItemSchema>) => {
    if (!(await playbook.stageById(who.workspaceId, item.stageId))) throw new AppError('invalid', 'stageId: there is no such stage.');
    return item;
  };
  rowRoutes(app, s, {
    path: '/api/checklists/items',
    tag: 'playbook',
    noun: 'checklist item',
    fresh: newChecklistItemSchema,
    row: checklistItemSchema,
    list: async (who) => (await playbook.items(who.workspaceId)).map(asItem),
    find: async (who, id) => (await playbook.item(who.workspaceId, id).then((row) => row && asItem(row))) ?? null,
    create: async (who, id, data) => asItem(await playbook.createItem({ id, workspaceId: who.workspaceId, ...(await onStage(who, data)) })),
    update: async (who, id, data) => asItem(await playbook.updateItem(id, await onStage(who, data))),
    remove: (who, id) => playbook.deleteItem(who.workspaceId, id),
  });

  const asTracker = (row: NonNullable<Awaited<ReturnType<typeof playbook.tracker>>>): Tracker => ({
    id: row.id,
    name: row.name,
    side: row.side as Tracker['side'],
    lang: row.lang as Tracker['lang'],
    quality: (row.quality ?? null) as Tracker['quality'],
    threshold: row.threshold,
    examples: row.examples as Tracker['examples'],
    enabled: row.enabled,
    trained: (row.weights as number[]).length > 0,
  });
  const taught = async (data: z.output<typeof newTrackerSchema>) => {
    const { positive, negative } = data.examples;
    const model = s.teachTracker
      ? await s.teachTracker({ lang: data.lang, name: data.name, positive, negative })
      : { weights: [], bias: 0, threshold: 0.5, quality: null };
    return {
      ...data,
      weights: [...model.weights],
      bias: model.bias,
      threshold: model.threshold,
      quality: model.quality ? { ...model.quality } : undefined,
      updatedAt: new Date(s.clock.now()),
    };
  };
  const unique = async (who: Principal, name: string, id?: string) => {
    const other = (await playbook.trackers(who.workspaceId)).find((t) => t.name === name && t.id !== id);
    if (other) throw new AppError('conflict', 'There is a tracker of this name already.');
  };
  rowRoutes(app, s, {
    path: '/api/trackers',
    tag: 'playbook',
    noun: 'tracker',
    fresh: newTrackerSchema,
    row: trackerSchema,
    list: async (who) => (await playbook.trackers(who.workspaceId)).map(asTracker),
    find: async (who, id) => (await playbook.tracker(who.workspaceId, id).then((row) => row && asTracker(row))) ?? null,
    create: async (who, id, data) => {
      await unique(who, data.name);
      return asTracker(await playbook.createTracker({ id, workspaceId: who.workspaceId, ...(await taught(data)) }));
    },
    update: async (who, id, data) => {
      await unique(who, data.name, id);
      return asTracker(await playbook.updateTracker(id, await taught(data)));
    },
    remove: (who, id) => playbook.deleteTracker(who.workspaceId, id),
  });
}
