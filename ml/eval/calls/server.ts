import { spawn, execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const START_MS = 120_000;

export interface StartedServer {
  readonly url: string;
  readonly key: string;
  stop(): Promise<void>;
}

/**
 * The product on a port of its own with data of its own, and a key for it. Throws when it is not ready after two
 * minutes or ends before.
 */
export async function startServer(port: number): Promise<StartedServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qs-eval-'));
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    DEMO: '1',
    LOG_LEVEL: 'warn',
  };
  const child = spawn(process.execPath, ['server/main.ts'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  let ended = false;
  const exit = new Promise<void>((done) => child.once('exit', () => done(void (ended = true))));
  // Whoever stops the evaluation stops its server.
  const orphan = () => void child.kill('SIGTERM');
  process.once('exit', orphan);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    process.off('exit', orphan);
    if (!ended) child.kill('SIGTERM');
    await exit;
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const until = Date.now() + START_MS;
    while (
      !(await fetch(`${url}/readyz`).then(
        (r) => r.ok,
        () => false,
      ))
    ) {
      if (ended) throw new Error('the server ended before it was ready');
      if (Date.now() > until) throw new Error('the server is not ready after two minutes');
      await wait(300);
    }
    const args = ['server/commands/key.ts', '--name', 'evaluation', '--scopes', 'ingest,read,write'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env });
    return { url, key: stdout.trim(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
