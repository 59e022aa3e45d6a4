/** Where a token stands in the text; half-open, in UTF-16 units. Special tokens are empty. */
export type Offset = readonly [from: number, to: number];

interface Unit {
  readonly letter: string;
  readonly from: number;
  readonly to: number;
}

const isSpecial = (token: string): boolean => /^\[(CLS|SEP|PAD)\]$/.test(token);
const isWord = (letter: string): boolean => /[\p{L}\p{N}\p{M}]/u.test(letter) && !/\p{Script=Han}/u.test(letter);

/** The text as the tokenizer sees it: lower case, no accents, no white space; each letter knows where it came from. */
const unitsOf = (text: string): Unit[] => {
  const units: Unit[] = [];
  let at = 0;
  for (const symbol of text) {
    const plain = symbol
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .toLowerCase();
    for (const letter of plain) if (!/\s|\p{C}/u.test(letter)) units.push({ letter, from: at, to: at + symbol.length });
    at += symbol.length;
  }
  return units;
};

/**
 * Finds each word piece in the text again, since the tokenizer does not say where it took it from.
 * An unknown piece covers the word at which it stands.
 */
export function alignTokens(text: string, tokens: readonly string[]): Offset[] {
  const units = unitsOf(text);
  let next = 0;
  return tokens.map((token): Offset => {
    const first = units[next];
    if (isSpecial(token) || first === undefined) return [text.length, text.length];
    let end = next + 1;
    if (token === '[UNK]') {
      while (
        isWord(first.letter) &&
        units[end] !== undefined &&
        isWord(units[end]?.letter ?? '') &&
        units[end]?.from === units[end - 1]?.to
      )
        end += 1;
    } else {
      end = next + [...token.replace(/^##/, '')].length;
    }
    const last = units[Math.min(end, units.length) - 1] ?? first;
    next = end;
    return [first.from, last.to];
  });
}
