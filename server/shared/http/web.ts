import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { App } from '../app.ts';
import { errorBody, notFound } from '../errors.ts';

/** Paths that are never a page of the console. */
const MACHINE = /^\/(api|_app|ingest|socket\.io|metrics|healthz|readyz)(\/|$|\?)/;

/**
 * Serves the built console; every address that is no file is the page itself, which finds its screen.
 * @param root null serves the interface alone
 */
export async function serveWeb(app: App, root: string | null): Promise<void> {
  const there = root !== null && existsSync(join(root, 'app.html'));
  if (there) {
    await app.register(fastifyStatic, {
      root,
      preCompressed: true,
      wildcard: true,
      index: false,
      setHeaders: (res, path) => {
        const forever = path.includes('/_app/immutable/');
        res.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((req, reply) => {
    const page = there && (req.method === 'GET' || req.method === 'HEAD') && !MACHINE.test(req.url) && !/\.\w{1,8}(\?|$)/.test(req.url);
    if (page) return reply.sendFile('app.html', { cacheControl: false });
    return reply.status(404).send(errorBody(notFound('address')));
  });
}

/** The console from its sources, rebuilt as they change; for work on it only. */
export async function serveDev(app: App): Promise<void> {
  const { createServer } = await import('vite');
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server: app.server } } });
  app.addHook('onClose', () => vite.close());
  app.setNotFoundHandler((req, reply) => {
    if (/^\/(api|ingest|metrics|healthz|readyz)(\/|$|\?)/.test(req.url)) return reply.status(404).send(errorBody(notFound('address')));
    reply.hijack();
    vite.middlewares(req.raw, reply.raw, () => reply.raw.writeHead(404).end());
  });
}
