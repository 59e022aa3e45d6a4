import type { Database, Prisma } from '../../database/database.repository.ts';

/** Cards, stages with their checklists, and trackers of a workspace. */
export const playbookRepository = (db: Database) => ({
  stages: (workspaceId: string) => db.stage.findMany({ where: { workspaceId }, orderBy: { position: 'asc' } }),
  stage: (workspaceId: string, key: string) => db.stage.findUnique({ where: { workspaceId_key: { workspaceId, key } } }),
  stageById: (workspaceId: string, id: string) => db.stage.findFirst({ where: { workspaceId, id } }),

  cards: (workspaceId: string) =>
    db.playbookCard.findMany({ where: { workspaceId }, orderBy: [{ kind: 'desc' }, { label: 'asc' }, { industry: 'asc' }, { lang: 'asc' }] }),
  card: (workspaceId: string, id: string) => db.playbookCard.findFirst({ where: { workspaceId, id } }),
  createCard: (data: Prisma.PlaybookCardUncheckedCreateInput) => db.playbookCard.create({ data }),
  updateCard: (id: string, data: Prisma.PlaybookCardUncheckedUpdateInput) => db.playbookCard.update({ where: { id }, data }),
  deleteCard: (workspaceId: string, id: string) => db.playbookCard.deleteMany({ where: { workspaceId, id } }),

  items: (workspaceId: string) =>
    db.checklistItem.findMany({ where: { workspaceId }, orderBy: [{ stage: { position: 'asc' } }, { position: 'asc' }] }),
  item: (workspaceId: string, id: string) => db.checklistItem.findFirst({ where: { workspaceId, id } }),
  createItem: (data: Prisma.ChecklistItemUncheckedCreateInput) => db.checklistItem.create({ data }),
  updateItem: (id: string, data: Prisma.ChecklistItemUncheckedUpdateInput) => db.checklistItem.update({ where: { id }, data }),
  deleteItem: (workspaceId: string, id: string) => db.checklistItem.deleteMany({ where: { workspaceId, id } }),

  async seed(data: { stages: Prisma.StageUncheckedCreateInput[]; cards: Prisma.PlaybookCardCreateManyInput[] }) {
    for (const stage of data.stages) await db.stage.create({ data: stage });
    await db.playbookCard.createMany({ data: data.cards });
  },

  trackers: (workspaceId: string) => db.tracker.findMany({ where: { workspaceId }, orderBy: { name: 'asc' } }),
  tracker: (workspaceId: string, id: string) => db.tracker.findFirst({ where: { workspaceId, id } }),
  createTracker: (data: Prisma.TrackerUncheckedCreateInput) => db.tracker.create({ data }),
  updateTracker: (id: string, data: Prisma.TrackerUncheckedUpdateInput) => db.tracker.update({ where: { id }, data }),
  deleteTracker: (workspaceId: string, id: string) => db.tracker.deleteMany({ where: { workspaceId, id } }),
});
