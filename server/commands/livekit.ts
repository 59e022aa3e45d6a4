// npm run livekit: a local LiveKit server in development mode. One that is there is used; else it is installed with what
// is there: Go, Homebrew or Docker.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The newest that `go install` can build; later ones carry replace lines, which it refuses. */
const VERSION = 'v1.13.5';
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'quicksilver-livekit');

function onPath(name: string): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
    if (folder && existsSync(file)) return file;
  }
  return null;
}
const does = (command: string, args: string[], env: NodeJS.ProcessEnv = process.env): boolean =>
  spawnSync(command, args, { stdio: 'inherit', env }).status === 0;

/** @returns the command that runs it; null where there is no way */
function find(): string[] | null {
  const built = join(cache, process.platform === 'win32' ? 'server.exe' : 'server');
  const there = [process.env.LIVEKIT_SERVER, built].find((path) => path && existsSync(path)) ?? onPath('livekit-server');
  if (there) return [there];
  if (onPath('go')) {
    console.error(`Building livekit-server ${VERSION} with Go, once; this takes some minutes.`);
    mkdirSync(cache, { recursive: true });
    const env = { ...process.env, GOBIN: cache, GOFLAGS: '-buildvcs=false' };
    if (does('go', ['install', `github.com/livekit/livekit-server/cmd/server@${VERSION}`], env)) return [built];
  }
  if (onPath('brew')) {
    console.error('Installing livekit with Homebrew.');
    const brewed = does('brew', ['install', 'livekit']) ? onPath('livekit-server') : null;
    if (brewed) return [brewed];
  }
  if (onPath('docker') && spawnSync('docker', ['info'], { stdio: 'ignore' }).status === 0) {
    const ports = ['-p', '127.0.0.1:7880:7880', '-p', '127.0.0.1:7881:7881', '-p', '127.0.0.1:7882:7882/udp'];
    return ['docker', 'run', '--rm', ...ports, `livekit/livekit-server:${VERSION}`];
  }
  return null;
}

const command = find();
if (!command) {
  console.error(`No LiveKit server was found, and nothing to install one with. One of these helps:
  Go:        https://go.dev/doc/install, then run this again
  Homebrew:  brew install livekit
  Docker:    https://docs.docker.com/get-docker/, then run this again
  By hand:   put livekit-server on PATH, or its path into LIVEKIT_SERVER`);
  process.exit(1);
}
const inDocker = command[0] === 'docker';
const port = process.env.LIVEKIT_PORT ?? '7880';
// Development mode has this key and secret built in; it is meant for one's own machine alone.
const args = ['--dev', '--bind', inDocker ? '0.0.0.0' : '127.0.0.1', ...(inDocker ? ['--node-ip', '127.0.0.1'] : [])];
const config = `{"port": ${inDocker ? 7880 : Number(port)}, "webhook": {"api_key": "devkey", "urls": ["${process.env.WEBHOOK_URL ?? 'http://127.0.0.1:3000/api/livekit/webhook'}"]}}`;
console.error(`LiveKit in development mode. Start Quicksilver with:

    LIVEKIT_URL=ws://127.0.0.1:${port} LIVEKIT_API_KEY=devkey LIVEKIT_API_SECRET=secret npm start
`);
const child = spawn(command[0] ?? '', [...command.slice(1), ...args, '--config-body', config], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`The LiveKit server could not be started: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code) => process.exit(code ?? 1));
