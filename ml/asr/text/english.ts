import { readDigits, readEnglishNumber } from './english-number.ts';
import { date, time, year } from './english-time.ts';
import type { Found, Token } from './english-time.ts';

const CURRENCIES = new Map([
  ['dollar', '$'],
  ['dollars', '$'],
  ['euro', '€'],
  ['euros', '€'],
]);
const SCALE = new Set(['thousand', 'million', 'billion']);
const SPOKEN_SCALE = new Set(['hundred', ...SCALE]);
const tokenise = (text: string): Token[] =>
  // A hyphen inside a number is a space to the eye of the grammar; other hyphens stay within the word.
  text
    .replace(/\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?=[a-z])/giu, '$1 ')
    .split(/\s+/u)
    .filter((w) => w !== '')
    .map((raw) => {
      const [, before = '', word = '', after = ''] = /^(["'(]*)(.*?)([,;:!?."')]*)$/u.exec(raw) ?? [];
      return { before, word, after };
    });

const plain = (value: number, text: string): string =>
  text.includes('.') || value < 1000 ? text : value.toLocaleString('en-US');

/** 1,000,000 as spoken: "2 million", but "1,250,000" when it is not round. */
const scaled = (value: number, text: string): string => {
  for (const [unit, name] of [
    [1e9, 'billion'],
    [1e6, 'million'],
  ] as const) {
    if (value >= unit && value % (unit / 100) === 0) return `${value / unit} ${name}`;
  }
  return plain(value, text);
};

interface Amount {
  readonly value: number;
  readonly text: string;
  readonly length: number;
  /** True when it stood there in digits already. */
  readonly digits: boolean;
}

/** A number in words or in digits, with its scale; "a hundred" and "a million" count only where the caller asks. */
const amountAt = (words: readonly string[], at: number, withArticle: boolean): Amount | undefined => {
  const word = words[at] ?? '';
  if (/^\d[\d,]*(\.\d+)?$/u.test(word)) {
    const value = Number(word.replaceAll(',', ''));
    const scale = words[at + 1] ?? '';
    return SCALE.has(scale) && scale !== 'thousand'
      ? { value, text: `${word} ${scale}`, length: 2, digits: true }
      : { value, text: word, length: 1, digits: true };
  }
  if (withArticle && word === 'a' && (words[at + 1] === 'hundred' || SCALE.has(words[at + 1] ?? ''))) {
    const one = readEnglishNumber(['one', ...words.slice(at + 1)], 0);
    return one && { value: one.value, text: scaled(one.value, one.text), length: one.length, digits: false };
  }
  const number = readEnglishNumber(words, at);
  if (!number) return undefined;
  const scale = words[at + number.length] ?? '';
  if (number.text.includes('.') && SCALE.has(scale)) {
    return { value: number.value, text: `${number.text} ${scale}`, length: number.length + 1, digits: false };
  }
  return { ...number, text: scaled(number.value, number.text), digits: false };
};

/** Commas and full stops between the words of a number part it; only the last word may carry one. */
const unbroken = (tokens: readonly Token[], at: number, length: number): boolean =>
  tokens.slice(at, at + length - 1).every((t) => t.after === '') &&
  tokens.slice(at + 1, at + length).every((t) => t.before === '');

const percent = (words: readonly string[], at: number): Found | undefined => {
  const amount = amountAt(words, at, true);
  if (!amount || words[at + amount.length] === undefined) return undefined;
  const next = words[at + amount.length];
  const two = next === 'per' && words[at + amount.length + 1] === 'cent';
  return next === 'percent' || two ? { length: amount.length + (two ? 2 : 1), text: `${amount.text}%` } : undefined;
};

const money = (words: readonly string[], at: number): Found | undefined => {
  const amount = amountAt(words, at, true);
  const sign = amount && CURRENCIES.get(words[at + amount.length] ?? '');
  if (!amount || !sign) return undefined;
  const length = amount.length + 1;
  // "one euro ninety": the cents are said without their name, so the whole stays in words
  if (readEnglishNumber(words, at + length)) return undefined;
  const joined = words[at + length] === 'and' ? 1 : 0;
  const cents = readEnglishNumber(words, at + length + joined);
  if (
    cents &&
    cents.value < 100 &&
    !amount.text.includes(' ') &&
    /^cents?$/u.test(words[at + length + joined + cents.length] ?? '')
  ) {
    return { length: length + joined + cents.length + 1, text: `${sign}${amount.text}.${cents.text.padStart(2, '0')}` };
  }
  return { length, text: `${sign}${amount.text}` };
};

const isCounted = (word: string | undefined): boolean =>
  word !== undefined && (/^\d/u.test(word) || readEnglishNumber([word], 0) !== undefined);

/** Ten and more in digits; one to nine stay words, as people write them. */
const count = (words: readonly string[], at: number): Found | undefined => {
  const digits = readDigits(words, at, 4);
  if (digits) return digits;
  // the end of "two pound ten" and of "hundred and ten" is no number of its own
  if (/^(pounds?|euros?|quid|bucks?)$/u.test(words[at - 1] ?? '')) return undefined;
  if (words[at - 1] === 'and' && SPOKEN_SCALE.has(words[at - 2] ?? '') && !isCounted(words[at - 3])) return undefined;
  const hundred =
    words[at] === 'a' && words[at + 1] === 'hundred'
      ? readEnglishNumber(['one', ...words.slice(at + 1)], 0)
      : undefined;
  if (hundred && hundred.length > 2) return { length: hundred.length, text: plain(hundred.value, hundred.text) };
  const amount = amountAt(words, at, false);
  if (!amount || amount.digits) return undefined;
  if (words[at + amount.length] === 'k') return { length: amount.length + 1, text: `${amount.text}k` };
  return amount.value >= 10 || amount.text.includes('.') ? { length: amount.length, text: amount.text } : undefined;
};

/** A number that begins in the middle of a longer one is none: "four seven" of "twenty four seven". */
const skipRun = (words: readonly string[], at: number): number => {
  let end = at;
  while (
    end < words.length &&
    (readEnglishNumber([words[end] ?? ''], 0) ||
      ['hundred', 'thousand', 'million', 'billion', 'point'].includes(words[end] ?? ''))
  )
    end++;
  return Math.max(1, end - at);
};

/**
 * Prices, percentages, times, dates and counts in digits: "fifteen percent" → "15%", "three thirty p m" → "3:30 p.m.". Words
 * that could be something else stay as they are.
 */
export const normaliseEnglish = (text: string): string => {
  const tokens = tokenise(text);
  const words = tokens.map((t) => t.word.toLowerCase());
  const out: string[] = [];
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    if (!token) break;
    const tries = [
      percent(words, at),
      money(words, at),
      time(tokens, words, at),
      date(tokens, words, at),
      year(words, at),
      count(words, at),
    ];
    const found = tries.find((f) => f && unbroken(tokens, at, f.length));
    if (found) {
      const after = tokens[at + found.length - 1]?.after ?? '';
      // "3 p.m." already ends in a full stop
      out.push(`${token.before}${found.text}${found.text.endsWith('.') ? after.replace('.', '') : after}`);
      at += found.length;
      continue;
    }
    const run = readEnglishNumber([words[at] ?? ''], 0) ? skipRun(words, at) : 1;
    for (const t of tokens.slice(at, at + run)) out.push(`${t.before}${t.word}${t.after}`);
    at += run;
  }
  return out.join(' ');
};
