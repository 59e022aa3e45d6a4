/** The @-word that the caret stands in; null where it stands in none. Names may hold spaces, so two words at most. Pure. */
export function mentionAt(text: string, caret: number): { from: number; word: string } | null {
  const match = /(?:^|[\s\p{P}])@([\p{L}\p{M}]*(?: [\p{L}\p{M}]*)?)$/u.exec(text.slice(0, caret));
  if (!match) return null;
  const word = match[1] ?? '';
  return { from: caret - word.length - 1, word };
}

/** People whose name, or a part of it, begins like this; at most five. Pure. */
export function suggest<T extends { name: string }>(people: readonly T[], word: string): T[] {
  const wanted = word.toLowerCase();
  return people
    .filter(({ name }) => {
      const low = name.toLowerCase();
      return low !== wanted.trim() && (low.startsWith(wanted) || low.split(' ').some((part) => part.startsWith(wanted)));
    })
    .slice(0, 5);
}

/** A comment cut where somebody is named. Pure; the pieces joined are the text. */
export function pieces(text: string, names: readonly string[]): { text: string; name: boolean }[] {
  if (names.length === 0) return [{ text, name: false }];
  const escaped = names.toSorted((a, b) => b.length - a.length).map((n) => n.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text
    .split(new RegExp(`(@(?:${escaped.join('|')}))`, 'gi'))
    .filter((part) => part !== '')
    .map((part) => ({ text: part, name: part.startsWith('@') && names.some((n) => part.slice(1).toLowerCase() === n.toLowerCase()) }));
}
