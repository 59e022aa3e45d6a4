import { expect, test } from 'vitest';
import { tokenIn } from './signin-token.ts';

test.each([
  ['http://127.0.0.1:3000/signin?token=qst_abcdefghijklmnop', 'qst_abcdefghijklmnop'],
  ['  qst_abcdefghijklmnop \n', 'qst_abcdefghijklmnop'],
  ['http://127.0.0.1:3000/signin', null],
  ['hello', null],
  ['two words that are long enough', null],
  ['', null],
])('%j holds %j', (pasted, token) => expect(tokenIn(pasted)).toBe(token));
