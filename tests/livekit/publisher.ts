import { AudioFrame, AudioSource, LocalAudioTrack, Room, RoomEvent, TrackPublishOptions, TrackSource } from '@livekit/rtc-node';

const RATE = 16_000;
const STEP_MS = 20;

/** Somebody who speaks in a room, from Node. `play` sends samples as a microphone would; silence goes out in between. */
export async function publish(url: string, token: string) {
  const room = new Room();
  const data: { topic: string | undefined; from: string | undefined }[] = [];
  let gone: unknown = null;
  room.on(RoomEvent.DataReceived, (_payload, participant, _kind, topic) => data.push({ topic, from: participant?.identity }));
  room.on(RoomEvent.Disconnected, (reason) => (gone = reason));
  await room.connect(url, token, { autoSubscribe: false, dynacast: false });
  const source = new AudioSource(RATE, 1, 40);
  let track = LocalAudioTrack.createAudioTrack('voice', source);
  const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE });
  let publication = await room.localParticipant?.publishTrack(track, options);
  const step = (RATE * STEP_MS) / 1000;
  let queue = new Int16Array(0);
  let stopped = false;
  const drained: { tell: (() => void) | null } = { tell: null };
  const loop = (async () => {
    const began = performance.now();
    for (let n = 0; !stopped; n++) {
      const piece = new Int16Array(step);
      piece.set(queue.subarray(0, step));
      queue = queue.subarray(Math.min(step, queue.length));
      if (queue.length === 0) {
        drained.tell?.();
        drained.tell = null;
      }
      await source.captureFrame(new AudioFrame(piece, RATE, 1, step)).catch(() => {});
      const wait = began + (n + 1) * STEP_MS - performance.now();
      if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    }
  })();
  return {
    room,
    data,
    gone: () => gone,
    /** Resolves when the last sample has gone out. */
    play(samples: Int16Array): Promise<void> {
      const all = new Int16Array(queue.length + samples.length);
      all.set(queue);
      all.set(samples, queue.length);
      queue = all;
      return new Promise((done) => (drained.tell = done));
    },
    async unpublish() {
      const sid = publication?.sid;
      if (sid) await room.localParticipant?.unpublishTrack(sid);
    },
    async republish() {
      track = LocalAudioTrack.createAudioTrack('voice', source);
      publication = await room.localParticipant?.publishTrack(track, options);
    },
    async leave() {
      stopped = true;
      await loop;
      await room.disconnect().catch(() => {});
    },
  };
}
export type Publisher = Awaited<ReturnType<typeof publish>>;

/** A tone of `ms`, then quiet. */
export function toneOf(ms: number, quietMs = 0, hz = 220, level = 9000): Int16Array {
  const loud = Math.round((ms * RATE) / 1000);
  const out = new Int16Array(loud + Math.round((quietMs * RATE) / 1000));
  for (let i = 0; i < loud; i++) out[i] = Math.round(level * Math.sin((2 * Math.PI * hz * i) / RATE));
  return out;
}
