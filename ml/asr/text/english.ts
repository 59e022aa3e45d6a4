import { ordinalSuffix, readDigits, readEnglishNumber, readOrdinal, readYear } from './english-number.ts';

/** A word, what stands before and behind it (quotes, commas), and how it was spaced. */
interface Token {
  readonly before: string;
  readonly word: string;
  readonly after: string;
}

/** What replaces `length` words. */
interface Found {
  readonly length: number;
  readonly text: string;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const CURRENCIES = new Map([
  ['dollar', '$'],
  ['dollars', '$'],
  ['euro', '€'],
  ['euros', '€'],
]);
const SCALE = new Set(['thousand', 'million', 'billion']);
/** After these a bare "ten thirty" is a time. */
const BEFORE_TIME = new Set(['at', 'by', 'until', 'till', 'before', 'after', 'around', 'from']);
const BEFORE_DATE = new Set(['on', 'by', 'until', 'till', 'before', 'after', 'since', 'from']);
/** What is counted: before these, two numbers in a row are no year. */
const COUNTED =
  /^(percent|dollars?|euros?|pounds?|minutes?|hours?|days?|weeks?|months?|years?|people|users?|seats?|licen[cs]es?|units?|times|k|hundred|thousand|million)$/u;

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

/** "p.m.", "pm", "p m": the words used and how it is written. The dot that ends "p.m" is part of it. */
const dayHalf = (tokens: readonly Token[], at: number): { length: number; text: string } | undefined => {
  const word = (tokens[at]?.word ?? '').toLowerCase();
  const m = /^([ap])\.?m$/u.exec(word);
  if (m) return { length: 1, text: `${m[1]}.m.` };
  if (/^[ap]$/u.test(word) && tokens[at]?.after === '' && tokens[at + 1]?.word.toLowerCase() === 'm')
    return { length: 2, text: `${word}.m.` };
  return undefined;
};

const plain = (value: number, text: string): string =>
  text.includes('.') || value < 10_000
    ? value >= 1000 && !text.includes('.')
      ? value.toLocaleString('en-US')
      : text
    : value.toLocaleString('en-US');

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

const time = (tokens: readonly Token[], words: readonly string[], at: number): Found | undefined => {
  const glued = /^(\d{1,2})(?::(\d{2}))?([ap])\.?m$/u.exec(words[at] ?? '');
  if (glued) return { length: 1, text: `${glued[1]}${glued[2] ? `:${glued[2]}` : ''} ${glued[3]}.m.` };
  const hour = /^(1[0-2]|[1-9])$/u.test(words[at] ?? '')
    ? { value: Number(words[at]), length: 1 }
    : hourWord(words, at);
  if (!hour) return undefined;
  const half = dayHalf(tokens, at + hour.length);
  if (half) return { length: hour.length + half.length, text: `${hour.value} ${half.text}` };
  if (/^o['’]?clock$/u.test(words[at + hour.length] ?? ''))
    return { length: hour.length + 1, text: `${hour.value} o'clock` };
  const minute = readEnglishNumber(words, at + hour.length);
  if (!minute || minute.value < 10 || minute.value > 59 || minute.text.includes('.')) return undefined;
  const after = dayHalf(tokens, at + hour.length + minute.length);
  const text = `${hour.value}:${minute.text}`;
  if (after) return { length: hour.length + minute.length + after.length, text: `${text} ${after.text}` };
  const next = words[at + hour.length + minute.length] ?? '';
  return BEFORE_TIME.has(words[at - 1] ?? '') && !COUNTED.test(next)
    ? { length: hour.length + minute.length, text }
    : undefined;
};

const HOURS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const hourWord = (words: readonly string[], at: number): { value: number; length: number } | undefined => {
  const value = HOURS.indexOf(words[at] ?? '') + 1;
  return value > 0 ? { value, length: 1 } : undefined;
};

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** "may" and "march" are verbs, too: then the recogniser writes them small, and no preposition stands before them. */
const isMonth = (tokens: readonly Token[], words: readonly string[], at: number): boolean => {
  const word = words[at] ?? '';
  if (!MONTHS.includes(word)) return false;
  if (word !== 'may' && word !== 'march') return true;
  return tokens[at]?.word.startsWith('M') || BEFORE_DATE.has(words[at - 1] ?? '');
};

const date = (tokens: readonly Token[], words: readonly string[], at: number): Found | undefined => {
  if (isMonth(tokens, words, at)) {
    const day = readOrdinal(words, at + 1);
    return (
      day && { length: 1 + day.length, text: `${capital(words[at] ?? '')} ${day.value}${ordinalSuffix(day.value)}` }
    );
  }
  const day = readOrdinal(words, at);
  if (day && words[at + day.length] === 'of' && MONTHS.includes(words[at + day.length + 1] ?? '')) {
    return {
      length: day.length + 2,
      text: `${day.value}${ordinalSuffix(day.value)} of ${capital(words[at + day.length + 1] ?? '')}`,
    };
  }
  return undefined;
};

const year = (words: readonly string[], at: number): Found | undefined => {
  const found = readYear(words, at);
  return found && !COUNTED.test(words[at + found.length] ?? '')
    ? { length: found.length, text: String(found.value) }
    : undefined;
};

/** Ten and more in digits; one to nine stay words, as people write them. */
const count = (words: readonly string[], at: number): Found | undefined => {
  const digits = readDigits(words, at, 4);
  if (digits) return digits;
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
