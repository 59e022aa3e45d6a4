import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { LogController, type FastifyBaseLogger } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { auditReads } from './features/audit/audit.routes.ts';
import { FEATURES } from './features/features.ts';
import { attachConsole } from './live/console-gateway.ts';
import { attachIngest } from './live/ingest-gateway.ts';
import { routeUpgrades } from './live/upgrades.ts';
import type { Services } from './services.ts';
import type { App } from './shared/app.ts';
import { AppError } from './shared/errors.ts';
import { answerErrors } from './shared/http/errors.ts';
import { identify } from './shared/http/identity.ts';
import { describeApi } from './shared/http/openapi.ts';
import { securityHeaders } from './shared/http/security.ts';
import { serveDev, serveWeb } from './shared/http/web.ts';

const ROOT = new URL('..', import.meta.url);
const BODY_LIMIT = 1024 * 1024;

const version = (): string =>
  (JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { version: string }).version;

export interface AppOptions {
  /** Folder of the built console; null serves none. */
  webRoot?: string | null;
  /** Serves the console from its sources instead. */
  dev?: boolean;
}

/** Fastify, socket.io and the ingest sockets on one HTTP server. Listens nowhere yet. */
export async function createApp(s: Services, { webRoot = fileURLToPath(new URL('build', ROOT)), dev = false }: AppOptions = {}) {
  const { config } = s;
  const app: App = Fastify({
    loggerInstance: s.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app);

  const https = (config.publicUrl ?? '').startsWith('https:');
  const headers = securityHeaders(webRoot ?? '', https, config.livekit?.url ?? null);
  // Vite's client evaluates modules and speaks over a socket of its own.
  await app.register(helmet, dev ? { ...headers, contentSecurityPolicy: false } : headers);
  await app.register(cookie);
  identify(app, { identity: s.identity, clock: s.clock, publicUrl: s.publicUrl });
  await app.register(rateLimit, {
    max: config.rateLimitPerMin,
    timeWindow: 60_000,
    // After it is known who asks: several people behind one address do not take each other's share.
    hook: 'preParsing',
    keyGenerator: (req) => (req.principal?.kind === 'user' ? req.principal.userId : (req.principal?.keyId ?? req.ip)),
    allowList: (req) => !req.url.startsWith('/api/'),
    errorResponseBuilder: () => new AppError('rate_limited', 'Too many requests; wait a moment.'),
  });
  await app.register(multipart, { limits: { fileSize: config.uploadMaxBytes, files: 1, fields: 20, fieldSize: 10_000, parts: 30 } });
  await describeApi(app, version());
  auditReads(app, s);
  for (const feature of FEATURES) await app.register(async (scope) => feature(scope as App, s));
  await (dev ? serveDev(app) : serveWeb(app, webRoot));

  const console = attachConsole(app.server, s);
  const ingest = attachIngest(s);
  routeUpgrades(app.server, ingest.upgrade);
  return { app, console, ingest };
}
export type Server = Awaited<ReturnType<typeof createApp>>;
