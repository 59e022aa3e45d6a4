import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Makes ids; injected so that tests can make them predictable. */
export interface Ids {
  /** `prefix_` and 22 characters; ids made later sort later (to the millisecond). */
  next(prefix: string): string;
}

function encode(value: number, length: number): string {
  let out = '';
  for (let i = 0; i < length; i++) {
    out = ALPHABET.charAt(value % 32) + out;
    value = Math.floor(value / 32);
  }
  return out;
}

export const systemIds: Ids = {
  next: (prefix) => `${prefix}_${encode(Date.now(), 9)}${[...randomBytes(13)].map((b) => ALPHABET.charAt(b & 31)).join('')}`,
};

export function countingIds(): Ids {
  let n = 0;
  return { next: (prefix) => `${prefix}_${String(++n).padStart(6, '0')}` };
}
