import { readFileSync } from 'node:fs';

const BYTE = /^<0x([0-9A-F]{2})>$/;

/** Reads a list of sentencepiece pieces and returns the way from tokens to text. */
export const openPieces = (path: string): ((tokens: readonly number[]) => string) => {
  const pieces = JSON.parse(readFileSync(path, 'utf8')) as string[];
  const bytes = pieces.map((piece) => {
    const byte = BYTE.exec(piece);
    return byte ? Buffer.from([parseInt(byte[1] ?? '0', 16)]) : Buffer.from(piece.replaceAll('\u2581', ' '), 'utf8');
  });
  return (tokens) => Buffer.concat(tokens.flatMap((t) => bytes[t] ?? [])).toString('utf8').trim();
};
