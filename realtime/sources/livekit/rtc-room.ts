import { AudioStream, DisconnectReason, Room, RoomEvent, TrackKind, TrackSource, type RemoteParticipant, type RemoteTrack, type RemoteTrackPublication } from '@livekit/rtc-node';
import { RoomError, type RoomClosed, type RoomEvents, type RoomLink, type RoomPerson } from '../room.port.ts';
import { ROOM_RATE } from './room-listener.ts';

/** Length of a frame as it reaches JavaScript, ms: longer ones cost less, shorter ones come sooner. */
const FRAME_MS = 30;
const JOIN_MS = 15_000;

/** The reasons on which coming back would be wrong; everything else is a lost connection. */
const FOR_GOOD: Partial<Record<DisconnectReason, RoomClosed>> = {
  [DisconnectReason.CLIENT_INITIATED]: 'asked',
  [DisconnectReason.DUPLICATE_IDENTITY]: 'replaced',
  [DisconnectReason.PARTICIPANT_REMOVED]: 'removed',
  [DisconnectReason.ROOM_DELETED]: 'over',
  [DisconnectReason.ROOM_CLOSED]: 'over',
};
export const closedBy = (reason: DisconnectReason): RoomClosed => FOR_GOOD[reason] ?? 'lost';

const personOf = (p: RemoteParticipant): RoomPerson => ({ identity: p.identity, attributes: { ...p.attributes } });

/** Joins a room of a LiveKit server. Nobody's track is subscribed before `hear` asks for it. @throws RoomError */
export async function joinRtcRoom({ url, token }: { url: string; token: string }, events: RoomEvents): Promise<RoomLink> {
  const room = new Room();
  const link = new RtcLink(room, events);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(new RoomError('unreachable', 'The room did not answer in time.')), JOIN_MS);
  });
  try {
    await Promise.race([room.connect(url, token, { autoSubscribe: false, dynacast: false }), late]);
  } catch (error) {
    void room.disconnect().catch(() => {});
    throw asRoomError(error);
  } finally {
    clearTimeout(timer);
  }
  link.begin();
  return link;
}

/** The library's message holds the whole address, token included: none of it is passed on. */
function asRoomError(error: unknown): RoomError {
  if (error instanceof RoomError) return error;
  const text = error instanceof Error ? error.message : '';
  if (/\b(401|403)\b|unauthorized|invalid token|permission/i.test(text)) return new RoomError('refused', 'The server does not accept our token.');
  return new RoomError('unreachable', 'The LiveKit server cannot be reached.');
}

class RtcLink implements RoomLink {
  readonly #room: Room;
  readonly #events: RoomEvents;
  readonly #wanted = new Set<string>();
  /** One stream for each person who is heard. */
  readonly #streams = new Map<string, { track: RemoteTrack; stop(): void }>();
  #left = false;

  constructor(room: Room, events: RoomEvents) {
    this.#room = room;
    this.#events = events;
  }

  /** Listens from the moment of connection on; who came in between is among the participants. */
  begin(): void {
    const room = this.#room;
    const { person, left, link } = this.#events;
    room.on(RoomEvent.ParticipantConnected, (p) => (person(personOf(p)), this.#subscribe(p)));
    room.on(RoomEvent.ParticipantDisconnected, (p) => (this.#stop(p.identity), left(p.identity)));
    room.on(RoomEvent.ParticipantAttributesChanged, (_changed, p) => {
      const remote = room.remoteParticipants.get(p.identity);
      if (remote) person(personOf(remote));
    });
    room.on(RoomEvent.TrackPublished, (_publication, p) => this.#subscribe(p));
    room.on(RoomEvent.TrackSubscribed, (track, publication, p) => this.#listen(track, publication, p));
    room.on(RoomEvent.TrackUnsubscribed, (track, _publication, p) => this.#ended(p.identity, track));
    room.on(RoomEvent.TrackUnpublished, (_publication, p) => this.#subscribe(p));
    room.on(RoomEvent.Reconnecting, () => link(false));
    room.on(RoomEvent.Reconnected, () => (link(true), this.#again()));
    room.on(RoomEvent.Disconnected, (reason) => this.#disconnected(reason));
    if (!room.isConnected) this.#disconnected(DisconnectReason.UNKNOWN_REASON);
  }

  people(): RoomPerson[] {
    return [...this.#room.remoteParticipants.values()].map(personOf);
  }

  hear(identity: string, on: boolean): void {
    if (on) this.#wanted.add(identity);
    else this.#wanted.delete(identity);
    const participant = this.#room.remoteParticipants.get(identity);
    if (on && participant) this.#subscribe(participant);
    if (on) return;
    this.#stop(identity);
    for (const publication of participant?.trackPublications.values() ?? []) {
      if (publication.kind === TrackKind.KIND_AUDIO) (publication as RemoteTrackPublication).setSubscribed(false);
    }
  }

  async leave(): Promise<void> {
    this.#left = true;
    for (const identity of [...this.#streams.keys()]) this.#stop(identity);
    this.#room.removeAllListeners();
    await this.#room.disconnect().catch(() => {});
  }

  /** One voice a person: their microphone, not what they play from a screen. */
  #subscribe(p: RemoteParticipant): void {
    if (!this.#wanted.has(p.identity) || this.#streams.has(p.identity)) return;
    for (const publication of p.trackPublications.values() as Iterable<RemoteTrackPublication>) {
      if (publication.kind !== TrackKind.KIND_AUDIO || publication.source === TrackSource.SOURCE_SCREENSHARE_AUDIO) continue;
      if (publication.subscribed && publication.track) this.#listen(publication.track as RemoteTrack, publication, p);
      else publication.setSubscribed(true);
      return;
    }
  }

  #listen(track: RemoteTrack, publication: RemoteTrackPublication, p: RemoteParticipant): void {
    const { identity } = p;
    if (track.kind !== TrackKind.KIND_AUDIO || this.#left) return;
    if (!this.#wanted.has(identity)) return publication.setSubscribed(false);
    const old = this.#streams.get(identity);
    if (old?.track === track) return;
    // The same person with a new track (they came back): the old one is over, whether it was told or not.
    if (old) this.#ended(identity, old.track);
    const stream = new AudioStream(track, { sampleRate: ROOM_RATE, numChannels: 1, frameSizeMs: FRAME_MS });
    const reader = stream.getReader();
    const entry = { track, stop: () => void reader.cancel().catch(() => {}) };
    this.#streams.set(identity, entry);
    const mine = () => this.#streams.get(identity) === entry && !this.#left;
    void (async () => {
      try {
        for (;;) {
          const { done, value } = await reader.read();
          if (done || !mine()) break;
          const samples = new Float32Array(value.data.length);
          for (let i = 0; i < samples.length; i++) samples[i] = (value.data[i] ?? 0) / 32768;
          this.#events.sound(identity, samples, value.sampleRate);
        }
      } catch {
        // A stream that breaks is a stream that ended.
      }
      if (mine()) this.#ended(identity, track);
    })();
  }

  #stop(identity: string): void {
    const entry = this.#streams.get(identity);
    this.#streams.delete(identity);
    entry?.stop();
  }

  #ended(identity: string, track: RemoteTrack): void {
    if (this.#streams.get(identity)?.track !== track) return;
    this.#stop(identity);
    if (!this.#left) this.#events.quiet(identity);
  }

  /** After a full reconnection every track is new. */
  #again(): void {
    for (const p of this.#room.remoteParticipants.values()) {
      this.#events.person(personOf(p));
      this.#subscribe(p);
    }
  }

  #disconnected(reason: DisconnectReason): void {
    if (this.#left) return;
    this.#left = true;
    for (const identity of [...this.#streams.keys()]) this.#stop(identity);
    this.#room.removeAllListeners();
    void this.#room.disconnect().catch(() => {});
    this.#events.closed(closedBy(reason));
  }
}
