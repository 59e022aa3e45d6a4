import type { FastifyRequest } from 'fastify';
import type { App } from '../../shared/app.ts';
import { notFound } from '../../shared/errors.ts';
import { reachOf } from '../../shared/principal.ts';
import type { Services } from '../../services.ts';
import type { CallRow } from './calls.repository.ts';

declare module 'fastify' {
  interface FastifyRequest {
    call: CallRow | null;
  }
}

/** For routes below /api/calls/:id: somebody else's call does not exist, and that is said before anything is validated. */
export function findCallFirst(app: App, s: Services): void {
  app.decorateRequest('call', null);
  app.addHook('onRequest', async (req) => {
    if (!req.routeOptions.url?.startsWith('/api/calls/:id')) return;
    const { id } = req.params as { id: string };
    req.call = await s.calls.inWorkspace(req.who.workspaceId, id, reachOf(req.who));
    if (!req.call) throw notFound('call');
  });
}

export function callOf(req: FastifyRequest): CallRow {
  if (!req.call) throw notFound('call');
  return req.call;
}
