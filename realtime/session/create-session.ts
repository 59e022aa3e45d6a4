import type { CallEventDraft } from '#realtime/contract/call-events.schema.ts';
import { SIDES, type Side } from '#realtime/contract/labels.ts';
import { type HeardTurn, isCrosstalk } from '#realtime/transcripts/crosstalk.ts';
import { CallSignals } from './call-signals.ts';
import type { SessionPorts } from './ports.ts';
import type { CallContext, CallSession, SessionSink, SessionStats } from './session.port.ts';
import { SideSpeech, type SpeechSink } from './side-speech.ts';

/** The transcript is called late from here on (console/README: "behind, over 2 s"). */
const LATE_MS = 2_000;
/** Sound of a recording that may wait before its reader is asked to stop. */
const UPLOAD_AHEAD_MS = 8_000;
const UPLOAD_FINALS = 6;
/** How long a quiet turn waits for the louder one of the same time on the other track. */
const SETTLE_MS = 2_500;
/** Turns that new ones may be a bleed of. */
const RECENT_MS = 30_000;

const lastNumber = (context: CallContext, side: Side) =>
  context.history.reduce((most, e) => {
    const number = 'utteranceId' in e && e.utteranceId?.startsWith(`${side}-`) ? Number(e.utteranceId.slice(side.length + 1)) : 0;
    return Number.isFinite(number) ? Math.max(most, number) : most;
  }, 0);

/** Hears one call: wires sides, signals and the sink, and decides nothing itself. */
export function createCallSession(context: CallContext, ports: SessionPorts, sink: SessionSink): CallSession {
  const signals = new CallSignals(context, ports, sink);
  const recent: HeardTurn[] = [];
  const silenced = new Set<Side>(SIDES.filter((side) => !context.analysed[side]));
  const pushedAt: Record<Side, number> = { rep: 0, customer: 0 };
  let late = false;
  let lateToldAt = 0;
  let waiters: (() => void)[] = [];
  void signals.prepare().catch((error) => ports.onFailure?.('text', error));

  /** Age of a place on a side's clock, wall ms; right where sound comes in real time. */
  const ageOf = (side: Side, ms: number) => ports.clock.now() - pushedAt[side] + (sides[side].listener.audioMs - ms);

  const speech: SpeechSink = {
    speaking: (side, on) => sink.pulse({ kind: 'speaking', side, on }),
    level(side, level, atMs) {
      sink.pulse({ kind: 'level', side, level, atMs });
      tellDelay();
      release();
    },
    gap: (side, startMs, endMs) => sink.event({ kind: 'audio.gap', side, startMs, endMs, cause: 'dropped' }),
    async partial(u, nowMs) {
      sink.pulse({
        kind: 'partial',
        utteranceId: u.id,
        side: u.side,
        startMs: u.startMs,
        text: u.partial.text,
        stableChars: u.partial.stableChars,
      });
      ports.onDelay?.('partial', ageOf(u.side, nowMs));
      await guard('text', () => signals.partial(u, nowMs));
    },
    async final(u, turn, prosody) {
      while (recent[0] && recent[0].endMs < turn.startMs - RECENT_MS) recent.shift();
      if (isCrosstalk(turn, recent)) return speech.cleared(u);
      recent.push(turn);
      const { startMs, endMs, text, lang } = turn;
      sink.event({ kind: 'utterance.final', utteranceId: u.id, side: u.side, startMs, endMs, text, lang });
      ports.onDelay?.('final', ageOf(u.side, endMs));
      await guard('text', () => signals.final(u, turn, prosody));
      release();
    },
    cleared(u) {
      sink.pulse({ kind: 'partial.cleared', utteranceId: u.id, side: u.side });
      signals.cleared(u);
    },
    failed: (stage, error) => ports.onFailure?.(stage, error),
    partialLost: tellDelay,
  };

  async function guard(stage: 'text', work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      ports.onFailure?.(stage, error);
    }
  }

  const make = (side: Side, firstNumber: number) =>
    new SideSpeech(ports, speech, {
      callId: context.callId,
      side,
      lang: context.lang,
      bias: context.bias,
      pace: context.pace,
      firstNumber,
      settled: (turn) => settle(turn, sides[side === 'rep' ? 'customer' : 'rep']),
    });
  const sides: Record<Side, SideSpeech> = {
    rep: make('rep', lastNumber(context, 'rep')),
    customer: make('customer', lastNumber(context, 'customer')),
  };
  const both = () => Object.values(sides);

  /** A turn that the other track has louder at the same time may be its echo: wait for those words first. */
  async function settle(turn: { startMs: number; endMs: number; level: number }, other: SideSpeech): Promise<void> {
    if (context.pace === 'upload' && other.listener.audioMs < turn.endMs) return;
    const until = ports.clock.now() + SETTLE_MS;
    while (other.unsettled(turn.startMs, turn.endMs) && other.levelIn(turn.startMs, turn.endMs) > 2 * turn.level && ports.clock.now() < until) {
      await new Promise<void>((done) => ports.clock.after(100, done));
    }
  }

  const delayMs = () => Math.max(...both().map((s) => s.delayMs));

  function tellDelay(): void {
    if (context.pace === 'upload') return;
    const delay = delayMs();
    const now = ports.clock.now();
    if (delay > LATE_MS && now - lateToldAt >= 1_000) {
      late = true;
      lateToldAt = now;
      sink.pulse({ kind: 'late', delayMs: Math.round(delay) });
    } else if (late && delay <= LATE_MS) {
      late = false;
      sink.pulse({ kind: 'late', delayMs: 0 });
    }
  }

  const isReady = () => both().every((s) => s.listener.waitingMs < UPLOAD_AHEAD_MS && s.waitingFinals < UPLOAD_FINALS);
  function release(): void {
    if (waiters.length === 0 || !isReady()) return;
    const list = waiters;
    waiters = [];
    for (const done of list) done();
  }

  return {
    push(side, samples, rate, atMs) {
      if (silenced.has(side)) return;
      pushedAt[side] = ports.clock.now();
      sides[side].listener.push(samples, rate, atMs);
    },
    drop: (side) => void sides[side].listener.flush(),
    endSide: (side) => void sides[side].finish(),
    silence(side, forGood = true) {
      if (forGood) silenced.add(side);
      sides[side].silence();
      if (!forGood) sides[side] = make(side, sides[side].number);
    },
    note: (draft: CallEventDraft) => signals.note(draft),
    async end(deadlineMs) {
      let cancel = () => {};
      const cap = new Promise<void>((done) => {
        cancel = ports.clock.after(deadlineMs, done);
      });
      await Promise.race([Promise.all(both().map((s) => s.finish())), cap]);
      cancel();
      for (const s of both()) s.silence();
      signals.close();
      return { durationMs: Math.max(...both().map((s) => s.listener.audioMs)) };
    },
    async ready() {
      if (isReady()) return;
      await new Promise<void>((done) => waiters.push(done));
    },
    stats(): SessionStats {
      const per = (read: (s: SideSpeech) => number) => ({ rep: read(sides.rep), customer: read(sides.customer) });
      return {
        audioMs: per((s) => s.listener.audioMs),
        speechMs: per((s) => s.listener.speechMs),
        waitingFinals: sides.rep.waitingFinals + sides.customer.waitingFinals,
        partialsDone: sides.rep.partialsDone + sides.customer.partialsDone,
        partialsDropped: sides.rep.partialsDropped + sides.customer.partialsDropped,
        delayMs: delayMs(),
      };
    },
  };
}
