import type { Database, Prisma } from '../../database/database.repository.ts';

export const learningRepository = (db: Database) => ({
  addStep: (data: Prisma.StudyStepUncheckedCreateInput) => db.studyStep.create({ data }),
  steps: (userId: string) => db.studyStep.findMany({ where: { userId }, orderBy: { at: 'asc' } }),
  stepsOf: (userIds: readonly string[]) => db.studyStep.findMany({ where: { userId: { in: [...userIds] } }, orderBy: { at: 'asc' } }),
  addDrill: (data: Prisma.DrillUncheckedCreateInput) => db.drill.create({ data }),
  drill: (userId: string, id: string) => db.drill.findFirst({ where: { id, userId } }),
  drills: (userId: string, take: number) => db.drill.findMany({ where: { userId }, orderBy: { createdAt: 'desc' }, take }),
  finishDrill: (id: string, result: object, finishedAt: Date) => db.drill.update({ where: { id }, data: { result, finishedAt } }),
  openCase: (repId: string) => db.coachingCase.findFirst({ where: { repId, state: 'open' }, orderBy: { openedAt: 'desc' } }),
  clips: (workspaceId: string, lang: string, take: number) => db.exemplar.findMany({ where: { workspaceId, state: 'approved', lang }, orderBy: { createdAt: 'desc' }, take, select: { id: true, title: true } }),
  cards: (workspaceId: string, label: string, lang: string) => db.playbookCard.findMany({ where: { workspaceId, kind: 'objection', label, lang, enabled: true }, select: { title: true, body: true } }),
});
