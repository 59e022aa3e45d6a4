import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConfigError, envSchema, loadConfig } from './config.ts';

const message = (env: Record<string, string>) => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('config', () => {
  test('has a default for everything and is frozen', () => {
    const config = loadConfig({}, '/srv/app');
    expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', demo: true, dataDir: '/srv/app/data', livekit: null });
    expect(config.databaseUrl).toBe('file:/srv/app/data/quicksilver.db');
    expect(Object.isFrozen(config)).toBe(true);
  });

  test('names what is wrong', () => {
    expect(message({ PORT: 'many' })).toMatch(/^PORT: /);
    expect(message({ LOG_LEVEL: 'loud' })).toMatch(/^LOG_LEVEL: /);
    expect(message({ PORT: '-1', UPLOAD_MAX_MB: '0' }).split('\n')).toHaveLength(2);
    expect(message({ DATABASE_URL: 'postgres://x' })).toMatch(/^DATABASE_URL: /);
  });

  test('takes LiveKit whole or not at all', () => {
    expect(message({ LIVEKIT_URL: 'ws://127.0.0.1:7880', LIVEKIT_API_KEY: 'k' })).toMatch(/^LIVEKIT_API_SECRET: missing/);
    expect(loadConfig({ LIVEKIT_URL: 'ws://127.0.0.1:7880', LIVEKIT_API_KEY: 'k', LIVEKIT_API_SECRET: 's' }).livekit?.apiKey).toBe('k');
  });

  test('the demo workspace is refused off loopback: asked for it fails, by default it is left out', () => {
    expect(message({ HOST: '0.0.0.0', DEMO: '1' })).toMatch(/^DEMO: /);
    expect(loadConfig({ HOST: '0.0.0.0' }).demo).toBe(false);
    expect(loadConfig({ HOST: '::1', DEMO: '1' }).demo).toBe(true);
    expect(message({ HOST: '127.0.0.1.example.com', DEMO: '1' })).toMatch(/^DEMO: /);
  });

  test('empty variables count as not set', () => {
    expect(loadConfig({ PORT: '', SMTP_URL: '', DEMO: '' })).toMatchObject({ port: 3000, smtpUrl: null, demo: true });
  });

  test('.env.example lists each setting with the default', () => {
    const lines = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
      .split('\n')
      .filter((l) => /^[A-Z]/.test(l));
    expect(lines.map((l) => l.split('=')[0])).toEqual(Object.keys(envSchema.shape));
    const example = Object.fromEntries(lines.map((l) => l.split(/=(.*)/s).slice(0, 2) as [string, string]));
    expect(loadConfig(example, '/x')).toEqual(loadConfig({}, '/x'));
  });
});
