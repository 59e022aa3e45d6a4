import { isUniqueViolation, type Database, type Prisma } from '../../database/database.repository.ts';

/** Rules, what they fired, and what came of it for people. */
export const rulesRepository = (db: Database) => ({
  workspaces: () => db.workspace.findMany({ select: { id: true, timezone: true } }),
  rules: (workspaceId: string) => db.rule.findMany({ where: { workspaceId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
  rule: (workspaceId: string, id: string) => db.rule.findFirst({ where: { workspaceId, id } }),
  createRule: (data: Prisma.RuleUncheckedCreateInput) => db.rule.create({ data }),
  updateRule: (id: string, data: Prisma.RuleUncheckedUpdateInput) => db.rule.update({ where: { id }, data }),
  removeRule: (workspaceId: string, id: string) => db.rule.deleteMany({ where: { workspaceId, id } }),

  firingKeys: (workspaceId: string) =>
    db.ruleFiring.findMany({ where: { workspaceId }, select: { id: true, ruleId: true, dealId: true, key: true, version: true, status: true } }),
  firings: (workspaceId: string, where: { ruleId?: string; dealId?: string }, take: number) =>
    db.ruleFiring.findMany({ where: { workspaceId, ...where }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take }),
  firing: (id: string) => db.ruleFiring.findUnique({ where: { id } }),
  /**
   * The firing and everything that it makes for people, all or nothing.
   * @returns false where it has fired already, here or in another process
   */
  async fire(
    firing: Prisma.RuleFiringUncheckedCreateInput,
    todos: Prisma.TodoUncheckedCreateInput[],
    notices: Prisma.NotificationUncheckedCreateInput[],
    jobs: Prisma.JobUncheckedCreateInput[],
  ): Promise<boolean> {
    try {
      await db.$transaction([
        db.ruleFiring.create({ data: firing }),
        ...todos.map((data) => db.todo.create({ data })),
        ...notices.map((data) => db.notification.create({ data })),
        ...jobs.map((data) => db.job.create({ data })),
      ]);
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  },
  setFiring: (id: string, data: Prisma.RuleFiringUncheckedUpdateInput) => db.ruleFiring.update({ where: { id }, data }),
  withdrawTodos: (firingId: string) => db.todo.updateMany({ where: { firingId, status: 'open' }, data: { status: 'withdrawn' } }),

  openTodos: (workspaceId: string) => db.todo.findMany({ where: { workspaceId, status: 'open' }, orderBy: { createdAt: 'asc' } }),
  todos: (workspaceId: string, dealId: string | undefined, take: number) =>
    db.todo.findMany({ where: { workspaceId, dealId, ...(dealId ? {} : { status: 'open' }) }, orderBy: { createdAt: 'desc' }, take }),
  todo: (workspaceId: string, id: string) => db.todo.findFirst({ where: { workspaceId, id } }),
  createTodo: (data: Prisma.TodoUncheckedCreateInput) => db.todo.create({ data }),
  setTodo: (id: string, data: Prisma.TodoUncheckedUpdateInput) => db.todo.update({ where: { id }, data }),
});
export type RulesRepository = ReturnType<typeof rulesRepository>;
