import { AccessToken, RoomServiceClient } from 'livekit-server-sdk';
import type { CallEvent, CallEventOf } from '#realtime/contract/call-events.schema.ts';
import { ROOM_RULES } from '#realtime/sources/livekit/room.contract.ts';
import { pause } from '../../server/testing/test-server.ts';
import { browser } from './browser-scenario.ts';
import { startLab, until, type Lab } from './lab.ts';
import { HIGH_HZ, LOW_HZ, pitchHearing } from './pitch-hearing.ts';
import { publish, toneOf } from './publisher.ts';
import { realHarness } from './real-harness.ts';
import { spoken } from './spoken-scenario.ts';
import { speech } from './speech-scenario.ts';
import { LIVEKIT_KEY, LIVEKIT_SECRET, startLiveKit } from './server.ts';

const finals = (events: CallEvent[]) => events.filter((e): e is CallEventOf<'utterance.final'> => e.kind === 'utterance.final');
const number = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);

/** The port's rules, on the real thing. */
async function contract() {
  const livekit = await startLiveKit(4160);
  const results: Record<string, string> = {};
  for (const [rule, run] of Object.entries(ROOM_RULES)) {
    results[rule] = await run(realHarness(livekit)).then(
      () => 'kept',
      (error: Error) => error.message,
    );
  }
  await livekit.kill();
  return results;
}

/** Two people speak in turn; both sides are heard and kept, and the call ends with its room. */
async function two() {
  const lab = await startLab();
  const call = await lab.call();
  const rep = await publish(call.livekit.url, call.livekit.tokens.rep);
  const customer = await publish(call.livekit.url, call.livekit.tokens.customer);
  await until(() => lab.s.rooms?.heard(call.id), 5000);
  await pause(300);
  await rep.play(toneOf(800, 900));
  await customer.play(toneOf(800, 900));
  await until(async () => finals(await call.events()).length >= 2, 8000);
  await rep.leave();
  await customer.leave();
  await until(async () => (await lab.s.calls.byId(call.id))?.status === 'ended', 40_000);
  const events = await call.events();
  await lab.stop();
  return {
    sides: finals(events).map((e) => e.side),
    kinds: events.map((e) => e.kind),
    reason: events.find((e) => e.kind === 'call.ended')?.reason,
    files: [...lab.server.sinks.files.keys()].map((path) => path.split('/').at(-1)).sort(),
  };
}

/** People come and go, by leaving and by coming twice at once; whose sound is heard on which side? */
async function rejoins() {
  const { hearing, heard } = pitchHearing();
  const times = number('REJOINS', 16);
  const lab = await startLab({ parts: { hearing: () => hearing } });
  const call = await lab.call();
  const { url, tokens } = call.livekit;
  let done = 0;
  let rep = await publish(url, tokens.rep);
  await until(() => lab.s.rooms?.heard(call.id), 5000);
  for (let i = 0; i < times; i++) {
    const customer = await publish(url, tokens.customer);
    const speaking = [rep.play(toneOf(250, 50, LOW_HZ)), customer.play(toneOf(250, 50, HIGH_HZ))];
    await Promise.all(speaking);
    if (i % 4 === 3) {
      // The same person from a second window: the first is put out.
      const second = await publish(url, tokens.rep);
      await until(() => rep.gone() !== null, 5000);
      await rep.leave();
      rep = second;
    }
    await customer.leave();
    done++;
  }
  await pause(300);
  const events = await call.events();
  await rep.leave();
  await lab.stop();
  return { done, heard, ended: events.filter((e) => e.kind === 'call.ended').length };
}

/** One says no and one yes; then the yes is taken back. What reaches the analysis, the files and the agent's subscriptions? */
async function consent() {
  const { hearing, heard } = pitchHearing();
  const lab = await startLab({ parts: { hearing: () => hearing } });
  const call = await lab.call({ consent: 'declined' });
  const rep = await publish(call.livekit.url, call.livekit.tokens.rep);
  const customer = await publish(call.livekit.url, call.livekit.tokens.customer);
  await until(() => lab.s.rooms?.heard(call.id), 5000);
  await pause(500);
  await Promise.all([rep.play(toneOf(1500, 600, LOW_HZ)), customer.play(toneOf(1500, 600, HIGH_HZ))]);
  await pause(500);
  const declined = structuredClone(heard);
  const stats = await customer.room.getRtcStats();
  const files = [...lab.server.sinks.files.keys()].map((path) => path.split('/').at(-1));
  await lab.server.post(`/api/calls/${call.id}/consent`, call.key, { side: 'rep', answer: 'withdrawn' });
  await pause(300);
  const before = structuredClone(heard);
  await rep.play(toneOf(800, 300, LOW_HZ));
  await pause(300);
  const after = structuredClone(heard);
  await Promise.all([rep.leave(), customer.leave()]);
  await lab.stop();
  return { declined, files, grewAfterWithdrawal: after.rep.low - before.rep.low, statsSeen: stats !== null };
}

/** The LiveKit server dies and comes back after `awayMs`; people come back as browsers do. */
async function outage() {
  const awayMs = number('AWAY_MS', 3_000);
  const lab = await startLab();
  const call = await lab.call();
  const { url, tokens } = call.livekit;
  let rep = await publish(url, tokens.rep);
  await until(() => lab.s.rooms?.heard(call.id), 5000);
  await pause(300);
  await rep.play(toneOf(600, 700));
  await until(async () => finals(await call.events()).length === 1, 5000);
  const seen = await lab.server.console(await lab.server.session('admin'));
  await new Promise((done) => seen.socket.emit('call:follow', { callId: call.id, afterSeq: 0 }, done as never));
  await lab.livekit.kill();
  await pause(awayMs);
  await lab.livekit.up();
  const backAt = Date.now();
  // Short outages are mended by the library; after a long one a person joins again.
  const heardAgain = async () => {
    for (const end = Date.now() + 40_000; Date.now() < end; ) {
      if (rep.gone() !== null) {
        await rep.leave();
        rep = await publish(url, tokens.rep).catch(() => rep);
      }
      void rep.play(toneOf(300, 500));
      await pause(800);
      if (finals(await call.events()).length > 1) return true;
    }
    return false;
  };
  const again = await heardAgain();
  const backMs = Date.now() - backAt;
  await rep.leave();
  await until(async () => (await lab.s.calls.byId(call.id))?.status === 'ended', 60_000);
  const events = await call.events();
  const told = seen.events.map((e) => e.seq);
  await lab.stop();
  return {
    again,
    backMs,
    starts: finals(events).map((e) => Math.round(e.startMs)),
    gaps: events.filter((e) => e.kind === 'audio.gap').length,
    ended: events.filter((e) => e.kind === 'call.ended').length,
    lost: events.filter((e) => !told.includes(e.seq)).length,
    doubled: told.length - new Set(told).size,
  };
}

/** The server dies and stays away: the call must not stay live. */
async function gone() {
  const lab = await startLab();
  const call = await lab.call();
  const rep = await publish(call.livekit.url, call.livekit.tokens.rep);
  await until(() => lab.s.rooms?.heard(call.id), 5000);
  await pause(300);
  await rep.play(toneOf(600, 700));
  await lab.livekit.kill();
  const at = Date.now();
  await until(async () => (await lab.s.calls.byId(call.id))?.status === 'ended', 70_000);
  const endedAfterMs = Date.now() - at;
  void rep.leave();
  await lab.server.stop();
  return { endedAfterMs };
}

/** Somebody with their own valid token tries to reach more than their room. */
async function attack() {
  const lab = await startLab();
  const [mine, other] = [await lab.call(), await lab.call()];
  const { url, tokens } = mine.livekit;
  const refused = async (token: string) => publish(url, token).then(async (p) => (await p.leave(), false), () => true);
  const [head, body, signature] = tokens.customer.split('.');
  const claims = JSON.parse(Buffer.from(body ?? '', 'base64url').toString()) as { video: Record<string, unknown>; attributes: Record<string, string> };
  const forge = (change: (c: typeof claims) => void) => {
    const copy = structuredClone(claims);
    change(copy);
    return `${head}.${Buffer.from(JSON.stringify(copy)).toString('base64url')}.${signature}`;
  };
  const otherRoom = await refused(forge((c) => (c.video.room = other.id)));
  const otherSide = await refused(forge((c) => (c.attributes['qs.side'] = 'rep')));
  const admin = await refused(forge((c) => (c.video.roomAdmin = true)));
  const strange = new AccessToken(LIVEKIT_KEY, 'not-our-secret-but-of-thirty-two-characters', { identity: 'x' });
  strange.addGrant({ roomJoin: true, room: mine.id });
  const otherSecret = await refused(await strange.toJwt());

  const rep = await publish(url, tokens.rep);
  const customer = await publish(url, tokens.customer);
  await until(() => lab.s.rooms?.heard(mine.id), 5000);
  const payload = new TextEncoder().encode('{"kind":"prompt.shown"}');
  const sent = Promise.race([
    customer.room.localParticipant?.publishData(payload, { reliable: true, topic: 'prompt' }).then(() => 'sent', () => 'refused'),
    pause(2000).then(() => 'no answer'),
  ]);
  const how = await sent;
  // The library says "sent" before the server has looked; what counts is what arrives and what the server says of them.
  customer.room.localParticipant?.updateMetadata('{"side":"rep"}').catch(() => {});
  await pause(800);
  const rooms = new RoomServiceClient(url.replace('ws', 'http'), LIVEKIT_KEY, LIVEKIT_SECRET);
  const metadata = (await rooms.listParticipants(mine.id)).map((p) => p.metadata).filter(Boolean);
  const data = rep.data.length;
  await Promise.all([rep.leave(), customer.leave()]);
  await lab.stop();
  return { otherRoom, otherSide, admin, otherSecret, data, how, metadata };
}

/** Two processes that only listen share the rooms over Redis; the one that hears the call is killed. */
async function workers() {
  const { spawn } = await import('node:child_process');
  const { fileURLToPath } = await import('node:url');
  const { startRedis } = await import('./redis.ts');
  const redis = await startRedis(4170);
  const lab = await startLab({ env: { ROOM_LIMIT: '0' } });
  const key = await lab.server.key('ingest');
  const start = () => {
    const env = {
      ...process.env,
      QUICKSILVER_URL: lab.server.url,
      QUICKSILVER_KEY: key,
      LIVEKIT_URL: lab.livekit.url,
      LIVEKIT_API_KEY: LIVEKIT_KEY,
      LIVEKIT_API_SECRET: LIVEKIT_SECRET,
      REDIS_URL: redis.url,
    };
    const child = spawn(process.execPath, [fileURLToPath(new URL('../../server/live/livekit-worker.ts', import.meta.url))], {
      env,
      stdio: ['ignore', process.env.WORKER_LOG ? 'inherit' : 'ignore', 'inherit'],
    });
    return child;
  };
  const first = start();
  const call = await lab.call();
  const rep = await publish(call.livekit.url, call.livekit.tokens.rep);
  const speak = async () => {
    void rep.play(toneOf(300, 500));
    await pause(800);
    return finals(await call.events()).length;
  };
  for (let i = 0; i < 30 && (await speak()) === 0; i++);
  const before = finals(await call.events()).length;
  const second = start();
  await pause(2_000);
  const stayed = first.exitCode === null;
  first.kill('SIGKILL');
  const at = Date.now();
  const said = finals(await call.events()).length;
  while ((await speak()) <= said && Date.now() - at < 30_000);
  const takenOverMs = Date.now() - at;
  const events = await call.events();
  second.kill('SIGTERM');
  await rep.leave();
  await lab.stop();
  await redis.stop();
  return { before, stayed, takenOverMs, gaps: events.filter((e) => e.kind === 'audio.gap').length };
}

/** How much later a sound is in the call than over the websocket: from playing it to the analysis, many times. */
async function delay() {
  const times = number('TIMES', 40);
  const { WebSocket } = await import('ws');
  const { hearing } = pitchHearing();
  let heardAt = 0;
  const lab = await startLab({
    parts: {
      hearing: () => ({
        ...hearing,
        createSession(context, sink) {
          const session = hearing.createSession(context, sink);
          return {
            ...session,
            push(side, samples, rate, atMs) {
              if (heardAt === 0 && samples.some((x) => Math.abs(x) > 0.1)) heardAt = performance.now();
              session.push(side, samples, rate, atMs);
            },
          };
        },
      }),
    },
  });
  const percentile = (values: number[], share: number) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;
  async function measure(play: () => unknown): Promise<number[]> {
    const took: number[] = [];
    for (let i = 0; i < times; i++) {
      await pause(700 + (i % 7) * 13);
      heardAt = 0;
      const at = performance.now();
      void play();
      await until(() => heardAt > 0, 5_000);
      took.push(heardAt - at);
    }
    return took;
  }
  const one = await lab.call();
  const ws = new WebSocket(one.ingest.rep ?? '');
  await new Promise((done) => ws.once('message', done));
  let queue: Int16Array = new Int16Array(0);
  const timer = setInterval(() => {
    const piece = new Int16Array(320);
    piece.set(queue.subarray(0, 320));
    queue = queue.subarray(Math.min(320, queue.length));
    ws.send(piece);
  }, 20);
  await pause(500);
  const socket = await measure(() => (queue = toneOf(150)));
  clearInterval(timer);
  ws.terminate();
  const two = await lab.call();
  const rep = await publish(two.livekit.url, two.livekit.tokens.rep);
  await until(() => lab.s.rooms?.heard(two.id), 5_000);
  await pause(2_000);
  const room = await measure(() => rep.play(toneOf(150)));
  await rep.leave();
  await lab.stop();
  const sum = (values: number[]) => ({ p50: percentile(values, 0.5), p95: percentile(values, 0.95) });
  return { socket: sum(socket), room: sum(room), addedP50: percentile(room, 0.5) - percentile(socket, 0.5), addedP95: percentile(room, 0.95) - percentile(socket, 0.5) };
}

/** Many rooms of two people who speak all the time, in one process. Was every frame passed on, and how late? */
async function load() {
  const rooms = number('ROOMS', 10);
  const seconds = number('SECONDS', 20);
  let pushed = 0;
  const last = new Map<string, number>();
  let worstMs = 0;
  const gaps: number[] = [];
  const { fakeHearing } = await import('../../server/live/hearing.fake.ts');
  const base = fakeHearing();
  const lab = await startLab({
    env: { ROOM_LIMIT: '100' },
    parts: {
      hearing: () => ({
        ...base,
        createSession(context, sink) {
          const session = base.createSession(context, sink);
          return {
            ...session,
            push(side, samples, rate, atMs) {
              pushed += samples.length;
              const key = `${context.callId}:${side}`;
              const now = performance.now();
              const before = last.get(key);
              last.set(key, now);
              if (before !== undefined) {
                gaps.push(now - before);
                worstMs = Math.max(worstMs, now - before);
              }
              session.push(side, samples, rate, atMs);
            },
          };
        },
      }),
    },
  });
  const calls = await Promise.all(Array.from({ length: rooms }, () => lab.call()));
  const people = await speakersElsewhere(lab, calls.map((c) => c.livekit), seconds);
  const joined = () => calls.filter((c) => lab.s.rooms?.heard(c.id)).length;
  await until(() => joined() === rooms, 30_000).catch(() => {});
  // What had to wait while everybody joined has come by then.
  await pause(8000);
  pushed = 0;
  worstMs = 0;
  gaps.length = 0;
  const cpu = process.cpuUsage();
  const from = performance.now();
  await pause(seconds * 1000);
  const tookS = (performance.now() - from) / 1000;
  const used = process.cpuUsage(cpu);
  const expected = rooms * 2 * tookS * 16_000;
  gaps.sort((a, b) => a - b);
  const result = {
    rooms,
    heard: joined(),
    share: pushed / expected,
    pushes: gaps.length,
    gapP10Ms: gaps[Math.floor(gaps.length * 0.1)],
    tookS,
    gapP50Ms: gaps[Math.floor(gaps.length * 0.5)],
    gapP99Ms: gaps[Math.floor(gaps.length * 0.99)],
    worstMs,
    cores: (used.user + used.system) / 1e6 / tookS,
  };
  people.kill();
  await lab.stop();
  return result;
}

/** The people speak from a process of their own, so that only listening is measured. */
async function speakersElsewhere(_lab: Lab, seats: { url: string; tokens: { rep: string; customer: string } }[], seconds: number) {
  const { spawn } = await import('node:child_process');
  const { fileURLToPath } = await import('node:url');
  const child = spawn(process.execPath, [fileURLToPath(new URL('speakers.ts', import.meta.url)), String(seconds + 60)], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(JSON.stringify(seats));
  return child;
}

export const SCENARIOS: Record<string, () => Promise<unknown>> = { contract, two, rejoins, consent, outage, gone, attack, workers, load, delay, browser, speech, spoken };
