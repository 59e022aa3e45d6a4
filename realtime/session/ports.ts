import type { Recognizer } from '#ml/asr/asr.port.ts';
import type { ProsodyExtractor } from '#ml/prosody/prosody.port.ts';
import type { TextClassifier } from '#ml/text/classifier.port.ts';
import type { VoiceDetector } from '#ml/vad/vad.port.ts';
import type { Lang } from '#realtime/contract/labels.ts';

/** Wall time and timers, injected so that a test can run an hour in a millisecond. */
export interface Clock {
  now(): number;
  /** Returns what cancels it. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, Math.max(0, ms));
    timer.unref?.();
    return () => clearTimeout(timer);
  },
};

export type Stage = 'vad' | 'asr' | 'text' | 'prosody';

/** The models that a call is heard with. Each may run anywhere; none is created here. */
export interface SessionPorts {
  vad: VoiceDetector;
  recognizers: { of(lang: Lang): Recognizer };
  classifier: TextClassifier;
  prosody: ProsodyExtractor;
  clock: Clock;
  /** A model failed on an utterance; the call goes on. `stage` says where, never what was said. */
  onFailure?(stage: Stage, error: unknown): void;
  /** Delays for the metrics: from the last sample of the words to the event, ms of wall time. */
  onDelay?(kind: 'final' | 'partial', ms: number): void;
}
