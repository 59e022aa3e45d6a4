import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CallEvent } from '#realtime/contract/call-events.schema.ts';
import { rtcRooms } from '#realtime/sources/livekit/rtc-rooms.ts';
import { startTestServer, until } from '../../server/testing/test-server.ts';
import type { Parts } from '../../server/services.ts';
import { LIVEKIT_KEY, LIVEKIT_SECRET, startLiveKit } from './server.ts';
import { NAMESPACE } from './where.ts';

/** Runs a scenario in a namespace; whatever it has started ends with it. @returns its result; rejects with what it said where it failed */
export function inNamespace<T>(name: string, env: Record<string, string> = {}, capMs = 110_000): Promise<T> {
  const script = fileURLToPath(new URL('scenario.ts', import.meta.url));
  const command = `${NAMESPACE} && exec "${process.execPath}" "${script}" ${name}`;
  const child = spawn('unshare', ['-rn', '--fork', '--pid', '--kill-child', 'sh', '-c', command], {
    env: { ...process.env, SCENARIO_CAP_MS: String(capMs), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (data) => (out += data));
  child.stderr.on('data', (data) => (err += data));
  return new Promise((done, failed) =>
    child.on('exit', (code) => {
      const last = out.trim().split('\n').at(-1) ?? '';
      if (code !== 0) return failed(new Error(`scenario ${name} ended with ${code}\n${err.slice(-4000)}\n${out.slice(-2000)}`));
      done(JSON.parse(last) as T);
    }),
  );
}

export const LIVEKIT_PORT = 4160;

/** A LiveKit server and the whole product beside it, with models that hear loudness alone unless `parts` says otherwise. */
export async function startLab(options: { parts?: Partial<Parts>; env?: Record<string, string>; port?: number; webhook?: boolean; webRoot?: string } = {}) {
  const port = options.port ?? LIVEKIT_PORT;
  const web = port + 5;
  const livekit = await startLiveKit(port, options.webhook === false ? null : `http://127.0.0.1:${web}/api/livekit/webhook`);
  const env = { LIVEKIT_URL: livekit.url, LIVEKIT_API_KEY: LIVEKIT_KEY, LIVEKIT_API_SECRET: LIVEKIT_SECRET, PORT: String(web), ...options.env };
  const server = await startTestServer({ env, webRoot: options.webRoot ?? null, parts: { rooms: rtcRooms, ...options.parts } });
  return {
    livekit,
    server,
    s: server.s,
    async call(body: object = {}) {
      const key = await server.key('ingest', 'read', 'write');
      const answer = await server.post('/api/calls', key, { title: 'Room', consent: 'recorded', lang: 'en', ...body });
      if (answer.status !== 201) throw new Error(`no call: ${answer.text}`);
      const made = answer.json as { id: string; ingest: Record<string, string>; livekit: { url: string; room: string; tokens: { rep: string; customer: string } } };
      return { ...made, key, events: () => server.s.events.since(made.id, 0) as Promise<CallEvent[]> };
    },
    async stop() {
      await server.stop();
      await livekit.kill();
    },
  };
}
export type Lab = Awaited<ReturnType<typeof startLab>>;
export { until };
