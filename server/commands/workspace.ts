import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from '../bootstrap.ts';
import { ConfigError, loadConfig, type Config } from '../config/config.ts';
import { fakeHearing } from '../live/hearing.fake.ts';
import { createServices, type Services } from '../services.ts';

/** What a command says when it cannot be done; no stack, exit code 2. */
export class CommandError extends Error {
  override name = 'CommandError';
}

/** `--name value` pairs. @throws CommandError for one that is not in `known` or lacks its value */
export function readFlags(argv: readonly string[], known: readonly string[]): Record<string, string> {
  const flags: Record<string, string> = {};
  for (let i = 0; i < argv.length; i += 2) {
    const name = argv[i]?.replace(/^--/, '') ?? '';
    const value = argv[i + 1];
    if (!argv[i]?.startsWith('--') || !known.includes(name) || value === undefined) {
      throw new CommandError(`not understood: ${argv[i]}; flags are ${known.map((k) => `--${k} …`).join(' ')}`);
    }
    flags[name] = value;
  }
  return flags;
}

/** Address of a server that runs on this data, where one does: it may listen elsewhere than these settings say. */
function runningAt(config: Config): string | null {
  const file = join(config.dataDir, 'server.json');
  if (!existsSync(file)) return null;
  try {
    const { pid, url } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; url: string };
    process.kill(pid, 0);
    return url;
  } catch {
    return null;
  }
}

/** Runs a command on the database, with or without a server beside it (SQLite in WAL mode lets both in). */
export async function onDatabase(work: (s: Services) => Promise<void>): Promise<void> {
  let services: Services | null = null;
  try {
    const config = loadConfig(process.env);
    mkdirSync(config.dataDir, { recursive: true });
    services = await createServices({ ...config, logLevel: 'warn' }, { hearing: () => fakeHearing(), sinks: null, openRecording: null, afterCall: null });
    const url = runningAt(config);
    if (url) services.listeningOn(url);
    if ((await services.people.workspaces()).length === 0) await bootstrap(services);
    await work(services);
  } catch (error) {
    if (!(error instanceof CommandError || error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  } finally {
    await services?.closeDatabase();
  }
}

/** The workspace of that id or name; the only one where none was named. @throws CommandError */
export async function pickWorkspace(s: Services, named: string | undefined) {
  const all = await s.people.workspaces();
  const found = named === undefined ? (all.length === 1 ? all[0] : undefined) : all.find((w) => w.id === named || w.name === named);
  if (!found) throw new CommandError(`name a workspace with --workspace: ${all.map((w) => `${w.id} (${w.name})`).join(', ')}`);
  return found;
}
