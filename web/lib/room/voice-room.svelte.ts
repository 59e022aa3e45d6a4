import type { Participant, Room } from 'livekit-client';
import type { SeatInRoom } from '#realtime/contract/rooms.schema.ts';
import { leftBy, waitBefore, type Left } from './leaving.ts';
import { meter } from './voice-meter.ts';

export type Quality = 'good' | 'fair' | 'poor' | 'lost';
export interface Someone {
  identity: string;
  name: string;
  speaking: boolean;
}
export interface Device {
  id: string;
  label: string;
}

interface Options {
  /** A coach hears and sends nothing. */
  listenOnly?: boolean;
}

/** One connection to a call's room from this page. Data packets are not listened to: nothing in the room speaks for the server. */
export class VoiceRoom {
  phase = $state<'out' | 'joining' | 'in' | 'reconnecting' | 'left' | 'failed'>('out');
  left = $state<Left | null>(null);
  muted = $state(false);
  level = $state(0);
  quality = $state<Quality>('good');
  people = $state.raw<Someone[]>([]);
  mics = $state.raw<Device[]>([]);
  speakers = $state.raw<Device[]>([]);
  mic = $state('');
  speaker = $state('');
  /** The browser will not play sound before the person touches the page. */
  silentPage = $state(false);
  micProblem = $state(false);
  #room: Room | null = null;
  #stopMeter: () => void = () => {};
  #seat: (() => Promise<SeatInRoom | null>) | null = null;
  #turn = 0;
  readonly #listenOnly: boolean;

  constructor({ listenOnly = false }: Options = {}) {
    this.#listenOnly = listenOnly;
  }

  get on(): boolean {
    return this.phase === 'joining' || this.phase === 'in' || this.phase === 'reconnecting';
  }

  /** @param seat asked anew for every connection; null: the call is over */
  async join(seat: () => Promise<SeatInRoom | null>): Promise<void> {
    this.#seat = seat;
    this.left = null;
    this.phase = 'joining';
    await this.#connect(++this.#turn, 0);
  }

  async #connect(turn: number, attempt: number): Promise<void> {
    const here = () => turn === this.#turn;
    try {
      const address = await this.#seat?.();
      if (!here()) return;
      if (!address) return this.#over('over');
      await this.#enter(address, turn);
    } catch (error) {
      if (!here()) return;
      console.error('the room could not be joined', error instanceof Error ? error.name : '');
      const waitMs = this.phase === 'reconnecting' ? waitBefore(attempt) : null;
      if (waitMs === null) return this.#over('lost');
      setTimeout(() => here() && void this.#connect(turn, attempt + 1), waitMs);
    }
  }

  async #enter({ url, token }: SeatInRoom, turn: number): Promise<void> {
    const { ConnectionQuality, Room: LiveKitRoom, RoomEvent, Track } = await import('livekit-client');
    const room = new LiveKitRoom({ disconnectOnPageLeave: true, stopLocalTrackOnUnpublish: true });
    const mine = () => turn === this.#turn;
    const qualities: Partial<Record<string, Quality>> = {
      [ConnectionQuality.Excellent]: 'good',
      [ConnectionQuality.Good]: 'fair',
      [ConnectionQuality.Poor]: 'poor',
      [ConnectionQuality.Lost]: 'lost',
    };
    const look = () => mine() && this.#look(room);
    room
      .on(RoomEvent.ParticipantConnected, look)
      .on(RoomEvent.ParticipantDisconnected, look)
      .on(RoomEvent.ParticipantNameChanged, look)
      .on(RoomEvent.ActiveSpeakersChanged, look)
      .on(RoomEvent.ConnectionQualityChanged, (quality, who) => {
        if (who.isLocal) this.quality = qualities[quality] ?? this.quality;
      })
      .on(RoomEvent.TrackSubscribed, (track) => {
        if (track.kind === Track.Kind.Audio) document.body.append(track.attach());
      })
      .on(RoomEvent.TrackUnsubscribed, (track) => track.detach().forEach((element) => element.remove()))
      .on(RoomEvent.AudioPlaybackStatusChanged, () => (this.silentPage = !room.canPlaybackAudio))
      .on(RoomEvent.MediaDevicesChanged, () => void this.#devices())
      .on(RoomEvent.Reconnecting, () => mine() && (this.phase = 'reconnecting'))
      .on(RoomEvent.Reconnected, () => mine() && ((this.phase = 'in'), look()))
      .on(RoomEvent.LocalTrackPublished, (publication) => {
        const track = publication.track?.mediaStreamTrack;
        if (track) this.#measure(track);
      })
      .on(RoomEvent.Disconnected, (reason) => mine() && this.#disconnected(leftBy(reason), turn));
    try {
      await room.connect(url, token);
    } catch (error) {
      await room.disconnect();
      throw error;
    }
    if (!mine()) return void room.disconnect();
    this.#room = room;
    this.phase = 'in';
    this.silentPage = !room.canPlaybackAudio;
    look();
    if (!this.#listenOnly) await this.#microphone();
    await this.#devices();
  }

  #look(room: Room): void {
    this.people = [...room.remoteParticipants.values()].map((p: Participant) => ({
      identity: p.identity,
      name: p.name || p.identity,
      speaking: p.isSpeaking,
    }));
  }

  async #microphone(): Promise<void> {
    try {
      await this.#room?.localParticipant.setMicrophoneEnabled(!this.muted, this.mic ? { deviceId: this.mic } : undefined);
      this.micProblem = false;
    } catch {
      this.micProblem = true;
    }
  }

  #measure(track: MediaStreamTrack): void {
    this.#stopMeter();
    this.#stopMeter = meter(track, (level) => (this.level = this.muted ? 0 : level));
  }

  async #devices(): Promise<void> {
    const room = this.#room;
    if (!room) return;
    const { Room: LiveKitRoom } = await import('livekit-client');
    const list = async (kind: MediaDeviceKind) =>
      (await LiveKitRoom.getLocalDevices(kind, false)).map((d, i) => ({ id: d.deviceId, label: d.label || `${i + 1}` }));
    try {
      [this.mics, this.speakers] = await Promise.all([list('audioinput'), list('audiooutput')]);
    } catch {
      // Without permission there is nothing to choose from.
    }
    this.mic = room.getActiveDevice('audioinput') ?? this.mic;
    this.speaker = room.getActiveDevice('audiooutput') ?? this.speaker;
  }

  #disconnected(cause: Left, turn: number): void {
    this.#room = null;
    this.#quiet();
    if (cause !== 'lost') return this.#over(cause);
    this.phase = 'reconnecting';
    void this.#connect(turn, 0);
  }

  #over(cause: Left): void {
    this.#turn++;
    this.left = cause;
    this.phase = cause === 'lost' ? 'failed' : 'left';
    this.#quiet();
  }

  #quiet(): void {
    this.#stopMeter();
    this.#stopMeter = () => {};
    this.level = 0;
    this.people = [];
  }

  async mute(muted: boolean): Promise<void> {
    this.muted = muted;
    await this.#microphone();
  }

  async useMic(id: string): Promise<void> {
    this.mic = id;
    await this.#room?.switchActiveDevice('audioinput', id).catch(() => (this.micProblem = true));
  }

  async useSpeaker(id: string): Promise<void> {
    this.speaker = id;
    await this.#room?.switchActiveDevice('audiooutput', id).catch(() => {});
  }

  /** From a touch of the person's: browsers play no sound before one. */
  async play(): Promise<void> {
    await this.#room?.startAudio();
    this.silentPage = !(this.#room?.canPlaybackAudio ?? true);
  }

  async leave(): Promise<void> {
    const room = this.#room;
    this.#room = null;
    if (this.phase !== 'out') this.#over('self');
    await room?.disconnect();
  }
}
