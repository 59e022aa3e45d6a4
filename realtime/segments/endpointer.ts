import { FRAME_MS } from '#ml/vad/vad.port.ts';

export interface EndpointSettings {
  /** A frame at or over `onset` may begin speech; under `offset` it counts as silence (hysteresis as in Silero's own iterator). */
  onset: number;
  offset: number;
  /** Voiced frames in a row that open an utterance. */
  onsetFrames: number;
  /** Heard before the first voiced frame: telephone words are clipped without it (measured: docs/models.md). */
  preRollMs: number;
  /** Silence that ends an utterance: where it starts, and between what it adapts. */
  hangoverMs: number;
  minHangoverMs: number;
  maxHangoverMs: number;
  /** Kept after the last voiced frame. */
  tailMs: number;
  /** Less voiced sound than this is a click, not speech. */
  minVoicedMs: number;
  /** From here on shorter and shorter pauses end the utterance … */
  softMaxMs: number;
  /** … and here it is cut, at the least voiced of the last frames. */
  hardMaxMs: number;
}

export const DEFAULT_ENDPOINTING: EndpointSettings = {
  onset: 0.5,
  offset: 0.35,
  onsetFrames: 2,
  preRollMs: 320,
  hangoverMs: 480,
  minHangoverMs: 320,
  maxHangoverMs: 720,
  tailMs: 200,
  minVoicedMs: 96,
  softMaxMs: 9_000,
  hardMaxMs: 18_000,
};

export interface EndpointState {
  phase: 'silence' | 'speech';
  /** Voiced frames in a row while still in silence. */
  onsetRun: number;
  startMs: number;
  firstVoicedMs: number;
  lastVoicedMs: number;
  voicedMs: number;
  /** End of the utterance before, so that pre-roll never takes its words twice. */
  previousEndMs: number;
  /** This speaker's hangover now. */
  hangoverMs: number;
  /** Silences inside utterances of this speaker, slowly forgotten; what the hangover adapts to. */
  pauseMs: number;
  /** Probabilities of the last second, for the cut at the hard limit. */
  recent: readonly number[];
}

export type EndpointAction =
  | { kind: 'none' }
  | { kind: 'start'; startMs: number }
  /** `cut`: the speaker goes on, the next utterance follows without a gap. */
  | { kind: 'end'; startMs: number; endMs: number; cut: boolean }
  | { kind: 'discard'; startMs: number };

export const initialEndpointState = (settings: EndpointSettings, atMs = 0): EndpointState => ({
  phase: 'silence',
  onsetRun: 0,
  startMs: 0,
  firstVoicedMs: 0,
  lastVoicedMs: 0,
  voicedMs: 0,
  previousEndMs: atMs,
  hangoverMs: settings.hangoverMs,
  pauseMs: settings.hangoverMs * 0.5,
  recent: [],
});

const clamp = (x: number, low: number, high: number) => Math.min(high, Math.max(low, x));

/** The silence that ends an utterance of this length now: full at first, falling to the least between soft and hard limit. */
export function hangoverAt(state: EndpointState, lengthMs: number, settings: EndpointSettings): number {
  if (lengthMs <= settings.softMaxMs) return state.hangoverMs;
  const over = (lengthMs - settings.softMaxMs) / (settings.hardMaxMs - settings.softMaxMs);
  return Math.max(160, state.hangoverMs * (1 - over) + 160 * over);
}

/**
 * One frame of voice detection in, at most one decision out. Pure: time is the frame's own end on the side's clock.
 * The hangover follows the speaker: who pauses long inside sentences is given longer, 1.6 × the remembered pause,
 * between the two bounds.
 */
export function stepEndpoint(
  state: EndpointState,
  frame: { probability: number; endMs: number },
  settings: EndpointSettings = DEFAULT_ENDPOINTING,
): { state: EndpointState; action: EndpointAction } {
  const { probability: p, endMs } = frame;
  const frameStart = endMs - FRAME_MS;
  if (state.phase === 'silence') {
    const onsetRun = p >= settings.onset ? state.onsetRun + 1 : 0;
    if (onsetRun < settings.onsetFrames) return { state: { ...state, onsetRun }, action: { kind: 'none' } };
    const firstVoicedMs = endMs - onsetRun * FRAME_MS;
    const startMs = Math.max(state.previousEndMs, firstVoicedMs - settings.preRollMs, 0);
    const next: EndpointState = {
      ...state,
      phase: 'speech',
      onsetRun: 0,
      startMs,
      firstVoicedMs,
      lastVoicedMs: endMs,
      voicedMs: onsetRun * FRAME_MS,
      recent: [p],
    };
    return { state: next, action: { kind: 'start', startMs } };
  }

  const recent = [...state.recent.slice(-31), p];
  const length = endMs - state.startMs;
  if (p >= settings.offset) {
    const pause = frameStart - state.lastVoicedMs;
    // Only real pauses teach; the gaps between syllables do not.
    const pauseMs = pause >= 96 ? state.pauseMs * 0.8 + pause * 0.2 : state.pauseMs;
    const hangoverMs = clamp(1.6 * pauseMs, settings.minHangoverMs, settings.maxHangoverMs);
    const next: EndpointState = {
      ...state,
      recent,
      pauseMs,
      hangoverMs: pause >= 96 ? hangoverMs : state.hangoverMs,
      lastVoicedMs: endMs,
      voicedMs: state.voicedMs + FRAME_MS,
    };
    if (length < settings.hardMaxMs) return { state: next, action: { kind: 'none' } };
    return hardCut(next, endMs, settings);
  }

  const silence = endMs - state.lastVoicedMs;
  if (silence < hangoverAt(state, length, settings) && length < settings.hardMaxMs) {
    return { state: { ...state, recent }, action: { kind: 'none' } };
  }
  return close(state, endMs, settings);
}

/** Ends what is open now, whatever the silence: the side dropped or the call is over. */
export function flushEndpoint(
  state: EndpointState,
  atMs: number,
  settings: EndpointSettings = DEFAULT_ENDPOINTING,
): { state: EndpointState; action: EndpointAction } {
  return state.phase === 'speech' ? close(state, atMs, settings) : { state: { ...state, onsetRun: 0 }, action: { kind: 'none' } };
}

function close(state: EndpointState, nowMs: number, settings: EndpointSettings): { state: EndpointState; action: EndpointAction } {
  const silent: EndpointState = { ...state, phase: 'silence', onsetRun: 0, recent: [] };
  if (state.voicedMs < settings.minVoicedMs) return { state: silent, action: { kind: 'discard', startMs: state.startMs } };
  const endMs = Math.min(nowMs, state.lastVoicedMs + settings.tailMs);
  return {
    state: { ...silent, previousEndMs: endMs },
    action: { kind: 'end', startMs: state.startMs, endMs, cut: false },
  };
}

function hardCut(state: EndpointState, endMs: number, settings: EndpointSettings): { state: EndpointState; action: EndpointAction } {
  let quietest = state.recent.length - 1;
  state.recent.forEach((p, i) => {
    if (p < state.recent[quietest]!) quietest = i;
  });
  const cutMs = endMs - (state.recent.length - 1 - quietest) * FRAME_MS;
  const voicedMs = Math.max(FRAME_MS, endMs - cutMs);
  return {
    // Speech goes on: the next utterance is open from the cut and needs no onset of its own.
    state: { ...state, startMs: cutMs, firstVoicedMs: cutMs, voicedMs, previousEndMs: cutMs, recent: [], hangoverMs: settings.hangoverMs },
    action: { kind: 'end', startMs: state.startMs, endMs: cutMs, cut: true },
  };
}
