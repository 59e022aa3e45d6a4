import type { CallEvent, CallEventDraft, CallEventOf } from '#realtime/contract/call-events.schema.ts';
import { applyCallEvent, foldCall, type CallView } from '#realtime/contract/call-view.ts';
import { SIDES, type Side } from '#realtime/contract/labels.ts';
import type { CallPulse, CallPulseDraft } from '#realtime/contract/pulses.schema.ts';
import type { CallContext, CallSession, SessionSink } from '#realtime/session/session.port.ts';
import type { RecordingSink } from '#realtime/sources/recording-sink.port.ts';
import type { CallLog } from '../event-log/call-log.ts';
import type { Clock } from '../shared/clock.ts';
import { AppError } from '../shared/errors.ts';
import { CallClock } from './call-clock.ts';
import { SideRecorder } from './side-recorder.ts';

export type EndReason = CallEventOf<'call.ended'>['reason'];
export type Answer = CallEventOf<'call.consent'>['answer'] | null;

/** Brings in one side's sound, for whoever holds its connection. */
export interface SideFeed {
  push(samples: Float32Array, rate: number): void;
  /** The connection went away; the side may come back. */
  drop(): void;
  /** The side is over. */
  end(): void;
  /** Resolves when little enough is waiting that more may be read. */
  ready(): Promise<void>;
  /** False once the side or the call is over, or somebody else has taken the side. */
  open(): boolean;
}

export interface RunnerPorts {
  log: CallLog;
  clock: Clock;
  createSession(context: CallContext, sink: SessionSink): CallSession;
  /** null where this side is not kept. */
  openSink(side: Side): Promise<RecordingSink | null>;
  pulse(pulse: CallPulse): void;
  /** The call's first sample has come. */
  onStarted(zeroAt: number): Promise<void>;
  onFailure(error: unknown): void;
}

export interface RunnerOptions {
  context: CallContext;
  consent: Record<Side, Answer>;
  started: Omit<CallEventOf<'call.started'>, 'callId' | 'seq' | 'at'>;
  /** Wall clock of zero where the call went on before a restart. */
  zeroAt: number | null;
}

/** A side from which nothing comes for so long has a gap, although its connection stands. */
const STALL_MS = 5_000;
const END_CAP_MS = 15_000;

interface SideState {
  feed: SideFeed | null;
  recorder: SideRecorder | null;
  timing: 'wall' | 'own';
  over: boolean;
  heardAt: number | null;
  /** Told `connected`, not yet `dropped` or `ended`. */
  told: boolean;
  everTold: boolean;
}

/** How far each side had come, by what the log holds. */
function heardBefore(history: readonly CallEvent[]): Record<Side, number> {
  const heard = { rep: 0, customer: 0 };
  for (const e of history) {
    if (e.kind === 'utterance.final' || e.kind === 'audio.gap') heard[e.side] = Math.max(heard[e.side], e.endMs);
    else if (e.kind === 'audio.side') heard[e.side] = Math.max(heard[e.side], e.atMs);
  }
  return heard;
}

/** Owns one live call: its session, its clock, who feeds which side, its recording, and the order of its events. */
export class CallRunner {
  readonly callId: string;
  readonly #ports: RunnerPorts;
  readonly #options: RunnerOptions;
  readonly #session: CallSession;
  readonly #clock: CallClock;
  readonly #sides: Record<Side, SideState>;
  readonly #consent: Record<Side, Answer>;
  readonly #unsubscribe: () => void;
  readonly #restored = new Set<Side>();
  #view: CallView;
  #begun: boolean;
  #ending: Promise<void> | null = null;
  #touchedAt: number;

  constructor(ports: RunnerPorts, options: RunnerOptions) {
    const { context } = options;
    this.callId = context.callId;
    this.#ports = ports;
    this.#options = options;
    this.#consent = { ...options.consent };
    const heard = heardBefore(context.history);
    this.#clock = new CallClock(options.zeroAt, heard);
    for (const side of SIDES) if (heard[side] > 0) this.#restored.add(side);
    this.#view = foldCall(this.callId, context.history);
    this.#begun = this.#view.status !== 'waiting';
    this.#touchedAt = ports.clock.now();
    const side = (name: Side): SideState => ({
      feed: null,
      recorder: null,
      timing: 'wall',
      over: this.#view.sides[name] === 'ended',
      heardAt: null,
      told: false,
      everTold: this.#view.sides[name] !== null,
    });
    this.#sides = { rep: side('rep'), customer: side('customer') };
    this.#unsubscribe = ports.log.subscribe(this.callId, (event) => (this.#view = applyCallEvent(this.#view, event)));
    this.#session = ports.createSession(context, {
      event: (draft) => void this.#append(draft),
      pulse: (pulse: CallPulseDraft) => ports.pulse({ ...pulse, callId: this.callId } as CallPulse),
    });
  }

  get view(): CallView {
    return this.#view;
  }
  get ended(): boolean {
    return this.#ending !== null;
  }
  get consent(): Readonly<Record<Side, Answer>> {
    return this.#consent;
  }
  /** How far each side has come, ms. */
  get heardMs(): Record<Side, number> {
    return { rep: this.#clock.positionMs('rep'), customer: this.#clock.positionMs('customer') };
  }
  get stats() {
    return this.#session.stats();
  }

  /** Epoch ms of the last sound, or of the opening. */
  get touchedAt(): number {
    return this.#touchedAt;
  }
  /** Every side that may still speak has said that it is over. */
  get sidesOver(): boolean {
    const heard = SIDES.filter((side) => this.#consent[side] === 'accepted');
    return heard.length > 0 && heard.every((side) => this.#sides[side].over);
  }
  /** Somebody said it is over, and nobody else is there. */
  get abandoned(): boolean {
    return SIDES.some((side) => this.#sides[side].over) && SIDES.every((side) => this.#sides[side].feed === null);
  }
  get source(): string {
    return this.#options.started.source;
  }
  get begun(): boolean {
    return this.#begun;
  }

  /**
   * @param timing `wall`: where the sound begins is told by when it comes; `own`: it goes on at its own end, as the
   * channels of a recording do
   * @throws AppError `call_ended`, `consent_missing`, `consent_declined`, `gone` (side over) or `side_taken`
   */
  connect(side: Side, timing: 'wall' | 'own' = 'wall'): SideFeed {
    const state = this.#sides[side];
    if (this.#ending) throw new AppError('call_ended', 'This call has ended.');
    if (this.#consent[side] === null) throw new AppError('consent_missing', 'This side has not been asked whether it may be heard.');
    if (this.#consent[side] !== 'accepted') throw new AppError('consent_declined', 'This side does not want to be heard.');
    if (state.over) throw new AppError('gone', 'This side has ended.');
    if (state.feed) throw new AppError('side_taken', 'Somebody feeds this side already.');
    this.#touchedAt = this.#ports.clock.now();
    if (timing === 'wall') this.#clock.join(side);
    state.timing = timing;
    const feed: SideFeed = {
      push: (samples, rate) => {
        if (state.feed === feed) this.#push(side, samples, rate);
      },
      drop: () => {
        if (state.feed === feed) this.#leave(side, 'dropped');
      },
      end: () => {
        if (state.feed !== feed) return;
        state.over = true;
        this.#leave(side, 'ended');
      },
      ready: () => this.#session.ready(),
      open: () => state.feed === feed && !this.#ending,
    };
    state.feed = feed;
    return feed;
  }

  #push(side: Side, samples: Float32Array, rate: number): void {
    if (this.#ending || samples.length === 0) return;
    const now = this.#ports.clock.now();
    const state = this.#sides[side];
    if (state.timing === 'wall' && state.heardAt !== null && now - state.heardAt > STALL_MS) this.#clock.join(side);
    state.heardAt = now;
    this.#touchedAt = now;
    const before = this.#clock.positionMs(side);
    const atMs = this.#clock.take(side, (samples.length * 1000) / rate, now);
    if (!this.#begun) this.#begin();
    const joined = !state.told;
    const place = atMs ?? Math.max(0, this.#clock.positionMs(side) - (samples.length * 1000) / rate);
    if (joined) {
      void this.#append({ kind: 'audio.side', side, state: state.everTold ? 'resumed' : 'connected', atMs: place });
      state.told = state.everTold = true;
    }
    state.recorder ??= new SideRecorder(this.#ports.openSink(side).catch((error) => (this.#ports.onFailure(error), null)));
    // The session was not there while the server was away; it tells its own gaps, but not this one.
    if (this.#restored.delete(side) && atMs !== undefined && atMs > before) {
      void this.#append({ kind: 'audio.gap', side, startMs: before, endMs: atMs, cause: 'restart' });
    }
    // After a break the file is told where the sound belongs, also where nothing was missed: it may be longer or shorter.
    state.recorder.write(samples, rate, joined ? place : atMs);
    this.#session.push(side, samples, rate, atMs);
  }

  #begin(): void {
    this.#begun = true;
    void this.#append(this.#options.started);
    this.#ports.onStarted(this.#clock.zeroAt ?? this.#ports.clock.now()).catch((error) => this.#ports.onFailure(error));
  }

  #leave(side: Side, how: 'dropped' | 'ended'): void {
    const state = this.#sides[side];
    state.feed = null;
    if (how === 'ended') this.#session.endSide(side);
    else this.#session.drop(side);
    if (state.told) void this.#append({ kind: 'audio.side', side, state: how, atMs: this.#clock.positionMs(side) });
    state.told = false;
    state.heardAt = null;
  }

  /** Stores an event that a person made, and lets the session know. Rejects with AppError where the call has ended. */
  async note(draft: CallEventDraft): Promise<CallEvent> {
    if (this.#ending) throw new AppError('call_ended', 'This call has ended.');
    this.#session.note(draft);
    return this.#ports.log.append(this.callId, draft);
  }

  /** The answer that counts from now on; whoever does not want to be heard is not, from this moment. */
  answer(side: Side, answer: NonNullable<Answer>): void {
    this.#consent[side] = answer;
    if (answer === 'accepted') return;
    this.#session.silence(side);
    if (this.#sides[side].feed) this.#leave(side, 'ended');
    void this.#sides[side].recorder?.close();
    this.#sides[side].recorder = null;
  }

  /**
   * Somebody of this side has taken their yes back: what is unfinished of it is thrown away at once, and its sound is let
   * in again for the others.
   * @param others whether anybody else of the side has said yes
   */
  hush(side: Side, others: boolean): void {
    if (this.#ending) return;
    this.#session.silence(side, false);
    this.#clock.forget(side);
    if (this.#sides[side].feed) this.#leave(side, 'dropped');
    if (!others) this.#consent[side] = null;
  }

  /** Closes the file of a side, so that it can be taken away; what is heard from now on makes a new one. */
  async closeRecording(side: Side): Promise<void> {
    const { recorder } = this.#sides[side];
    this.#sides[side].recorder = null;
    await recorder?.close();
  }

  /** Is this side being fed right now? */
  fed(side: Side): boolean {
    return this.#sides[side].feed !== null;
  }

  ready(): Promise<void> {
    return this.#session.ready();
  }

  async #append(draft: CallEventDraft): Promise<void> {
    try {
      await this.#ports.log.append(this.callId, draft);
    } catch (error) {
      this.#ports.onFailure(error);
    }
  }

  /** Ends it once and for all; resolves when everything is stored. */
  end(reason: EndReason): Promise<void> {
    this.#ending ??= this.#finish(reason);
    return this.#ending;
  }

  async #finish(reason: EndReason): Promise<void> {
    for (const side of SIDES) if (this.#sides[side].feed) this.#leave(side, 'ended');
    await this.#settle();
    await this.#append({ kind: 'call.ended', reason, durationMs: this.#clock.durationMs });
    await this.#ports.log.flush();
    this.#unsubscribe();
    this.#ports.log.release(this.callId);
  }

  /** Open utterances are finished and stored, the recording is on the disk; the call itself stays live. */
  async suspend(): Promise<void> {
    if (this.#ending) return this.#ending;
    for (const side of SIDES) if (this.#sides[side].feed) this.#leave(side, 'dropped');
    await this.#settle();
    await this.#ports.log.flush();
    this.#unsubscribe();
  }

  async #settle(): Promise<void> {
    await Promise.all([
      this.#session.end(END_CAP_MS).catch((error) => this.#ports.onFailure(error)),
      ...SIDES.map((side) => this.#sides[side].recorder?.close().catch((error) => this.#ports.onFailure(error))),
    ]);
  }
}
