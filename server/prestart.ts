// Runs before start and test: makes the database client and builds the console where they are missing or older than
// their sources.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const SKIP = new Set(['node_modules', 'generated', 'paraglide', '.svelte-kit', 'migrations']);

/** Newest change below the paths, epoch ms; what is not there counts as never changed. */
function newest(...paths: string[]): number {
  let latest = 0;
  for (const path of paths) {
    const full = join(root, path);
    if (!existsSync(full)) continue;
    const stat = statSync(full);
    if (!stat.isDirectory()) latest = Math.max(latest, stat.mtimeMs);
    else for (const name of readdirSync(full)) if (!SKIP.has(name)) latest = Math.max(latest, newest(join(path, name)));
  }
  return latest;
}

function run(script: string, ...args: string[]): void {
  const { status } = spawnSync(process.execPath, [join(root, script), ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

if (newest('server/generated/prisma/client.ts') < newest('prisma/schema.prisma', 'prisma/models')) {
  run('node_modules/prisma/build/index.js', 'generate');
}
const hasConsole = existsSync(join(root, 'web/app.html')) && existsSync(join(root, 'web/routes/+layout.svelte'));
if (hasConsole && newest('build/app.html') < newest('web', 'realtime/contract', 'vite.config.ts', 'package.json')) {
  run('node_modules/vite/bin/vite.js', 'build');
}
