import { floats, floatsOf, longs, openSession, output } from '#ml/pool/session.ts';
import { FRAME_SAMPLES } from './vad.port.ts';

/** What the model has of one speaker between two frames. */
export interface SileroState {
  /** The 64 samples before the next frame; without them the model hears nothing. */
  readonly context: Float32Array;
  /** Two layers of 128. */
  readonly memory: Float32Array;
}

export interface SileroItem {
  readonly frames: Float32Array;
  readonly state: SileroState;
}

export interface SileroAnswer {
  readonly probabilities: number[];
  readonly state: SileroState;
}

const CONTEXT = 64;
const WIDTH = 128;
const INPUT = CONTEXT + FRAME_SAMPLES;

export const freshState = (): SileroState => ({
  context: new Float32Array(CONTEXT),
  memory: new Float32Array(2 * WIDTH),
});

/** Opens Silero VAD. One call takes frames of many speakers and costs half as much a speaker as one call for each. */
export const openSilero = async (path: string) => {
  const session = await openSession(path);
  const rate = longs([16_000], []);

  const step = async (
    speakers: { context: Float32Array; memory: Float32Array; frames: Float32Array }[],
    at: number,
  ) => {
    const n = speakers.length;
    const input = new Float32Array(n * INPUT);
    const state = new Float32Array(2 * n * WIDTH);
    speakers.forEach((s, i) => {
      const frame = s.frames.subarray(at, at + FRAME_SAMPLES);
      input.set(s.context, i * INPUT);
      input.set(frame, i * INPUT + CONTEXT);
      for (const layer of [0, 1])
        state.set(s.memory.subarray(layer * WIDTH, (layer + 1) * WIDTH), (layer * n + i) * WIDTH);
      s.context.set(frame.subarray(FRAME_SAMPLES - CONTEXT));
    });
    const result = await session.run({
      input: floats(input, [n, INPUT]),
      state: floats(state, [2, n, WIDTH]),
      sr: rate,
    });
    const next = floatsOf(output(result, 'stateN'));
    speakers.forEach((s, i) => {
      for (const layer of [0, 1])
        s.memory.set(next.subarray((layer * n + i) * WIDTH, (layer * n + i + 1) * WIDTH), layer * WIDTH);
    });
    return floatsOf(output(result, 'output'));
  };

  return {
    detect: async (items: readonly SileroItem[]): Promise<SileroAnswer[]> => {
      const speakers = items.map((item) => ({
        frames: item.frames,
        context: item.state.context.slice(),
        memory: item.state.memory.slice(),
        probabilities: [] as number[],
      }));
      const longest = Math.max(0, ...speakers.map((s) => s.frames.length));
      for (let at = 0; at < longest; at += FRAME_SAMPLES) {
        const active = speakers.filter((s) => s.frames.length > at);
        const out = await step(active, at);
        active.forEach((s, i) => s.probabilities.push(out[i] ?? 0));
      }
      return speakers.map(({ probabilities, context, memory }) => ({ probabilities, state: { context, memory } }));
    },
    close: () => session.release(),
  };
};
