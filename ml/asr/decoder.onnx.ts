import { floats, floatsOf, longs, longsOf, ort, output } from '#ml/pool/session.ts';
import type { Feeds, Session } from '#ml/pool/session.ts';
import type { Decoder } from './decode.ts';

export interface DecoderShape {
  readonly layers: number;
  readonly width: number;
  /** Most tokens of one utterance, prompt and draft included. */
  readonly capacity: number;
}

/**
 * The cache of keys and values, laid out [position, layer * 2, width]: a step writes its rows behind the ones that are there,
 * the runtime reads and writes this very memory, and going back is a smaller number. One for each model and worker.
 */
export const createDecoderCache = ({ layers, width, capacity }: DecoderShape) => {
  const row = layers * 2 * width;
  const memory = new Float32Array(capacity * row);
  return {
    capacity,
    rows: (from: number, to: number): ort.Tensor =>
      floats(memory.subarray(from * row, to * row), [to - from, layers * 2, width]),
  };
};

export type DecoderCache = ReturnType<typeof createDecoderCache>;

/** A decoder over one utterance; `cross` are the encoder's outputs, handed over as they came. */
export const createDecoder = (session: Session, cache: DecoderCache, cross: Feeds): Decoder => {
  let length = 0;
  return {
    get length() {
      return length;
    },
    feed: async (tokens) => {
      const until = length + tokens.length;
      if (until > cache.capacity) throw new Error(`an utterance of more than ${cache.capacity} tokens`);
      const result = await session.run(
        { ids: longs(tokens), past: cache.rows(0, length), ...cross },
        { token: null, log_prob: null, fresh: cache.rows(length, until) },
      );
      length = until;
      return { next: longsOf(output(result, 'token')), logProbs: [...floatsOf(output(result, 'log_prob'))] };
    },
    rewind: (to) => {
      length = to;
    },
  };
};
