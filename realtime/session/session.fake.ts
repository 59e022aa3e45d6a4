import type { CallEventDraft } from '#realtime/contract/call-events.schema.ts';
import { SIDES, type Side } from '#realtime/contract/labels.ts';
import { rms } from '#realtime/segments/pcm.ts';
import type { CallContext, CallSession, SessionSink } from './session.port.ts';

interface Ear {
  atMs: number;
  audioMs: number;
  speechMs: number;
  open: { id: string; startMs: number; lastLoudMs: number } | null;
  silenced: boolean;
}

/** What the fake hears in the n-th stretch of sound of a side (from 0), and which events follow it. */
export interface Said {
  text: string;
  after?: (utteranceId: string, atMs: number) => CallEventDraft[];
}

const LOUD = 0.02;
const PAUSE_MS = 400;
const BLOCK_MS = 20;

/**
 * A session without models: every stretch that is louder than −34 dBFS is an utterance, over after 400 ms of quiet.
 * Times, gaps, drops and consent behave as in the real one.
 */
export function createFakeSession(
  context: CallContext,
  sink: SessionSink,
  say: (side: Side, n: number) => Said = (side, n) => ({ text: `${side} ${n}` }),
): CallSession & { notes: CallEventDraft[] } {
  const finals = context.history.filter((e) => e.kind === 'utterance.final');
  const counts: Record<Side, number> = { rep: 0, customer: 0 };
  for (const e of finals) counts[e.side]++;
  const ear = (side: Side): Ear => ({ atMs: 0, audioMs: 0, speechMs: 0, open: null, silenced: !context.analysed[side] });
  const ears: Record<Side, Ear> = { rep: ear('rep'), customer: ear('customer') };
  const notes: CallEventDraft[] = [];
  let over = false;

  function finish(side: Side): void {
    const { open } = ears[side];
    if (!open) return;
    ears[side].open = null;
    ears[side].speechMs += open.lastLoudMs - open.startMs;
    const { text, after } = say(side, counts[side]++);
    sink.event({ kind: 'utterance.final', utteranceId: open.id, side, startMs: open.startMs, endMs: open.lastLoudMs, text, lang: context.lang });
    for (const draft of after?.(open.id, open.lastLoudMs) ?? []) sink.event(draft);
  }

  function hear(side: Side, block: Float32Array, ms: number): void {
    const e = ears[side];
    const level = rms(block);
    if (level > LOUD) {
      if (!e.open) {
        e.open = { id: `${side[0]}${counts[side] + 1}`, startMs: e.atMs, lastLoudMs: e.atMs };
        sink.pulse({ kind: 'speaking', side, on: true });
      }
      e.open.lastLoudMs = e.atMs + ms;
    } else if (e.open && e.atMs - e.open.lastLoudMs > PAUSE_MS) {
      finish(side);
      sink.pulse({ kind: 'speaking', side, on: false });
    }
    e.atMs += ms;
    e.audioMs += ms;
  }

  return {
    notes,
    push(side, samples, rate, atMs) {
      const e = ears[side];
      if (over || e.silenced || samples.length === 0) return;
      if (atMs !== undefined && atMs > e.atMs + 1) {
        finish(side);
        if (e.audioMs > 0) sink.event({ kind: 'audio.gap', side, startMs: e.atMs, endMs: atMs, cause: 'dropped' });
        e.atMs = atMs;
      }
      const size = Math.max(1, Math.round((rate * BLOCK_MS) / 1000));
      for (let at = 0; at < samples.length; at += size) {
        const block = samples.subarray(at, at + size);
        hear(side, block, (block.length * 1000) / rate);
      }
      sink.pulse({ kind: 'level', side, level: Math.min(1, rms(samples)), atMs: e.atMs });
    },
    drop: finish,
    endSide: finish,
    silence(side, forGood = true) {
      ears[side].silenced ||= forGood;
      ears[side].open = null;
    },
    note: (draft) => void notes.push(draft),
    async end() {
      if (!over) SIDES.forEach(finish);
      over = true;
      return { durationMs: Math.max(ears.rep.atMs, ears.customer.atMs) };
    },
    ready: () => Promise.resolve(),
    stats: () => ({
      audioMs: { rep: ears.rep.audioMs, customer: ears.customer.audioMs },
      speechMs: { rep: ears.rep.speechMs, customer: ears.customer.speechMs },
      waitingFinals: 0,
      partialsDone: 0,
      partialsDropped: 0,
      delayMs: 0,
    }),
  };
}
