import { ordinalSuffix, readEnglishNumber, readOrdinal, readYear } from './english-number.ts';

/** A word, what stands before and behind it (quotes, commas), and how it was spaced. */
export interface Token {
  readonly before: string;
  readonly word: string;
  readonly after: string;
}

/** What replaces `length` words. */
export interface Found {
  readonly length: number;
  readonly text: string;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
/** After these a bare "ten thirty" is a time. */
const BEFORE_TIME = new Set(['at', 'by', 'until', 'till', 'before', 'after', 'around', 'from']);
const BEFORE_DATE = new Set(['on', 'by', 'until', 'till', 'before', 'after', 'since', 'from']);
/** What is counted: before these, two numbers in a row are no year. */
const COUNTED =
  /^(percent|dollars?|euros?|pounds?|minutes?|hours?|days?|weeks?|months?|years?|people|users?|seats?|licen[cs]es?|units?|times|k|hundred|thousand|million)$/u;

/** "p.m.", "pm", "p m": the words used and how it is written. The dot that ends "p.m" is part of it. */
const dayHalf = (tokens: readonly Token[], at: number): { length: number; text: string } | undefined => {
  const word = (tokens[at]?.word ?? '').toLowerCase();
  const m = /^([ap])\.?m$/u.exec(word);
  if (m) return { length: 1, text: `${m[1]}.m.` };
  if (/^[ap]$/u.test(word) && tokens[at]?.after === '' && tokens[at + 1]?.word.toLowerCase() === 'm')
    return { length: 2, text: `${word}.m.` };
  return undefined;
};

export const time = (tokens: readonly Token[], words: readonly string[], at: number): Found | undefined => {
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

export const date = (tokens: readonly Token[], words: readonly string[], at: number): Found | undefined => {
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

export const year = (words: readonly string[], at: number): Found | undefined => {
  const found = readYear(words, at);
  return found && !COUNTED.test(words[at + found.length] ?? '')
    ? { length: found.length, text: String(found.value) }
    : undefined;
};
