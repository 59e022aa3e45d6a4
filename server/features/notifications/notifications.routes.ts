import { z } from 'zod';
import { notificationListSchema } from '#realtime/contract/reviews.schema.ts';
import type { App } from '../../shared/app.ts';
import { personOf } from '../../shared/request-identity.ts';
import type { Services } from '../../services.ts';
import { notificationsRepository } from './notifications.repository.ts';

const SHOWN = 50;

export function notificationRoutes(app: App, s: Services): void {
  const tags = ['people'];
  const repository = notificationsRepository(s.db);
  const list = async (userId: string) => ({
    items: (await repository.list(userId, SHOWN)).map((row) => ({
      id: row.id,
      kind: row.kind,
      data: row.data as Record<string, unknown>,
      link: row.link,
      at: row.at.getTime(),
      readAt: row.readAt?.getTime() ?? null,
    })),
    unread: await repository.unread(userId),
  });
  app.get('/api/notifications', { schema: { tags, summary: 'What I should know of, newest first', response: { 200: notificationListSchema } } }, (req) =>
    list(personOf(req).userId),
  );
  const body = z.object({ ids: z.array(z.string().max(64)).max(200).nullable().default(null) });
  app.post('/api/notifications/read', { schema: { tags, summary: 'Mark as read: some, or with null all', body, response: { 200: notificationListSchema } } }, async (req) => {
    const { userId } = personOf(req);
    await repository.read(userId, req.body.ids, new Date(s.clock.now()));
    return list(userId);
  });
}
