const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ' ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** A number as it is commonly said, so that "2019" and "twenty nineteen" count as the same words. */
const spoken = (digits: string): string => {
  const n = Number(digits);
  const below100 = (x: number): string =>
    x < 20 ? (ONES[x] ?? '') : `${TENS[Math.floor(x / 10)]}${x % 10 ? ` ${ONES[x % 10]}` : ''}`;
  if (digits.length > 4 || digits.startsWith('0')) return [...digits].map((d) => ONES[Number(d)]).join(' ');
  if (n < 100) return below100(n);
  if (n < 1000) return `${ONES[Math.floor(n / 100)]} hundred${n % 100 ? ` ${below100(n % 100)}` : ''}`;
  if (n >= 1100 && n < 2100 && n % 100 !== 0 && !(n >= 2000 && n < 2010))
    return `${below100(Math.floor(n / 100))} ${below100(n % 100)}`;
  return `${ONES[Math.floor(n / 1000)]} thousand${n % 1000 ? ` ${spoken(String(n % 1000))}` : ''}`;
};

/** Words to compare by: no case, no punctuation, numbers as words. */
export const words = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[’]/gu, "'")
    .replace(/(\d)[,](\d{3})/gu, '$1$2')
    .replace(/\$(\d+)/gu, '$1 dollars')
    .replace(/%/gu, ' percent')
    .replace(/(\d+)(st|nd|rd|th)\b/gu, '$1')
    .replace(/(\d)([a-z])/gu, '$1 $2')
    .replace(/\d+/gu, (d) => ` ${spoken(d)} `)
    .replace(/\b(okay|o\.k\.)\b/gu, 'ok')
    .replace(/\ba\.?m\b\.?/gu, 'am')
    .replace(/\bp\.?m\b\.?/gu, 'pm')
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .split(/\s+/u)
    .filter((w) => w !== '' && !/^(uh|um|uhm|mm|hmm|mhm|ah|er)$/u.test(w));

/** Characters to compare by. */
export const characters = (text: string): string[] =>
  [...text.toLowerCase().matchAll(/\p{Script=Han}|[a-z]+|\d/gu)].map((m) => m[0]);
