/** Numbers in Chinese characters. */

const DIGITS = new Map([...'零一二三四五六七八九'].map((c, i) => [c, i]));
for (const [c, n] of [
  ['〇', 0],
  ['两', 2],
  ['幺', 1],
] as const)
  DIGITS.set(c, n);
const UNITS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

export const CHINESE_NUMBER = '[零〇一二两三四五六七八九十百千万亿]';

const digitOf = (c: string | undefined): number | undefined => (c === undefined ? undefined : DIGITS.get(c));

/** Below ten thousand. Undefined for what is no well-formed number: two digits side by side are "about so many". */
const section = (text: string): number | undefined => {
  let total = 0;
  let last = 10_000;
  let at = 0;
  let zero = false;
  while (at < text.length) {
    const c = text[at] ?? '';
    if (c === '零' || c === '〇') {
      if (zero || at === 0) return undefined;
      zero = true;
      at++;
      continue;
    }
    const digit = digitOf(c);
    const unit = UNITS.get((digit === undefined ? c : text[at + 1]) ?? '');
    if (digit === undefined && unit !== 10) return undefined; // only ten goes without a digit: 十五
    if (digit === undefined && total > 0) return undefined;
    if (unit === undefined) {
      // a last digit: 二十五, 一百零五; 一百五 means 150 and is not well-formed here
      if (at !== text.length - 1 || digit === undefined) return undefined;
      if (last > 10 && last < 10_000 && !zero) return undefined;
      return total + digit;
    }
    if (unit >= last) return undefined;
    total += (digit ?? 1) * unit;
    last = unit;
    zero = false;
    at += digit === undefined ? 1 : 2;
  }
  return zero ? undefined : total;
};

/** The value of 三百二十万, 一千二百三十四; undefined when it is not one well-formed number. */
export const readChineseNumber = (text: string): number | undefined => {
  if (text === '') return undefined;
  if (text === '零' || text === '〇') return 0;
  let total = 0;
  let rest = text;
  for (const [name, unit] of [
    ['亿', 1e8],
    ['万', 1e4],
  ] as const) {
    const at = rest.indexOf(name);
    if (at < 0) continue;
    const value = section(rest.slice(0, at));
    if (value === undefined || value === 0) return undefined;
    total += value * unit;
    rest = rest.slice(at + 1).replace(/^[零〇](?=.)/u, '');
    if (rest === '') return total;
    // 一万二 is 12,000 to those who say it; in doubt it stays in words
    if (rest.length === 1 && !/^.*[零〇].$/u.test(text)) return undefined;
  }
  const value = section(rest);
  return value === undefined ? undefined : total + value;
};

/** Digits said one by one: 二零二五 → 2025; undefined for anything else. */
export const readChineseDigits = (text: string): string | undefined => {
  let out = '';
  for (const c of text) {
    const digit = digitOf(c);
    if (digit === undefined || c === '两') return undefined;
    out += digit;
  }
  return out === '' ? undefined : out;
};

/** 320万 rather than 3200000, as it is written; no separators, as in Chinese text. */
export const writeChineseNumber = (value: number): string => {
  for (const [name, unit] of [
    ['亿', 1e8],
    ['万', 1e4],
  ] as const) {
    if (value >= unit && value % (unit / 100) === 0) return `${value / unit}${name}`;
  }
  return String(value);
};
