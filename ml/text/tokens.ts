import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import { alignTokens, type Offset } from './align.ts';

/** A stretch of a text that fits the model, special tokens included. */
export interface Window {
  readonly ids: readonly number[];
  readonly offsets: readonly Offset[];
}

/**
 * Longer turns are read in windows, so that one sentence in a long story is not drowned by it; they overlap, so that a
 * promise at a seam is whole in one of them. Measured on long held-out turns: 96 tokens miss more, 48 flag more wrongly.
 */
export const MAX_TOKENS = 64;
const OVERLAP = 32;

export interface TextTokenizer {
  /** No window for a text without any token. */
  windows(text: string): Window[];
}

/** Reads a `tokenizer.json`. Throws where it cannot be read. */
export const openTokenizer = (path: string): TextTokenizer => {
  const tokenizer = new Tokenizer(JSON.parse(readFileSync(path, 'utf8')) as object, {});
  return {
    windows: (text) => {
      const { ids, tokens } = tokenizer.encode(text);
      if (ids.length <= 2) return [];
      return cut(ids, alignTokens(text, tokens));
    },
  };
};

function cut(ids: readonly number[], offsets: readonly Offset[]): Window[] {
  if (ids.length <= MAX_TOKENS) return [{ ids, offsets }];
  const [start, end] = [ids[0] ?? 0, ids.at(-1) ?? 0];
  const inner = MAX_TOKENS - 2;
  const windows: Window[] = [];
  for (let at = 1; ; at += inner - OVERLAP) {
    const to = Math.min(at + inner, ids.length - 1);
    const ends = [offsets.at(-1) ?? ([0, 0] as const)];
    windows.push({ ids: [start, ...ids.slice(at, to), end], offsets: [...ends, ...offsets.slice(at, to), ...ends] });
    if (to === ids.length - 1) return windows;
  }
}
