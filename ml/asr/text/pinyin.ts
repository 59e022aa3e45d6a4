import { PINYIN } from './pinyin.table.ts';

const SYLLABLES = new Map<string, string>();
for (const row of PINYIN.split(' ')) {
  const [, syllable = '', characters = ''] = /^([a-z]+)(.*)$/u.exec(row) ?? [];
  for (const c of characters) SYLLABLES.set(c, syllable);
}

/** Toneless syllables of simplified characters; what has none stands for itself, in small letters. */
export const toPinyin = (text: string): string[] => [...text].map((c) => SYLLABLES.get(c) ?? c.toLowerCase());

/** One spelling for sounds that speakers from many regions do not tell apart: zh/z, ch/c, sh/s, n/l, f/h, -ng/-n. */
export const blurred = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/u, '$1')
    .replace(/^[nl](?=[aeiou])/u, 'l')
    .replace(/^hu(?=[ao])|^f(?=[ae])/u, 'f')
    .replace(/ng$/u, 'n');
