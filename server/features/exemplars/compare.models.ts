/** The parts of a text that can be missed one by one. */
export const clausesOf = (text: string): string[] =>
  text
    .split(/[.。;；!！?？\n]|(?<=[\u4e00-\u9fff])[,，](?=[\u4e00-\u9fff])|,\s+(?=(?:and|but|so|then)\b)/)
    .map((part) => part.trim())
    .filter((part) => part.length >= 4);

const CONCRETE = /\d|\[number\]|\[数字\]|\b(two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|daily|weekly|monthly|times|percent)\b|[零一二两三四五六七八九十百千万][个次天周月年万千百小]/i;
export const isConcrete = (text: string): boolean => CONCRETE.test(text);

export interface Compared {
  state: 'full' | 'vague' | 'missing';
  lacks: string[];
}

/**
 * What the exemplar's value says that mine does not. Missing: mine says nothing. Vague: one of the exemplar's clauses has
 * nothing like it in mine, or the exemplar names figures and mine names none. Pure.
 * @param likeness of clause i of the exemplar to the nearest of mine, −1…1
 */
export function compareField(theirs: string, mine: string, likeness: (clause: string) => number, threshold: number): Compared {
  if (theirs.trim() === '') return { state: 'full', lacks: [] };
  if (mine.trim() === '') return { state: 'missing', lacks: clausesOf(theirs) };
  const lacks = clausesOf(theirs).filter((clause) => likeness(clause) < threshold);
  if (lacks.length > 0) return { state: 'vague', lacks };
  return isConcrete(theirs) && !isConcrete(mine) ? { state: 'vague', lacks: clausesOf(theirs).filter(isConcrete) } : { state: 'full', lacks: [] };
}

/** Shared neighbouring characters; what is left where no encoder is loaded. */
export function letterLikeness(a: string, b: string): number {
  const pairs = (t: string) => new Set(Array.from({ length: Math.max(0, t.length - 1) }, (_, i) => t.toLowerCase().slice(i, i + 2)));
  const [x, y] = [pairs(a), pairs(b)];
  if (x.size + y.size === 0) return 0;
  return (2 * [...x].filter((p) => y.has(p)).length) / (x.size + y.size);
}
