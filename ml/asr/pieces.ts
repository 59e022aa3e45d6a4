import { readFileSync } from 'node:fs';

export interface Pieces {
  readonly count: number;
  decode(tokens: readonly number[]): string;
  /** The token written exactly so, or -1. */
  tokenOf(piece: string): number;
}

const BYTE = /^<0x([0-9A-F]{2})>$/;

/**
 * Reads a list of pieces and returns the way from tokens to text. A piece is text (sentencepiece: ▁ for a space, <0x0A> for
 * a byte) or a list of bytes that are only part of a character.
 */
export const openPieces = (path: string): Pieces => {
  const pieces = JSON.parse(readFileSync(path, 'utf8')) as (string | number[])[];
  const bytes = pieces.map((piece) => {
    if (typeof piece !== 'string') return Buffer.from(piece);
    const byte = BYTE.exec(piece);
    return byte ? Buffer.from([parseInt(byte[1] ?? '0', 16)]) : Buffer.from(piece.replaceAll('\u2581', ' '), 'utf8');
  });
  return {
    count: pieces.length,
    tokenOf: (piece) => pieces.indexOf(piece),
    // A hypothesis may end within a character: what is left of it is not shown.
    decode: (tokens) =>
      Buffer.concat(tokens.flatMap((t) => bytes[t] ?? []))
        .toString('utf8')
        .replace(/\uFFFD+/gu, '')
        .trim(),
  };
};
