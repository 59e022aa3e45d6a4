import { z } from 'zod';
import type { App } from '../../shared/app.ts';
import { AppError } from '../../shared/errors.ts';
import type { Services } from '../../services.ts';

export function healthRoutes(app: App, s: Services): void {
  const tags = ['about'];
  app.get('/healthz', { schema: { tags, summary: 'The process is alive', security: [], response: { 200: z.object({ ok: z.literal(true) }) } } }, () => ({
    ok: true as const,
  }));

  app.get('/readyz', { schema: { tags, summary: 'Models loaded, database reachable', security: [], response: { 200: z.object({ ok: z.literal(true) }) } } }, async () => {
    if (!s.hearing.ready()) throw new AppError('unavailable', 'The models are not loaded yet.');
    await s.people.workspaces().catch(() => {
      throw new AppError('unavailable', 'The database cannot be reached.');
    });
    return { ok: true as const };
  });

  app.get('/metrics', { schema: { tags, summary: 'Prometheus text', produces: ['text/plain'] } }, async (_req, reply) =>
    reply.type(s.metrics.registry.contentType).send(await s.metrics.registry.metrics()),
  );
}
