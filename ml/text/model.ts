import { floatsOf, longs, openSession, output } from '#ml/pool/session.ts';
import { HEADS } from './decision.ts';
import type { Window } from './tokens.ts';

/** What the encoder says about one window. */
export interface WindowAnswer {
  /** One logit a head. */
  readonly logits: Float32Array;
  /** Logits of causing words, `tokens[token × heads + head]`. */
  readonly tokens: Float32Array;
  /** Unit vector. */
  readonly vector: Float32Array;
}

export interface TextModel {
  /** `types`: 0 our side, 1 the customer's; one for each window. */
  run(windows: readonly Window[], types: readonly (0 | 1)[]): Promise<WindowAnswer[]>;
  close(): Promise<void>;
}

/** What goes through the encoder together: more gains nothing on one core, makes others wait and takes memory. */
const BATCH_TOKENS = 512;

/** Opens `model.onnx`. The graph quantises row by row, so that a batch's answers are those of each window alone. */
export const openTextModel = async (path: string): Promise<TextModel> => {
  const session = await openSession(path);
  const heads = HEADS.length;

  const batch = async (windows: readonly Window[], types: readonly number[]): Promise<WindowAnswer[]> => {
    const length = Math.max(...windows.map((window) => window.ids.length));
    const dims = [windows.length, length];
    const fill = (value: (window: Window, row: number, at: number) => number) =>
      longs(
        windows.flatMap((window, row) =>
          Array.from({ length }, (_, at) => (at < window.ids.length ? value(window, row, at) : 0)),
        ),
        dims,
      );
    const result = await session.run({
      input_ids: fill((window, _, at) => window.ids[at] ?? 0),
      attention_mask: fill(() => 1),
      token_type_ids: fill((_, row) => types[row] ?? 0),
    });
    const part = (name: string): ((row: number) => Float32Array) => {
      const data = floatsOf(output(result, name));
      const size = data.length / windows.length;
      return (row) => data.slice(row * size, (row + 1) * size);
    };
    const [logits, tokens, vector] = [part('logits'), part('tokens'), part('sentence')];
    return windows.map((window, row) => ({
      logits: logits(row),
      tokens: tokens(row).subarray(0, window.ids.length * heads),
      vector: vector(row),
    }));
  };

  return {
    run: async (windows, types) => {
      // Like lengths together: padding costs as much as words.
      const order = windows
        .map((_, at) => at)
        .sort((a, b) => (windows[a]?.ids.length ?? 0) - (windows[b]?.ids.length ?? 0));
      const answers: WindowAnswer[] = [];
      for (let at = 0; at < order.length;) {
        const which = batchFrom(order.slice(at), (i) => windows[i]?.ids.length ?? 0);
        const own = await batch(
          which.map((i) => windows[i] as Window),
          which.map((i) => types[i] ?? 0),
        );
        which.forEach((i, k) => (answers[i] = own[k] as WindowAnswer));
        at += which.length;
      }
      return answers;
    },
    close: () => session.release(),
  };
};

/** As many of the next windows, shortest first, as fit once they are padded to the longest of them; at least one. */
function batchFrom(order: readonly number[], lengthOf: (window: number) => number): number[] {
  let size = 1;
  while (size < order.length && (size + 1) * lengthOf(order[size] ?? 0) <= BATCH_TOKENS) size += 1;
  return order.slice(0, size);
}
