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

export interface DecoderExtras {
  /** Tokens that may not stand first, and the position whose answer is the first token. */
  readonly notFirst?: { readonly tokens: ReadonlySet<number>; readonly position: number };
  /** Called with the raw answer of the first run. */
  readonly onOpening?: (result: ort.InferenceSession.OnnxValueMapType) => void;
  /** Outputs beside token, log_prob and fresh. */
  readonly alsoFetch?: readonly string[];
}

/** The best of the choices of each position: graphs that have to leave something out give more than one. */
const choose = (tokens: number[], scores: Float32Array, positions: number, from: number, extras: DecoderExtras) => {
  const choices = tokens.length / positions;
  const next: number[] = [];
  const logProbs: number[] = [];
  for (let i = 0; i < positions; i++) {
    const avoid = extras.notFirst && from + i === extras.notFirst.position ? extras.notFirst.tokens : undefined;
    let pick = i * choices;
    while (avoid?.has(tokens[pick] ?? -1) && pick < (i + 1) * choices - 1) pick++;
    next.push(tokens[pick] ?? 0);
    logProbs.push(scores[pick] ?? 0);
  }
  return { next, logProbs };
};

/** A decoder over one utterance; `cross` are the encoder's outputs, handed over as they came. */
export const createDecoder = (
  session: Session,
  cache: DecoderCache,
  cross: Feeds,
  extras: DecoderExtras = {},
): Decoder => {
  const also = Object.fromEntries((extras.alsoFetch ?? []).map((name) => [name, null]));
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
        { token: null, log_prob: null, fresh: cache.rows(length, until), ...(length === 0 && also) },
      );
      if (length === 0) extras.onOpening?.(result);
      const chosen = choose(
        longsOf(output(result, 'token')),
        floatsOf(output(result, 'log_prob')),
        tokens.length,
        length,
        extras,
      );
      length = until;
      return chosen;
    },
    rewind: (to) => {
      length = to;
    },
  };
};
