import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';

const flag = z
  .enum(['0', '1', 'true', 'false', 'yes', 'no'])
  .transform((v) => v === '1' || v === 'true' || v === 'yes');
const int = (from: number, to: number) => z.coerce.number().int().min(from).max(to);
/** An empty variable counts as one that is not set, as shells and .env files leave them. */
const optional = <T extends z.ZodType>(type: T) => z.preprocess((v) => (v === '' ? undefined : v), type.optional());

/** Every setting, with its default. `.env.example` lists them in the same order; a test holds the two together. */
export const envSchema = z.object({
  PORT: int(0, 65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ }).transform((v) => v.replace(/\/+$/, ''))),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: optional(z.string().startsWith('file:', 'only file: (SQLite) addresses are supported')),
  DEMO: flag.default(true),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  TRUST_PROXY: flag.default(false),
  RATE_LIMIT_PER_MIN: int(1, 10_000_000).default(6000),
  UPLOAD_MAX_MB: int(1, 10_000).default(500),
  UPLOAD_MAX_MIN: int(1, 1440).default(240),
  CALL_IDLE_S: int(1, 86_400).default(90),
  CALL_WAIT_S: int(1, 604_800).default(1800),
  SESSION_DAYS: int(1, 365).default(14),
  RETENTION_DAYS: int(0, 36_500).default(0),
  ML_WORKERS: int(0, 64).default(0),
  MODELS_DIR: z.string().min(1).default('models'),
  LIVEKIT_URL: optional(z.url({ protocol: /^(wss?|https?)$/ })),
  LIVEKIT_API_KEY: optional(z.string().min(1)),
  LIVEKIT_API_SECRET: optional(z.string().min(1)),
  ROOM_LIMIT: int(0, 1000).default(20),
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/ })),
  CRAWL_ALLOW: z.string().default(''),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
  MAIL_FROM: optional(z.string().min(3)),
});

export type Config = Readonly<{
  port: number;
  host: string;
  loopback: boolean;
  publicUrl: string | null;
  dataDir: string;
  databaseUrl: string;
  demo: boolean;
  logLevel: z.infer<typeof envSchema>['LOG_LEVEL'];
  trustProxy: boolean;
  rateLimitPerMin: number;
  uploadMaxBytes: number;
  uploadMaxMs: number;
  callIdleMs: number;
  callWaitMs: number;
  sessionMs: number;
  /** 0 keeps everything. */
  retentionDays: number;
  /** 0 lets the pool decide by the number of cores. */
  mlWorkers: number;
  modelsDir: string;
  livekit: Readonly<{ url: string; apiKey: string; apiSecret: string }> | null;
  /** Rooms that this process hears at most; 0 leaves them to other processes. */
  roomLimit: number;
  redisUrl: string | null;
  crawlAllow: readonly string[];
  smtpUrl: string | null;
  mailFrom: string | null;
}>;

/** A start that cannot go on; the message names each setting and what is wrong with it, one a line. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|::1|\[::1\])$/i;
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/**
 * Reads the settings once.
 * @param env usually `process.env`; @param cwd relative paths are taken from here
 * @throws ConfigError
 */
export function loadConfig(env: Record<string, string | undefined>, cwd: string = process.cwd()): Config {
  const known = Object.fromEntries(Object.keys(envSchema.shape).map((key) => [key, env[key]]));
  // An empty setting with a default falls back to it.
  const filled = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = envSchema.safeParse(filled);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('\n'));
  }
  const e = parsed.data;
  const keys = ['LIVEKIT_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'] as const;
  const missing = keys.filter((key) => !e[key]);
  if (missing.length > 0 && missing.length < keys.length) {
    throw new ConfigError(`${missing.join(', ')}: missing; set all three of ${keys.join(', ')} or none`);
  }
  const loopback = isLoopback(e.HOST);
  if (e.DEMO && !loopback && env.DEMO) {
    throw new ConfigError(`DEMO: the demo workspace is refused on HOST=${e.HOST}; it runs on loopback only`);
  }
  const dataDir = isAbsolute(e.DATA_DIR) ? e.DATA_DIR : resolve(cwd, e.DATA_DIR);
  return Object.freeze({
    port: e.PORT,
    host: e.HOST,
    loopback,
    publicUrl: e.PUBLIC_URL ?? null,
    dataDir,
    databaseUrl: e.DATABASE_URL ?? `file:${join(dataDir, 'quicksilver.db')}`,
    demo: e.DEMO && loopback,
    logLevel: e.LOG_LEVEL,
    trustProxy: e.TRUST_PROXY,
    rateLimitPerMin: e.RATE_LIMIT_PER_MIN,
    uploadMaxBytes: e.UPLOAD_MAX_MB * 1024 * 1024,
    uploadMaxMs: e.UPLOAD_MAX_MIN * 60_000,
    callIdleMs: e.CALL_IDLE_S * 1000,
    callWaitMs: e.CALL_WAIT_S * 1000,
    sessionMs: e.SESSION_DAYS * 86_400_000,
    retentionDays: e.RETENTION_DAYS,
    mlWorkers: e.ML_WORKERS,
    modelsDir: isAbsolute(e.MODELS_DIR) ? e.MODELS_DIR : resolve(cwd, e.MODELS_DIR),
    livekit: missing.length === 0 ? { url: e.LIVEKIT_URL!, apiKey: e.LIVEKIT_API_KEY!, apiSecret: e.LIVEKIT_API_SECRET! } : null,
    roomLimit: e.ROOM_LIMIT,
    redisUrl: e.REDIS_URL ?? null,
    crawlAllow: Object.freeze(
      e.CRAWL_ALLOW.split(',')
        .map((h) => h.trim().toLowerCase())
        .filter(Boolean),
    ),
    smtpUrl: e.SMTP_URL ?? null,
    mailFrom: e.MAIL_FROM ?? null,
  });
}
