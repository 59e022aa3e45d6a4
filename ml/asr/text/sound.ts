/**
 * How an English word or name sounds, roughly: consonants by class, vowels only at the beginning. "Salesforce" and "sales
 * force", "HubSpot" and "hub's spot" come out alike or nearly so.
 */
export const soundOf = (text: string): string => {
  let s = text.toLowerCase().replace(/[^a-z]/gu, '');
  s = s
    .replace(/^(kn|gn|pn)/u, 'n')
    .replace(/^wr/u, 'r')
    .replace(/^x/u, 's')
    .replace(/tch/gu, 'C')
    .replace(/ch/gu, 'C')
    .replace(/[st]ion/gu, 'Sn')
    .replace(/sh/gu, 'S')
    .replace(/ph/gu, 'f')
    .replace(/gh(?=[^aeiou]|$)/gu, '')
    .replace(/th/gu, 'T')
    .replace(/ck/gu, 'k')
    .replace(/c(?=[eiy])/gu, 's')
    .replace(/[cq]/gu, 'k')
    .replace(/g(?=[eiy])/gu, 'j')
    .replace(/x/gu, 'ks')
    .replace(/z/gu, 's')
    .replace(/v/gu, 'f')
    .replace(/d/gu, 't')
    .replace(/b/gu, 'p')
    .replace(/g/gu, 'k')
    .replace(/[wh](?![aeiou])/gu, '');
  const first = /^[aeiouy]/u.test(s) ? 'A' : '';
  return first + s.replace(/[aeiouyhw]/gu, '').replace(/(.)\1+/gu, '$1');
};

/** Least number of letters (or words of a list) to insert, leave out or change. */
export const editDistance = (a: ArrayLike<string>, b: ArrayLike<string>): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
};
