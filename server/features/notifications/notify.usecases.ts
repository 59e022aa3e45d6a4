import type { Prisma } from '../../database/database.repository.ts';
import type { Services } from '../../services.ts';
import { notificationsRepository } from './notifications.repository.ts';

export interface Notice {
  workspaceId: string;
  userId: string;
  kind: string;
  /** Names and ids for the sentence; never what somebody said. */
  data: Record<string, string | number | null>;
  /** Where the console goes. */
  link: string;
}

/** Tells one person something: stored, and on the wire for consoles that are open. */
export async function notify(s: Services, notice: Notice): Promise<void> {
  const id = s.ids.next('ntf');
  await notificationsRepository(s.db).add({ id, ...notice, data: notice.data as Prisma.InputJsonValue, at: new Date(s.clock.now()) });
  await s.boards.append(notice.workspaceId, 'reviews', {
    kind: 'notification',
    id,
    data: { userId: notice.userId, kind: notice.kind },
    audience: { ownerId: notice.userId, teamId: null },
  });
}
