import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Identity } from '../../features/people/identity.usecases.ts';
import { demand, isCrossSite, isOwnOrigin, ruleOf } from '../access.ts';
import type { Rule } from '../access.table.ts';
import type { App } from '../app.ts';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { Principal } from '../principal.ts';
import { bearerOf, cookieOf } from '../request-identity.ts';
import { createFailureLimit } from './failure-limit.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Rule;
  }
}

/** Files of the console: they hold nothing but the program. */
const STATIC = new Set(['/*', '/']);

export const ownHosts = (headers: IncomingHttpHeaders, publicUrl: string): string[] => [
  ...(headers.host ? [headers.host] : []),
  new URL(publicUrl).host,
];

/**
 * Finds out who asks and whether they may, before a body is read or anything is validated: 401, then 403. A route
 * without a line in the access table stops the start.
 */
export function identify(app: App, options: { identity: Identity; clock: Clock; publicUrl(): string }): void {
  const failures = createFailureLimit(options.clock);
  app.decorateRequest('principal', null);
  app.decorateRequest('who', {
    getter(): Principal {
      if (!this.principal) throw new AppError('unauthenticated', 'Sign in, or send a key as "Authorization: Bearer KEY".');
      return this.principal;
    },
  });

  app.addHook('onRoute', (route) => {
    const methods = Array.isArray(route.method) ? route.method : [route.method];
    const rules = methods.map((method) => (STATIC.has(route.url) ? 'public' : ruleOf(method, route.url)));
    const rule = rules[0] ?? 'public';
    route.config = { ...route.config, access: rule };
    if (rule === 'public' && route.url.startsWith('/api/')) route.schema = { ...route.schema, security: [] };
  });

  app.addHook('onRequest', async (req) => {
    const rule = req.routeOptions.config.access;
    if (rule === undefined || STATIC.has(req.routeOptions.url ?? '')) return;
    const bearer = bearerOf(req.headers);
    const cookie = bearer ? null : cookieOf(req.headers);
    const secret = bearer ?? cookie;
    if (secret) {
      failures.check(req.ip);
      req.principal = await options.identity.principal(secret);
      if (!req.principal) failures.count(req.ip, createHash('sha256').update(secret).digest('base64'));
    }
    // A cookie goes along by itself, also from a page of somebody else; a key has to be put there.
    if (cookie && isCrossSite(req.method, req.headers, ownHosts(req.headers, options.publicUrl()))) {
      throw new AppError('forbidden', 'This request came from another site.');
    }
    demand(rule, req.principal);
  });
}

/** For sockets: who connects, by key, session token or the cookie that a browser sent from our own page. */
export async function identifyUpgrade(
  headers: IncomingHttpHeaders,
  token: string | null,
  options: { identity: Identity; publicUrl(): string },
): Promise<Principal | null> {
  if (token) return options.identity.principal(token);
  const bearer = bearerOf(headers);
  if (bearer) return options.identity.principal(bearer);
  const cookie = cookieOf(headers);
  if (!cookie) return null;
  // Browsers let any page open a socket and send the cookie along: the page must be ours.
  if (headers.origin !== undefined && !isOwnOrigin(headers.origin, ownHosts(headers, options.publicUrl()))) return null;
  return options.identity.principal(cookie);
}
