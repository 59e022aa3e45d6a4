import type { Side } from '#realtime/contract/labels.ts';
import type { TrackerSpec } from '#realtime/session/session.port.ts';

/** Trackers that a coach defined and that this sentence sets off: a logistic head on the sentence's vector. Pure. */
export function trackerHits(
  trackers: readonly TrackerSpec[],
  said: { vector: Float32Array; side: Side },
): { tracker: TrackerSpec; score: number }[] {
  return trackers.flatMap((tracker) => {
    if (tracker.side !== null && tracker.side !== said.side) return [];
    if (tracker.weights.length !== said.vector.length) return [];
    const logit = tracker.weights.reduce((sum, w, i) => sum + w * said.vector[i]!, tracker.bias);
    const score = 1 / (1 + Math.exp(-logit));
    return score >= tracker.threshold ? [{ tracker, score }] : [];
  });
}
