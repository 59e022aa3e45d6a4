import type { Lang } from '#realtime/contract/labels.ts';

const UNITS: Record<string, number> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14,
  fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
};
const SCALES: Record<string, number> = { hundred: 100, thousand: 1_000, grand: 1_000, k: 1_000, million: 1_000_000, m: 1_000_000 };

function english(text: string): number[] {
  const words = text.toLowerCase().replace(/(\d),(?=\d{3})/g, '$1').match(/\d+(?:\.\d+)?|[a-z]+/g) ?? [];
  const out: number[] = [];
  let total = 0;
  let current = 0;
  let open = false;
  const close = () => {
    if (open && total + current > 0) out.push(total + current);
    total = current = 0;
    open = false;
  };
  for (const word of words) {
    const unit = /^\d/.test(word) ? Number(word) : (UNITS[word] ?? (word === 'half' ? 0.5 : undefined));
    const scale = SCALES[word];
    if (unit !== undefined) {
      // "one fifty" is two numbers, "six hundred fifty" one.
      if (open && current > 0 && current % 100 !== 0 && !(current >= 20 && current < 100 && unit < 10)) close();
      current += unit;
      open = true;
    } else if (scale !== undefined && open) {
      if (scale === 100) current *= 100;
      else {
        total += (current || 1) * scale;
        current = 0;
      }
    } else if (open && (word === 'and' || word === 'a')) continue;
    else close();
  }
  close();
  return out;
}

const DIGITS = '零一二三四五六七八九';
function hanNumber(text: string): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const c of text.replaceAll('两', '二').replaceAll('〇', '零')) {
    const value = DIGITS.indexOf(c);
    if (value >= 0) digit = value;
    else if (c === '万' || c === '亿') {
      total = (total + section + digit) * (c === '万' ? 1e4 : 1e8);
      section = digit = 0;
    } else {
      section += (digit || 1) * (c === '十' ? 10 : c === '百' ? 100 : 1000);
      digit = 0;
    }
  }
  return total + section + digit;
}
function chinese(text: string): number[] {
  const out: number[] = [];
  for (const [, digits = '', scale = ''] of text.replace(/(\d),(?=\d{3})/g, '$1').matchAll(/(\d+(?:\.\d+)?)\s*([万千百亿]?)/g)) {
    out.push(Number(digits) * ({ 万: 1e4, 千: 1e3, 百: 100, 亿: 1e8 }[scale] ?? 1));
  }
  for (const [han] of text.matchAll(/[零〇一二两三四五六七八九十百千万亿]{2,}/g)) out.push(hanNumber(han));
  return out;
}

/** Numbers that a sentence names, as they are said in either language: "six hundred thousand", "200k", "八十万", "80 万". Pure. */
export const amountsIn = (text: string, lang: Lang): number[] => (lang === 'zh' ? chinese(text) : english(text)).filter((n) => n > 0);
