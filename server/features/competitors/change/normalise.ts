const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?';
/** Ways of writing a date or an age; what is left of a sentence without them is what it says. */
const DATES: readonly RegExp[] = [
  /\b\d{4}-\d{1,2}-\d{1,2}(?:[t ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:z|[+-]\d{2}:?\d{2})?)?\b/gi,
  /\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/g,
  new RegExp(`\\b(?:${DAY},?\\s+)?\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\.?,?(?:\\s+\\d{4})?\\b`, 'gi'),
  new RegExp(`\\b(?:${DAY},?\\s+)?${MONTH}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s+\\d{4})?\\b`, 'gi'),
  new RegExp(`\\b${MONTH}\\.?\\s+\\d{4}\\b`, 'gi'),
  /\b\d{1,2}:\d{2}(?::\d{2})?\s*(?:am|pm|utc|gmt|cet|est|pst)?\b/gi,
  /\b(?:\d+|an?|one|two|three)\s+(?:second|minute|hour|day|week|month|year)s?\s+ago\b/gi,
  /\b(?:just now|yesterday|today)\b/gi,
  /\d{4}\s*年\s*(?:\d{1,2}\s*月\s*(?:\d{1,2}\s*[日号])?)?/g,
  /\d{1,2}\s*月\s*\d{1,2}\s*[日号]/g,
  /(?:\d+|[一二三四五六七八九十两]+)\s*(?:秒|分钟|小时|天|周|个月|年)前|刚刚|昨天|今天/g,
];
/** Lines that count or stamp and say nothing: last update, copyright, views, readers, ratings by number. */
const STAMP =
  /^(?:(?:page )?(?:last )?(?:updated|modified|reviewed|published|posted|generated|revised|effective)(?: on| at)?|copyright|\(c\)|©|all rights reserved|版权所有|最后更新|更新时间|发布时间|发布于|浏览|阅读)/i;
const COUNTER =
  /\b\d[\d,.]*\s*k?\s*(?:views?|visitors?|reads?|readers?|shares?|likes?|comments?|followers?|downloads?|people (?:are )?(?:viewing|online|watching)|online now|reviews?|min(?:ute)?s? read)\b|\d[\d,.]*\s*万?\s*(?:次浏览|次阅读|人浏览|人在看|人在线|阅读量|评论|点赞|次下载)/gi;
/** Where a date is the news itself. */
const DATE_MATTERS = /\b(?:deadline|clos(?:e[sd]?|ing)|submi(?:t|ssions?)|due|launch(?:es|ing)?|available from|general availability|end[- ]of[- ](?:life|sale|support)|valid until|tender|bids?)\b|截止|投标|开标|上市|停售|停产|有效期/i;

export const withoutDates = (text: string): string => DATES.reduce((t, re) => t.replace(re, ' '), text);
export const dateMatters = (text: string): boolean => DATE_MATTERS.test(text);

/** Is this line only a stamp or a counter? */
export function isStamp(text: string): boolean {
  const bare = withoutDates(text).replace(COUNTER, ' ');
  if (!/[\p{L}\p{N}]/u.test(bare)) return true;
  if (STAMP.test(text.trim())) return bare.replace(STAMP, '').replace(/[^\p{L}]/gu, '').length < 40;
  return /^[\d\s.,:%/-]+$/.test(bare) && bare.trim().length < 6;
}

const CONTRACTED: readonly (readonly [RegExp, string])[] = [
  [/\b(we|you|they)'re\b/g, '$1 are'], [/\b(i)'m\b/g, '$1 am'], [/\b(it|that|here|there|what)'s\b/g, '$1 is'], [/n't\b/g, ' not'], [/'ll\b/g, ' will'], [/'ve\b/g, ' have'],
];

/**
 * What a sentence says, for comparison: case, marks, quotes, dashes, white space, contractions and (where they are not
 * the news themselves) dates and counters do not count. Prices keep their signs.
 */
export function normalise(text: string): string {
  let t = text.normalize('NFKC').replace(/[\u2018\u2019\u201b\u2032]/g, "'").toLowerCase();
  if (!dateMatters(t)) t = withoutDates(t);
  t = t.replace(COUNTER, ' ');
  for (const [re, by] of CONTRACTED) t = t.replace(re, by);
  return t
    .replace(/(\d)[,\u2009\u202f ](?=\d{3}\b)/g, '$1')
    .replace(/(\d)\.0+\b(?!\d)/g, '$1')
    .replace(/[^\p{L}\p{N}%$€£¥.]+/gu, ' ')
    .replace(/(?<!\d)\.|\.(?!\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Words of a normalised text; Chinese by the character, so that a change inside a sentence is seen. */
export const wordsOf = (normal: string): string[] => normal.match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu) ?? [];
