import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { AppError } from './errors.ts';
import type { Person, Principal } from './principal.ts';

export const SESSION_COOKIE = 'qs_session';

export const sessionCookie = (req: FastifyRequest, expires: Date) =>
  ({ httpOnly: true, sameSite: 'lax', secure: req.protocol === 'https', path: '/', expires }) as const;

export function bearerOf(headers: IncomingHttpHeaders): string | null {
  const match = /^Bearer +([A-Za-z0-9_.~+/=-]+) *$/i.exec(headers.authorization ?? '');
  return match?.[1] ?? null;
}

export function cookieOf(headers: IncomingHttpHeaders, name: string = SESSION_COOKIE): string | null {
  for (const part of (headers.cookie ?? '').split(';')) {
    const [key, value] = part.split(/=(.*)/s);
    if (key?.trim() === name && value) return value.trim();
  }
  return null;
}

/** @throws AppError `forbidden` where a key asks for what is done in a person's name */
export function personOf(req: FastifyRequest): Person {
  if (req.who.kind === 'user') return req.who;
  throw new AppError('forbidden', 'This is for people, not for keys.');
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; on public routes only where they said so. Read it through `who` elsewhere. */
    principal: Principal | null;
    /** Who asks, on routes that demand somebody. */
    readonly who: Principal;
  }
}
