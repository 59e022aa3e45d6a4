import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CallEvent, CallEventDraft } from '#realtime/contract/call-events.schema.ts';
import { foldCall, type CallView } from '#realtime/contract/call-view.ts';
import { SIDES, type Side } from '#realtime/contract/labels.ts';
import type { CallPulse } from '#realtime/contract/pulses.schema.ts';
import type { CallContext } from '#realtime/session/session.port.ts';
import type { RecordingSinks } from '#realtime/sources/recording-sink.port.ts';
import type { CallLog } from '../event-log/call-log.ts';
import type { Publisher } from '../event-log/publisher.ts';
import { standing } from '../features/calls/calls.models.ts';
import type { CallRow, CallsRepository } from '../features/calls/calls.repository.ts';
import type { Clock } from '../shared/clock.ts';
import { AppError, notFound } from '../shared/errors.ts';
import type { Ids } from '../shared/ids.ts';
import { CallRunner, type Answer, type EndReason } from './call-runner.ts';
import type { Hearing } from './hearing.port.ts';

/** After one side has said that it is over and nobody is connected any more, the call waits so long for the other. */
const ABANDONED_MS = 10_000;

/** What changes a call's line on the board. */
const ON_THE_BOARD: ReadonlySet<CallEvent['kind']> = new Set([
  'signal.risk',
  'signal.objection',
  'signal.withdrawn',
  'signal.sentiment',
  'call.consent',
  'coach.joined',
  'coach.left',
  'speech.erased',
]);

export interface LiveCallsOptions {
  log: CallLog;
  calls: CallsRepository;
  hearing: Hearing;
  pulses: Publisher<CallPulse>;
  clock: Clock;
  ids: Ids;
  dataDir: string;
  /** null: nothing is recorded. */
  sinks: RecordingSinks | null;
  idleMs: number;
  waitMs: number;
  loadContext(call: CallRow, history: readonly CallEvent[], pace: CallContext['pace']): Promise<CallContext>;
  onChanged(callId: string): void;
  /** The call is over. May be asked twice for one call, after a crash. */
  onEnded(call: CallRow, view: CallView): Promise<void>;
  onFailure(error: unknown, callId: string): void;
}

export const audioPath = (callId: string, side: Side, extension: string): string => join('audio', callId, `${side}${extension}`);

/** The calls that are under way in this process. */
export class LiveCalls {
  readonly #o: LiveCallsOptions;
  readonly #runners = new Map<string, Promise<CallRunner>>();
  readonly #open = new Map<string, CallRunner>();
  #closing = false;

  constructor(options: LiveCallsOptions) {
    this.#o = options;
  }

  count(): number {
    return this.#open.size;
  }
  running(): readonly CallRunner[] {
    return [...this.#open.values()];
  }
  get(callId: string): CallRunner | null {
    return this.#open.get(callId) ?? null;
  }

  /**
   * The runner of a call that has not ended; it goes on from the log where there is something.
   * @throws AppError `not_found`, `call_ended`, `unavailable` (shutting down)
   */
  open(callId: string): Promise<CallRunner> {
    if (this.#closing) return Promise.reject(new AppError('unavailable', 'The server is shutting down.'));
    const known = this.#runners.get(callId);
    if (known) return known;
    const opening = this.#start(callId);
    this.#runners.set(callId, opening);
    opening.catch(() => this.#runners.delete(callId));
    return opening;
  }

  async #start(callId: string): Promise<CallRunner> {
    const { log, calls, clock, hearing, pulses } = this.#o;
    const call = await calls.byId(callId);
    if (!call) throw notFound('call');
    if (call.status === 'ended') throw new AppError('call_ended', 'This call has ended.');
    const history = await log.since(callId, 0);
    // A recording is heard as fast as the machine can, also when a restart takes it up again.
    const context = await this.#o.loadContext(call, history, call.source === 'recording' ? 'upload' : 'live');
    const fail = (error: unknown) => this.#o.onFailure(error, callId);
    const runner = new CallRunner(
      {
        log,
        clock,
        createSession: (ctx, sink) => hearing.createSession(ctx, sink),
        openSink: (side) => this.#sink(callId, side, fail),
        pulse: (pulse) => pulses.publish(callId, pulse),
        onStarted: async (zeroAt) => {
          await calls.update(callId, { status: 'live', startedAt: new Date(clock.now()), zeroAt: new Date(zeroAt) });
          this.#o.onChanged(callId);
        },
        onFailure: fail,
      },
      {
        context,
        consent: { rep: call.consentRep as Answer, customer: call.consentCustomer as Answer },
        zeroAt: call.zeroAt?.getTime() ?? null,
        started: startedEvent(call, context),
      },
    );
    this.#open.set(callId, runner);
    const unsubscribe = log.subscribe(callId, (event) => {
      if (ON_THE_BOARD.has(event.kind)) this.#o.onChanged(callId);
      if (event.kind === 'call.ended') unsubscribe();
    });
    return runner;
  }

  async #sink(callId: string, side: Side, fail: (error: unknown) => void) {
    const { sinks, calls, ids, clock, dataDir } = this.#o;
    if (!sinks) return null;
    const path = audioPath(callId, side, sinks.extension);
    await mkdir(dirname(join(dataDir, path)), { recursive: true });
    await calls.keepAudio({ id: ids.next('aud'), callId, side, path, mediaType: sinks.mediaType, createdAt: new Date(clock.now()) });
    const sink = await sinks.open(join(dataDir, path), fail);
    return {
      ...sink,
      startMs: sink.startMs,
      write: (pcm: Int16Array) => sink.write(pcm),
      close: async () => {
        const kept = await sink.close();
        await calls.audioLength(callId, side, kept.durationMs);
        return kept;
      },
    };
  }

  /** Ends a call, running or not. Ending one that has ended changes nothing. */
  async end(callId: string, reason: EndReason): Promise<void> {
    const call = await this.#o.calls.byId(callId);
    if (!call) throw notFound('call');
    if (call.status === 'ended') return;
    const runner = await this.open(callId);
    const first = !runner.ended;
    await runner.end(reason);
    if (!first) return;
    await this.#finalise(call, runner.view);
    this.#open.delete(callId);
    this.#runners.delete(callId);
    this.#o.onChanged(callId);
  }

  /** What follows the end comes first: should the process die in between, the row still says live and it is done again. */
  async #finalise(call: CallRow, view: CallView): Promise<void> {
    await this.#o.onEnded(call, view);
    await this.#o.calls.update(call.id, {
      status: 'ended',
      endedAt: new Date(view.endedAt ?? this.#o.clock.now()),
      endReason: view.endReason,
      durationMs: view.durationMs,
      risks: standing(view, 'risk'),
      objections: standing(view, 'objection'),
    });
  }

  /** Stores what a person did on a call, live or past. */
  async note(callId: string, draft: CallEventDraft): Promise<CallEvent> {
    const runner = this.#open.get(callId);
    return runner && !runner.ended ? runner.note(draft) : this.#o.log.append(callId, draft);
  }

  async view(callId: string): Promise<CallView> {
    return this.#open.get(callId)?.view ?? foldCall(callId, await this.#o.log.since(callId, 0));
  }

  /** After a start: calls that were live go on when their sound comes back, and are ended when it does not. */
  async recover(): Promise<number> {
    const live = (await this.#o.calls.open()).filter((call) => call.status === 'live');
    for (const call of live) {
      try {
        const view = await this.view(call.id);
        if (view.status === 'ended') await this.#finalise(call, view);
        else await this.open(call.id);
      } catch (error) {
        this.#o.onFailure(error, call.id);
      }
    }
    return live.length;
  }

  /** Ends the calls that nobody feeds. Called every second or so. */
  async reap(): Promise<void> {
    const now = this.#o.clock.now();
    const ending: Promise<void>[] = [];
    for (const runner of this.#open.values()) {
      const quiet = now - runner.touchedAt;
      // A recording's job brings it to its end, however long it waits for its turn.
      if (runner.ended || runner.source === 'recording') continue;
      if (runner.sidesOver || (runner.abandoned && quiet > ABANDONED_MS)) ending.push(this.end(runner.callId, 'sides_ended'));
      else if (runner.begun && quiet > this.#o.idleMs) ending.push(this.end(runner.callId, 'idle'));
    }
    await Promise.all(ending);
  }

  /** Ends the calls that never began. Reads the database; called every minute or so. */
  async reapWaiting(): Promise<void> {
    const now = this.#o.clock.now();
    for (const call of await this.#o.calls.open()) {
      if (call.status !== 'waiting' || call.source === 'recording' || now - call.createdAt.getTime() < this.#o.waitMs) continue;
      const runner = this.#open.get(call.id);
      if (!runner?.begun && !SIDES.some((side) => runner?.fed(side))) await this.end(call.id, 'idle');
    }
  }

  /** Finishes open utterances and lets the calls rest; they stay live and go on after the next start. */
  async shutdown(): Promise<void> {
    this.#closing = true;
    const opened = await Promise.allSettled(this.#runners.values());
    await Promise.all(opened.map((o) => (o.status === 'fulfilled' ? o.value.suspend() : undefined)));
    this.#open.clear();
    this.#runners.clear();
  }
}

function startedEvent(call: CallRow, context: CallContext) {
  const names = { ...(call.repName ? { rep: call.repName } : {}), ...(call.customerName ? { customer: call.customerName } : {}) };
  return {
    kind: 'call.started' as const,
    title: call.title,
    lang: context.lang,
    stage: call.stage,
    customerId: call.customerId,
    customerName: call.customerName,
    dealId: call.dealId,
    ownerId: call.ownerId,
    source: call.source as 'live',
    names,
    checklist: context.checklist.map(({ itemId, title, mandatory }) => ({ itemId, title, mandatory })),
  };
}
