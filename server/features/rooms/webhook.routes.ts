import { z } from 'zod';
import type { App } from '../../shared/app.ts';
import { AppError } from '../../shared/errors.ts';
import type { Services } from '../../services.ts';
import { readWebhook } from './tokens.ts';

/** LiveKit tells about a room at most so long after it happened; a signature is good for less. */
const FORGET_MS = 24 * 3_600_000;
const FORGET_EVERY_MS = 3_600_000;

/** LiveKit signs the bytes, so this scope reads the body as text. */
export function livekitRoutes(app: App, s: Services): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_req, body, done) => done(null, body));
  const busy = new Set<string>();
  let forgotAt = 0;

  function refuse(reason: string, code: 'unauthenticated' | 'conflict' | 'bad_request', message: string): never {
    s.metrics.webhooksRefused.inc({ reason });
    throw new AppError(code, message);
  }

  app.post(
    '/api/livekit/webhook',
    { schema: { tags: ['rooms'], summary: "LiveKit's events; signature verified", response: { 200: z.object({ ok: z.literal(true) }) } } },
    async (req) => {
      const { livekit } = s.config;
      if (!livekit || !s.rooms) throw new AppError('not_configured', 'LiveKit is not set up.');
      const body = typeof req.body === 'string' ? req.body : '';
      const event = await readWebhook(livekit, body, req.headers.authorization).catch(() =>
        refuse('signature', 'unauthenticated', 'The signature is not valid for this body.'),
      );
      if (!event.id) refuse('no_id', 'bad_request', 'The event has no id.');
      if (busy.has(event.id)) refuse('replayed', 'conflict', 'This event was taken already.');
      busy.add(event.id);
      try {
        const now = s.clock.now();
        if (!(await s.roomRows.firstTime(event.id, new Date(now)))) refuse('replayed', 'conflict', 'This event was taken already.');
        const room = event.room?.name;
        if (room && event.event === 'room_finished') await s.rooms.finished(room);
        else if (room && (event.room?.numParticipants ?? 0) + (event.participant ? 1 : 0) > 0) await s.rooms.wake(room);
        if (now - forgotAt > FORGET_EVERY_MS) {
          forgotAt = now;
          await s.roomRows.forgetWebhooks(new Date(now - FORGET_MS));
        }
      } finally {
        busy.delete(event.id);
      }
      return { ok: true as const };
    },
  );
}
