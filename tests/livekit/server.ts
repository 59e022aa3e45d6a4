import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { livekitBinary } from './where.ts';

export const LIVEKIT_KEY = 'testkey';
export const LIVEKIT_SECRET = 'a-secret-of-thirty-two-characters-or-more';

/** Every packet stays on 127/8. */
const config = (port: number, webhook: string | null): string => `
port: ${port}
bind_addresses: [127.0.0.1]
rtc:
  node_ip: 127.0.0.1
  enable_loopback_candidate: true
  interfaces: { includes: [lo] }
  ips: { includes: [127.0.0.1/32] }
  udp_port: ${port + 2}
  tcp_port: 0
  use_external_ip: false
  stun_servers: ["127.0.0.1:3478"]
keys: { ${LIVEKIT_KEY}: ${LIVEKIT_SECRET} }
room: { empty_timeout: 20, departure_timeout: 3 }
logging: { level: warn }
${webhook ? `webhook: { api_key: ${LIVEKIT_KEY}, urls: ["${webhook}"] }` : ''}
`;

/** A real LiveKit server on loopback. */
export async function startLiveKit(port: number, webhook: string | null = null) {
  const binary = livekitBinary();
  if (!binary) throw new Error('no LiveKit server');
  const file = join(mkdtempSync(join(tmpdir(), 'qs-livekit-')), 'config.yaml');
  writeFileSync(file, config(port, webhook));
  let child: ChildProcess | null = null;
  const url = `http://127.0.0.1:${port}`;
  async function up(): Promise<void> {
    child = spawn(binary ?? '', ['--config', file], { stdio: process.env.LIVEKIT_LOG ? 'inherit' : 'ignore' });
    for (let i = 0; i < 200; i++) {
      if (await fetch(url).then((r) => r.ok).catch(() => false)) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error('the LiveKit server did not start');
  }
  await up();
  return {
    url: url.replace('http', 'ws'),
    up,
    /** Like a crash: nobody is told. */
    kill: () => new Promise<void>((done) => {
      child?.once('exit', () => done());
      child?.kill('SIGKILL');
    }),
  };
}
export type LiveKitServer = Awaited<ReturnType<typeof startLiveKit>>;
