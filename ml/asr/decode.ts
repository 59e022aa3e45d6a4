/** What a decoder graph says after one run over some new tokens. */
export interface StepAnswer {
  /** The best next token after each of the tokens that were fed. */
  readonly next: readonly number[];
  readonly logProbs: readonly number[];
}

/** A decoder with its cache: `length` tokens are in it, feeding appends, `rewind` forgets the last ones. */
export interface Decoder {
  readonly length: number;
  feed(tokens: readonly number[]): Promise<StepAnswer>;
  rewind(length: number): void;
}

export interface DecodeOptions {
  /** Tokens that begin every utterance (start, language, task). */
  readonly prompt: readonly number[];
  readonly end: number;
  readonly maxTokens: number;
  readonly draft?: readonly number[] | undefined;
  /** How many draft tokens are tried at once after a first mismatch. */
  readonly lookahead?: number;
}

export interface Decoded {
  readonly tokens: number[];
  /** Of each token, and of the end when it was reached. */
  readonly logProbs: number[];
  /** False when the limit of tokens or a loop ended the decoding. */
  readonly ended: boolean;
  readonly looped: boolean;
  readonly steps: number;
}

/** Longest repeated unit that is looked for, in tokens. */
const LONGEST_UNIT = 12;

/**
 * If the tokens end in a unit said over and over, the length to cut back to (one unit stays), else undefined. People do say
 * "no no no no": a single token may come six times, longer units four.
 */
export const loopStart = (tokens: readonly number[]): number | undefined => {
  const n = tokens.length;
  for (let unit = 1; unit <= LONGEST_UNIT; unit++) {
    const times = unit === 1 ? 6 : unit < 4 ? 5 : 4;
    if (n < unit * times) continue;
    let same = true;
    for (let i = 1; same && i <= unit * (times - 1); i++) same = tokens[n - i] === tokens[n - i - unit];
    if (same) return n - unit * (times - 1);
  }
  return undefined;
};

/** Where the draft goes on after `token`, looked for near the place where it stopped agreeing. */
const realign = (draft: readonly number[], at: number, token: number): number => {
  for (let i = Math.max(0, at - 1); i < Math.min(draft.length, at + 4); i++) if (draft[i] === token) return i + 1;
  return at + 1;
};

/**
 * Greedy decoding. A draft changes the cost and, but for the rounding of 8-bit activations, not the result: its tokens are
 * fed together and kept as far as the model would have chosen them itself; after a mismatch the rest of the draft is tried
 * on in small portions.
 */
export const decodeGreedy = async (decoder: Decoder, options: DecodeOptions): Promise<Decoded> => {
  const { prompt, end, maxTokens, draft = [], lookahead = 6 } = options;
  const tokens: number[] = [];
  const logProbs: number[] = [];
  let pending: readonly number[] = prompt;
  let guess: readonly number[] = draft.slice(0, maxTokens);
  let draftAt = 0;
  let steps = 0;
  let mismatched = false;
  for (;;) {
    const base = decoder.length;
    const { next, logProbs: scores } = await decoder.feed([...pending, ...guess]);
    steps++;
    // next[pending.length - 1] follows what is certain; each later one follows a guess that must be confirmed first.
    let confirmed = 0;
    for (;;) {
      const at = pending.length - 1 + confirmed;
      const token = next[at] ?? end;
      logProbs.push(scores[at] ?? 0);
      if (token === end) return { tokens, logProbs, ended: true, looped: false, steps };
      tokens.push(token);
      const loop = loopStart(tokens);
      if (loop !== undefined) {
        tokens.length = loop;
        logProbs.length = loop;
        return { tokens, logProbs, ended: false, looped: true, steps };
      }
      if (tokens.length >= maxTokens) return { tokens, logProbs, ended: false, looped: false, steps };
      if (confirmed >= guess.length || guess[confirmed] !== token) {
        mismatched ||= confirmed < guess.length;
        break;
      }
      confirmed++;
    }
    decoder.rewind(base + pending.length + confirmed);
    const last = tokens[tokens.length - 1] ?? end;
    draftAt = realign(draft, draftAt + confirmed, last);
    pending = [last];
    guess = mismatched ? draft.slice(draftAt, draftAt + lookahead) : [];
  }
};
