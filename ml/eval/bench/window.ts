import { SIDES } from '#realtime/contract/labels.ts';
import type { ReferenceCall } from '#ml/eval/calls/load.ts';

/**
 * A stretch of a call that is repeated without end: `lengthMs` of it from `offsetMs` on, with the lines that lie within
 * moved to their new time. Lines cut by an edge are heard but not counted. Pure.
 */
export function windowOf(call: ReferenceCall, offsetMs: number, lengthMs: number): ReferenceCall {
  const lengthOf = { rep: new Float32Array(lengthMs * 16), customer: new Float32Array(lengthMs * 16) };
  for (const side of SIDES) {
    const from = call.sound[side];
    const to = lengthOf[side];
    for (let at = 0; at < to.length;) {
      const place = (offsetMs * 16 + at) % from.length;
      const part = from.subarray(place, place + to.length - at);
      to.set(part, at);
      at += part.length;
    }
  }
  const roundMs = call.sound.rep.length / 16;
  const lines: ReferenceCall['lines'] = [];
  for (let round = 0; round * roundMs < offsetMs + lengthMs; round++) {
    for (const line of call.lines) {
      const startMs = line.startMs + round * roundMs - offsetMs;
      const endMs = line.endMs + round * roundMs - offsetMs;
      // The end needs time to be heard before the sound stops.
      if (startMs >= 0 && endMs <= lengthMs - 1_000) lines.push({ ...line, startMs, endMs });
    }
  }
  return { ...call, durationMs: lengthMs, lines, sound: lengthOf };
}
