import type { ErrorCode } from '#realtime/contract/errors.ts';
import { IngestSocket, type IngestPhase } from './ingest-socket.ts';

/** Why there is no sound, as a code with a message of its own. */
export type MicProblem = 'insecure' | 'denied' | 'missing' | 'busy' | 'no_sound' | 'failed';

const WANTED_RATE = 16_000;

/** What getUserMedia and getDisplayMedia throw, in words that a person can act on. */
export function problemOf(error: unknown): MicProblem {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'failed';
}

/** A browser that cannot resample a microphone gives its own rate; the server takes any from 8 to 48 kHz. */
function openContext(): AudioContext {
  try {
    return new AudioContext({ sampleRate: WANTED_RATE, latencyHint: 'interactive' });
  } catch {
    return new AudioContext({ latencyHint: 'interactive' });
  }
}

/** One sound source of this browser as one side of a call. */
export class Capture {
  phase = $state<'off' | 'asking' | IngestPhase>('off');
  problem = $state<MicProblem | null>(null);
  refusal = $state<ErrorCode | null>(null);
  /** RMS of the last 20 ms, 0…1. */
  level = $state(0);
  muted = $state(false);
  #context: AudioContext | null = null;
  #stream: MediaStream | null = null;
  #socket: IngestSocket | null = null;

  get on(): boolean {
    return this.phase === 'connecting' || this.phase === 'sending' || this.phase === 'reconnecting';
  }

  /** `tab` takes the sound of another browser tab, such as a meeting, for the customer's side. */
  async start(address: string, source: 'microphone' | 'tab' = 'microphone'): Promise<void> {
    if (this.on || this.phase === 'asking') return;
    this.problem = null;
    this.refusal = null;
    if (!navigator.mediaDevices) {
      this.problem = 'insecure';
      return;
    }
    this.phase = 'asking';
    try {
      const stream = source === 'tab' ? await this.#tab() : await this.#microphone();
      this.#stream = stream;
      stream.getAudioTracks()[0]?.addEventListener('ended', () => this.stop());
      await this.#run(stream, address);
    } catch (error) {
      this.#release();
      this.phase = 'off';
      this.problem ??= problemOf(error);
    }
  }

  stop(): void {
    this.#socket?.end();
    this.#release();
    if (this.phase !== 'refused') this.phase = 'ended';
    this.level = 0;
  }

  toggleMute(): void {
    this.muted = !this.muted;
  }

  #microphone(): Promise<MediaStream> {
    return navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: false, autoGainControl: false },
    });
  }

  async #tab(): Promise<MediaStream> {
    // Browsers give a tab's sound only together with its picture; the picture is dropped at once.
    const stream = await navigator.mediaDevices.getDisplayMedia({ audio: true, video: true });
    stream.getVideoTracks().forEach((track) => track.stop());
    if (stream.getAudioTracks().length > 0) return stream;
    this.problem = 'no_sound';
    throw new DOMException('no sound was shared', 'NotFoundError');
  }

  async #run(stream: MediaStream, address: string): Promise<void> {
    const context = openContext();
    this.#context = context;
    await context.audioWorklet.addModule('/mic-worklet.js');
    const node = new AudioWorkletNode(context, 'mic-worklet', { numberOfOutputs: 0 });
    const socket = new IngestSocket(address, context.sampleRate, {
      phase: (phase, code) => {
        this.phase = phase;
        if (phase !== 'refused') return;
        this.refusal = code ?? null;
        this.#release();
      },
    });
    this.#socket = socket;
    node.port.onmessage = ({ data }: MessageEvent<{ pcm: ArrayBuffer; level: number }>) => {
      this.level = this.muted ? 0 : data.level;
      // Silence goes on being sent, or the side would look as if it had dropped.
      socket.send(this.muted ? new ArrayBuffer(data.pcm.byteLength) : data.pcm);
    };
    context.createMediaStreamSource(stream).connect(node);
    await context.resume();
  }

  #release(): void {
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = null;
    void this.#context?.close();
    this.#context = null;
  }
}
