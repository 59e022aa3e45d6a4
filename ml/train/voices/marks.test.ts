import { expect, test } from 'vitest';
import { markHeard } from './marks.ts';

test.each([
  [
    "nah the crane's [[on us]] I'm not gonna",
    "Nah, the cranes on us, I'm not going.",
    "Nah, the cranes [[on us]], I'm not going.",
  ],
  [
    '[[PP:the price will never go up]] and [[DP:you get it by Friday]]',
    'the prize will never go up and you get it Friday',
    '[[PP:the prize will never go up]] and [[DP:you get it Friday]]',
  ],
  ['这个价格[[我给您锁死三年]]', '这个价格我给您所死三年。', '这个价格[[我给您所死三年]]。'],
  ['we will [[throw in the battery]]', 'we will grow mint of the pottery', 'we will grow mint of the pottery'],
  ['no marks at all', 'no marks | at [[all', 'no marks   at all'],
])('%s', (marked, heard, expected) => expect(markHeard(marked, heard)).toBe(expected));
