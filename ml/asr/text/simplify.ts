import { SIMPLIFIED, TRADITIONAL } from './simplified.table.ts';

const TABLE = new Map<string, string>();
for (let i = 0; i < TRADITIONAL.length; i++) TABLE.set(TRADITIONAL.charAt(i), SIMPLIFIED.charAt(i));
TABLE.delete('著'); // decided below, by its neighbours
// a feminine "you" and variants that only Taiwan and Hong Kong write
for (const [from, to] of ['妳你', '牠它', '祂他', '喫吃', '囉啰', '啓启', '裏里', '爲为', '衆众', '麽么', '喔哦'].map(
  (p) => [...p],
)) {
  if (from && to) TABLE.set(from, to);
}

/** 著 marks an ongoing action (看著 → 看着) unless it is part of 著名, 著作, 显著 and their like. */
const ONGOING = /(?<![显卓原名专编土论巨拙遗执昭])著(?![名作称者录述书重])/gu;

/** Simplified characters for traditional ones, character by character; everything else stays. */
export const simplify = (text: string): string => {
  let out = '';
  for (const character of text) out += TABLE.get(character) ?? character;
  return out.replace(ONGOING, '着');
};
