import { CHINESE_NUMBER, readChineseDigits, readChineseNumber, writeChineseNumber } from './chinese-number.ts';

const N = `${CHINESE_NUMBER}+`;
const DECIMALS = '[零〇一二三四五六七八九]+';
/** What one counts or pays with: before these even a small number is written in digits. */
const MONEY = '(?:万元|亿元|块钱|美元|美金|欧元|日元|元|块(?!儿|头|[零一二三四五六七八九]))';
const COUNTED = '(?:个月|个人|个|天|周|年|月份|小时|分钟|秒|人|位|家|套|台|次|倍|用户|席|坐席|米|公里|公斤|吨|折)';
const DAY_PART = '(?:凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|今晚|明早)';
const WEEK = '(?:今天|明天|后天|周[一二三四五六日天]|星期[一二三四五六日天])';
/** 千万 and 十分 as adverbs, 万一 "in case", 一一 "one by one" and the like are no numbers. */
const IDIOMS =
  /千万(?=[别不要记注得小])|万一|百分百|一一|十分(?!钟|之)|十足|三三两两|百般|千方百计|万分(?!之)|一万个|七上八下|乱七八糟|四面八方|五花八门|一五一十|八九不离十|十全十美|千家万户|万万/gu;

const decimal = (whole: string, fraction: string | undefined): string | undefined => {
  const value = readChineseNumber(whole);
  if (value === undefined) return undefined;
  return fraction === undefined ? writeChineseNumber(value) : `${value}.${readChineseDigits(fraction) ?? ''}`;
};

type Rule = readonly [RegExp, (...groups: string[]) => string | undefined];

const rule = (pattern: string, write: (...groups: string[]) => string | undefined): Rule => [
  new RegExp(pattern, 'gu'),
  write,
];

/** A number may not be cut out of a longer one, nor out of 几十, 十几, 好几百, 第三. */
const ALONE = `(?<![零〇一二两三四五六七八九十百千万亿几第\\d点])`;
const NOT_ON = `(?![零〇一二两三四五六七八九十百千万亿几])`;

const RULES: readonly Rule[] = [
  rule(`百分之(${N})(?:点(${DECIMALS}))?`, (n = '', f) => {
    const value = n === '百' ? '100' : decimal(n, f);
    return value && `${value}%`;
  }),
  rule(`(\\d+(?:\\.\\d+)?)个百分点`, (n = '') => `${n}个百分点`),
  // 二零二五年, 九八年
  rule(`${ALONE}([一二][零〇九][零〇一二三四五六七八九]{2})年`, (n = '') => `${readChineseDigits(n)}年`),
  rule(
    `${ALONE}(十[一二]?|[一二三四五六七八九])月(份|底|初|中旬|上旬|下旬)?(?:(${N})([号日]))?`,
    (m = '', part = '', d = '', unit = '') => {
      const day = d === '' ? undefined : readChineseNumber(d);
      if (part === '' && (day === undefined || day > 31)) return undefined;
      return `${readChineseNumber(m)}月${part}${day ?? ''}${unit}`;
    },
  ),
  rule(`${ALONE}(${N})号${NOT_ON}(?!楼|线|店|院|码)`, (n = '') => {
    const day = readChineseNumber(n);
    return day !== undefined && day >= 10 && day <= 31 ? `${day}号` : undefined;
  }),
  rule(
    `(${DAY_PART}|${WEEK})(十[一二]?|[一二两三四五六七八九])点(?:(半|整|钟)|(${N})分)?`,
    (part = '', h = '', tail = '', m = '') =>
      `${part}${readChineseNumber(h)}点${tail}${m === '' ? '' : `${readChineseNumber(m) ?? m}分`}`,
  ),
  rule(`${ALONE}(十[一二]?|[二两三四五六七八九])点(半|整|钟|(?:${N})分)`, (h = '', tail = '') => {
    const minute = readChineseNumber(tail.slice(0, -1));
    return `${readChineseNumber(h)}点${tail.endsWith('分') && minute !== undefined ? `${minute}分` : tail}`;
  }),
  // 八折, 八五折
  rule(
    `${ALONE}([一二三四五六七八九])([一二三四五六七八九])?折(?!扣|腾|磨)`,
    (a = '', b = '') => `${readChineseDigits(a + b)}折`,
  ),
  rule(`${ALONE}(${N})点(${DECIMALS})(?=倍|万|亿|个|元|块|米|公里|公斤|吨|%|版)`, (n = '', f = '') => decimal(n, f)),
  // 三千五(块): the last digit counts hundreds; said only of money
  rule(`${ALONE}([一二两三四五六七八九])([百千万])([一二三四五六七八九])(?=${MONEY})`, (a = '', unit = '', b = '') => {
    const scale = { 百: 100, 千: 1000, 万: 10_000 }[unit] ?? 0;
    const value = (readChineseNumber(a) ?? 0) * scale + ((readChineseNumber(b) ?? 0) * scale) / 10;
    return writeChineseNumber(value);
  }),
  rule(`${ALONE}(${N})(?=${MONEY})`, (n = '') => decimal(n, undefined)),
  // telephone numbers, codes
  rule(`${ALONE}((?:[零〇一二三四五六七八九幺]){4,})${NOT_ON}`, (n = '') => readChineseDigits(n)),
  rule(`${ALONE}(${N})(?=${COUNTED})`, (n = '') => {
    const value = readChineseNumber(n);
    return value !== undefined && value >= 10 ? writeChineseNumber(value) : undefined;
  }),
  rule(`${ALONE}(${N})${NOT_ON}`, (n = '') => {
    const value = readChineseNumber(n);
    return n.length > 1 && value !== undefined && value >= 11 ? writeChineseNumber(value) : undefined;
  }),
];

/** Chinese marks between Chinese characters; the recogniser writes either kind. */
const MARKS: Record<string, string> = { ',': '，', '?': '？', '!': '！', ';': '；', ':': '：' };
const marks = (text: string): string =>
  text
    .replace(/(?<=[\p{Script=Han}%])\s*([,?!;:])\s*(?=\p{Script=Han}|[\d A-Za-z]|$)/gu, (_, m: string) => MARKS[m] ?? m)
    .replace(/(?<=\p{Script=Han})\.(?=\p{Script=Han}|$)/gu, '。')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '，');

/**
 * Prices, percentages, times, dates and counts in digits: 百分之十五 → 15%, 下午三点半 → 下午3点半. Idioms and whatever could be
 * something else stay in words.
 */
export const normaliseChinese = (text: string): string => {
  const kept: string[] = [];
  // Idioms are taken out while the rules run; the private signs in their place cannot occur in recognised text.
  let out = text.replace(IDIOMS, (idiom) => String.fromCharCode(0xe000 + kept.push(idiom) - 1));
  for (const [pattern, write] of RULES) {
    out = out.replace(pattern, (whole, ...rest) => {
      const groups = rest.slice(
        0,
        rest.findIndex((r) => typeof r === 'number'),
      ) as string[];
      return write(...groups) ?? whole;
    });
  }
  out = out.replace(/[\uE000-\uEFFF]/gu, (sign) => kept[sign.charCodeAt(0) - 0xe000] ?? '');
  return marks(out);
};
