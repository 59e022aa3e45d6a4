import type { Side } from '#realtime/contract/labels.ts';
import type { CallAudio } from '#lib/api/types.ts';

/** Two files that drift further apart than this are heard as an echo. */
const DRIFT_S = 0.08;
const CHECK_MS = 500;

/**
 * Both sides of a past call as one player. Each side is a file from the call's zero on. Without any audio its clock
 * still runs, so that a call can be replayed silently.
 */
export class CallPlayer {
  atMs = $state(0);
  playing = $state(false);
  durationMs = $state(0);
  /** A side's file could not be read; the other goes on. */
  broken = $state.raw<readonly Side[]>([]);
  #rate = $state(1);
  #tracks: { side: Side; element: HTMLAudioElement }[] = [];
  #frame = 0;
  #check: ReturnType<typeof setInterval> | undefined;
  #silentFrom = { wall: 0, at: 0 };

  constructor(audio: readonly CallAudio[], durationMs: number, rate = 1) {
    this.durationMs = durationMs;
    this.#rate = rate;
    this.#tracks = audio.map(({ side, url }) => {
      const element = new Audio();
      element.preload = 'metadata';
      element.src = url;
      element.playbackRate = rate;
      element.addEventListener('error', () => {
        this.broken = [...this.broken, side];
        this.#tracks = this.#tracks.filter((t) => t.side !== side);
        if (this.playing) this.#silent();
      });
      return { side, element };
    });
  }

  get audible(): boolean {
    return this.#tracks.length > 0;
  }
  get rate(): number {
    return this.#rate;
  }
  set rate(next: number) {
    this.#silent();
    this.#rate = next;
    for (const { element } of this.#tracks) {
      element.playbackRate = next;
      element.preservesPitch = true;
    }
  }

  /** The longest file leads; a side that left early just ends. */
  get #lead(): HTMLAudioElement | undefined {
    return this.#tracks.toSorted((a, b) => (b.element.duration || 0) - (a.element.duration || 0))[0]?.element;
  }

  async play(): Promise<void> {
    if (this.atMs >= this.durationMs - 50) this.seek(0);
    this.playing = true;
    this.#silent();
    for (const { element } of this.#tracks) element.currentTime = this.atMs / 1000;
    const started = await Promise.all(
      this.#tracks.map(({ element }) =>
        element.play().then(
          () => true,
          () => false,
        ),
      ),
    );
    // A browser that lets nothing sound before a click: better still than a clock that runs on in silence.
    if (started.length > 0 && !started.includes(true)) return this.pause();
    if (!this.playing) return;
    this.#check ??= setInterval(() => this.#align(), CHECK_MS);
    this.#tick();
  }

  pause(): void {
    this.playing = false;
    cancelAnimationFrame(this.#frame);
    clearInterval(this.#check);
    this.#check = undefined;
    for (const { element } of this.#tracks) element.pause();
  }

  toggle(): void {
    if (this.playing) this.pause();
    else void this.play();
  }

  seek(ms: number): void {
    this.atMs = Math.min(Math.max(0, ms), this.durationMs);
    this.#silent();
    for (const { element } of this.#tracks) element.currentTime = this.atMs / 1000;
  }

  /** Plays from a moment on: what a click on a flag or a sentence means. */
  playFrom(ms: number): void {
    this.seek(ms);
    if (!this.playing) void this.play();
  }

  close(): void {
    this.pause();
    for (const { element } of this.#tracks) {
      element.removeAttribute('src');
      element.load();
    }
  }

  #silent(): void {
    this.#silentFrom = { wall: performance.now(), at: this.atMs };
  }

  #tick = (): void => {
    if (!this.playing) return;
    const lead = this.#lead;
    const ended = lead ? lead.ended : false;
    this.atMs =
      lead && !ended
        ? lead.currentTime * 1000
        : this.#silentFrom.at + (performance.now() - this.#silentFrom.wall) * this.#rate;
    if (ended || this.atMs >= this.durationMs) {
      this.atMs = this.durationMs;
      return this.pause();
    }
    this.#frame = requestAnimationFrame(this.#tick);
  };

  #align(): void {
    const lead = this.#lead;
    if (!lead) return;
    for (const { element } of this.#tracks) {
      if (element === lead || element.ended || lead.currentTime >= (element.duration || 0)) continue;
      if (Math.abs(element.currentTime - lead.currentTime) > DRIFT_S) element.currentTime = lead.currentTime;
    }
  }
}
