import type { Database, Prisma } from '../../database/database.repository.ts';

export const notificationsRepository = (db: Database) => ({
  add: (data: Prisma.NotificationUncheckedCreateInput) => db.notification.create({ data }),
  list: (userId: string, take: number) => db.notification.findMany({ where: { userId }, orderBy: { at: 'desc' }, take }),
  unread: (userId: string) => db.notification.count({ where: { userId, readAt: null }, take: 100 }),
  read: (userId: string, ids: readonly string[] | null, at: Date) =>
    db.notification.updateMany({ where: { userId, readAt: null, ...(ids ? { id: { in: [...ids] } } : {}) }, data: { readAt: at } }),
});
export type NotificationsRepository = ReturnType<typeof notificationsRepository>;
