import type { CallEvent } from '#realtime/contract/call-events.schema.ts';
import type { CallPulse } from '#realtime/contract/pulses.schema.ts';
import type { LiveListener, LiveTransport } from '../transport.ts';

/** A wire that plays recorded events, for tests: `replayed` is the log, `send` is what happens now. */
export function recordedTransport(log: readonly CallEvent[] = []) {
  const listeners = new Set<LiveListener>();
  const events = [...log];
  const follows: { callId: string; afterSeq: number }[] = [];
  const whispers: string[] = [];
  let up = true;
  const transport: LiveTransport = {
    isUp: () => up,
    follow: async (callId, afterSeq) => {
      follows.push({ callId, afterSeq });
      const mine = events.filter((e) => e.callId === callId && e.seq > afterSeq);
      queueMicrotask(() => mine.forEach((event) => listeners.forEach((l) => l.event?.(event))));
      return { ok: true, seq: events.findLast((e) => e.callId === callId)?.seq ?? 0 };
    },
    unfollow: () => {},
    whisper: async (_callId, text) => {
      whispers.push(text);
      return { ok: true };
    },
    followBoard: async () => ({ ok: true, seq: 0 }),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    transport,
    follows,
    whispers,
    send: (event: CallEvent) => {
      events.push(event);
      if (up) listeners.forEach((l) => l.event?.(event));
    },
    pulse: (pulse: CallPulse) => up && listeners.forEach((l) => l.pulse?.(pulse)),
    drop: () => {
      up = false;
      listeners.forEach((l) => l.down?.());
    },
    restore: () => {
      up = true;
      listeners.forEach((l) => l.up?.());
    },
  };
}
