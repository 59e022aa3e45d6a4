// npm run -s migrate:new -- NAME
// Writes the next migration from the difference between prisma/migrations and the schema, then makes the client again.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const name = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9_]{1,40}$/.test(name)) {
  console.error('usage: npm run -s migrate:new -- name   (a-z, 0-9, _)');
  process.exit(2);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'migrate-'));
const env = { ...process.env, DATABASE_URL: `file:${join(scratch, 'now.db')}` };
const prisma = (...args: string[]) =>
  execFileSync(process.execPath, [join(root, 'node_modules/prisma/build/index.js'), ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
try {
  const hasAny = readdirSync(join(root, 'prisma/migrations'), { withFileTypes: true }).some((d) => d.isDirectory());
  // The migrations are replayed into a scratch database; nothing touches the real one.
  if (hasAny) prisma('migrate', 'deploy');
  const from = hasAny ? ['--from-config-datasource'] : ['--from-empty'];
  const sql = prisma('migrate', 'diff', ...from, '--to-schema', 'prisma', '--script');
  if (!/\b(CREATE|ALTER|DROP|INSERT)\b/.test(sql)) {
    console.error('the migrations already give this schema: nothing to do');
    process.exit(1);
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const dir = join(root, 'prisma/migrations', `${stamp}_${name}`);
  mkdirSync(dir);
  writeFileSync(join(dir, 'migration.sql'), sql);
  prisma('generate');
  process.stdout.write(`prisma/migrations/${stamp}_${name}/migration.sql\n`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
