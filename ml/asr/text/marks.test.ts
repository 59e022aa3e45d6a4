import { expect, test } from 'vitest';
import { tidyMarks } from './marks.ts';

test.each([
  ['thank you,, that helps', 'Thank you, that helps'],
  ['the radio clock. and sometimes they forget', 'The radio clock. And sometimes they forget'],
  [', so what is the price?', 'So what is the price?'],
  ['okay,. right', 'Okay. Right'],
  ["well i think i'm fine", "Well I think I'm fine"],
  ['version 2.5 costs $1,200.50', 'Version 2.5 costs $1,200.50'],
  ['at 8.30 a.m. on Monday', 'At 8.30 a.m. on Monday'],
  ['no way!!', 'No way!'],
  ['', ''],
])('%j', (heard, written) => expect(tidyMarks(heard, 'en')).toBe(written));

test.each([
  ['好的,,没问题', '好的\uff0c没问题'],
  ['多少钱?下周三之前', '多少钱\uff1f下周三之前'],
  ['一共3,500元', '一共3,500元'],
])('%s', (heard, written) => expect(tidyMarks(heard, 'zh')).toBe(written));
