/** Cardinal numbers in English words, as the longest run from one place in a list of words. */

const ONES = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((w, i) => [w, i]),
);
const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((w, i) => [w, 20 + 10 * i]),
);
const SCALES = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
]);

export interface EnglishNumber {
  readonly value: number;
  /** Words used. */
  readonly length: number;
  /** Decimals as they were spoken: "2.50" keeps its zero. */
  readonly text: string;
}

const digit = (word: string | undefined): number | undefined => {
  const value = word === undefined ? undefined : word === 'oh' ? 0 : ONES.get(word);
  return value !== undefined && value < 10 ? value : undefined;
};

const isNumberWord = (word: string | undefined): boolean => word !== undefined && (ONES.has(word) || TENS.has(word));

/** Up to 99; undefined when there is no number here. */
const belowHundred = (words: readonly string[], at: number): { value: number; length: number } | undefined => {
  const word = words[at] ?? '';
  const tens = TENS.get(word);
  if (tens !== undefined) {
    const one = digit(words[at + 1]);
    return one && words[at + 1] !== 'oh' ? { value: tens + one, length: 2 } : { value: tens, length: 1 };
  }
  const one = ONES.get(word);
  return one === undefined ? undefined : { value: one, length: 1 };
};

/** Up to 999, with "hundred" and, if a smaller number follows it, "and". */
const belowThousand = (words: readonly string[], at: number): { value: number; length: number } | undefined => {
  const first = belowHundred(words, at);
  if (!first || words[at + first.length] !== 'hundred' || first.value === 0) return first;
  let length = first.length + 1;
  const joined = words[at + length] === 'and' ? 1 : 0;
  const rest = belowHundred(words, at + length + joined);
  // "one hundred and two hundred" are two numbers
  const next = rest && words[at + length + joined + rest.length];
  if (rest && rest.value > 0 && next !== 'hundred' && !(joined && SCALES.has(next ?? ''))) {
    return { value: first.value * 100 + rest.value, length: length + joined + rest.length };
  }
  return { value: first.value * 100, length };
};

/**
 * The number that begins at `words[at]` (lower case, no hyphens), with thousands and decimals; undefined when the words there
 * are no number or run on into another one, as in "twenty four seven".
 */
export const readEnglishNumber = (words: readonly string[], at: number): EnglishNumber | undefined => {
  const first = belowThousand(words, at);
  if (!first) return undefined;
  let total = 0;
  let length = 0;
  let part: { value: number; length: number } | undefined = first;
  let lastScale = Infinity;
  while (part) {
    const scale = SCALES.get(words[at + length + part.length] ?? '') ?? 1;
    if (scale >= lastScale) break;
    total += part.value * scale;
    length += part.length + (scale > 1 ? 1 : 0);
    lastScale = scale;
    if (scale === 1) break;
    part = belowThousand(words, at + length);
  }
  let text = String(total);
  if (words[at + length] === 'point' && digit(words[at + length + 1]) !== undefined) {
    let decimals = '';
    let end = length + 1;
    for (let d = digit(words[at + end]); d !== undefined; d = digit(words[at + ++end])) decimals += d;
    text = `${total}.${decimals}`;
    length = end;
    const scale = SCALES.get(words[at + length] ?? '');
    // "two point five million" stays a short number with its scale, which the caller writes behind it
    if (scale === undefined && isNumberWord(words[at + length])) return undefined;
    return { value: Number(text), length, text };
  }
  return isNumberWord(words[at + length]) ? undefined : { value: total, length, text };
};

/** A run of single digits ("five five five oh one"), as in telephone numbers and codes; at least `least` of them. */
export const readDigits = (
  words: readonly string[],
  at: number,
  least: number,
): { text: string; length: number } | undefined => {
  let text = '';
  let length = 0;
  for (let d = digit(words[at]); d !== undefined; d = digit(words[at + ++length])) text += d;
  return length >= least && !isNumberWord(words[at + length]) ? { text, length } : undefined;
};

/** A year said in two halves ("twenty nineteen", "nineteen ninety nine", "twenty oh five"); 1950 … 2049. */
export const readYear = (words: readonly string[], at: number): { value: number; length: number } | undefined => {
  const century = words[at] === 'twenty' ? 20 : words[at] === 'nineteen' ? 19 : undefined;
  if (century === undefined) return undefined;
  const oh = words[at + 1] === 'oh' ? digit(words[at + 2]) : undefined;
  const rest = oh !== undefined ? { value: oh, length: 2 } : belowHundred(words, at + 1);
  if (!rest || (oh === undefined && rest.value < 10)) return undefined;
  const value = century * 100 + rest.value;
  const length = 1 + rest.length;
  if (value < 1950 || value > 2049 || isNumberWord(words[at + length])) return undefined;
  return ['hundred', 'thousand', 'million', 'point'].includes(words[at + length] ?? '') ? undefined : { value, length };
};

const ORDINAL_ONES =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const ORDINALS = new Map<string, number>([
  ...ORDINAL_ONES.map((w, i) => [w, i + 1] as const),
  ['twentieth', 20],
  ['thirtieth', 30],
]);

/** A day of a month: "third", "twenty first". */
export const readOrdinal = (words: readonly string[], at: number): { value: number; length: number } | undefined => {
  const tens = TENS.get(words[at] ?? '');
  const one = ORDINALS.get(words[at + 1] ?? '');
  if (tens !== undefined && tens <= 30 && one !== undefined && one < 10 && tens + one <= 31)
    return { value: tens + one, length: 2 };
  const value = ORDINALS.get(words[at] ?? '');
  return value === undefined ? undefined : { value, length: 1 };
};

export const ordinalSuffix = (n: number): string => {
  if (n % 100 >= 11 && n % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][n % 10] ?? 'th';
};
