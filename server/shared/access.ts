import { ACCESS, type Rule } from './access.table.ts';
import { AppError } from './errors.ts';
import type { Principal } from './principal.ts';

/** The rule of a route; HEAD is GET without a body. @throws Error where the table has none, so that no route opens by mistake */
export function ruleOf(method: string, path: string): Rule {
  const key = `${method === 'HEAD' ? 'GET' : method} ${path}`;
  const rule = ACCESS[key];
  if (!rule) throw new Error(`${key} has no line in server/shared/access.table.ts`);
  return rule;
}

export function allows(rule: Rule, who: Principal | null): boolean {
  if (rule === 'public') return true;
  if (!who) return false;
  if (who.kind === 'user') return rule.roles.includes(who.role);
  if (who.kind === 'key') return who.scopes.some((scope) => rule.scopes.includes(scope));
  return false;
}

/** @throws AppError `unauthenticated` without somebody, `forbidden` for the wrong one */
export function demand(rule: Rule, who: Principal | null): void {
  if (allows(rule, who)) return;
  if (!who) throw new AppError('unauthenticated', 'Sign in, or send a key as "Authorization: Bearer KEY".');
  throw new AppError('forbidden', 'This is not open to your role or key.');
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Is this a request that another site made with the person's cookie? Browsers say where a request comes from; a
 * request that says nothing was not made by one.
 * @param origins hosts that count as our own
 */
export function isCrossSite(
  method: string,
  headers: { origin?: string; 'sec-fetch-site'?: string },
  origins: readonly string[],
): boolean {
  if (SAFE.has(method)) return false;
  const site = headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') return true;
  return headers.origin !== undefined && !isOwnOrigin(headers.origin, origins);
}

export function isOwnOrigin(origin: string, hosts: readonly string[]): boolean {
  try {
    return hosts.includes(new URL(origin).host);
  } catch {
    return false;
  }
}
