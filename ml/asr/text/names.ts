import type { SpeechLang } from '../asr.port.ts';
import { CHINESE, ENGLISH } from './common.table.ts';
import { blurred, toPinyin } from './pinyin.ts';
import { editDistance, soundOf } from './sound.ts';

const commonWords = new Set(ENGLISH.split(' '));
const commonPairs = new Set(CHINESE.match(/../gu));

/** Two sounds of a short name are too little to tell it from an ordinary word. */
const SHORTEST_ENGLISH = 5;
/** Letters that may differ, as a part of the name's length; less where words are drawn together or a sound differs. */
const SPELLING = { sameSound: 0.3, otherwise: 0.15 } as const;

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/gu, '');

interface EnglishName {
  readonly name: string;
  readonly letters: string;
  readonly sound: string;
  readonly words: number;
}

const alike = (said: string, name: EnglishName, size: number): boolean => {
  const share = editDistance(said, name.letters) / name.letters.length;
  const sounds = editDistance(soundOf(said), name.sound);
  if (said.charAt(0) !== name.letters.charAt(0) && soundOf(said).charAt(0) !== name.sound.charAt(0)) return false;
  if (name.sound.length < 3 || sounds > 1) return false;
  return share <= (size === name.words && sounds === 0 ? SPELLING.sameSound : SPELLING.otherwise);
};

/** The words of a window, each with the marks around it. */
const WORD = /^([^\p{L}\p{N}]*)(.*?)((?:['’]s)?[^\p{L}\p{N}]*)$/u;

interface Match {
  readonly name: string;
  readonly size: number;
  readonly distance: number;
  readonly before: string;
  readonly after: string;
}

/** The best of the names that the words from `at` on may have been, over windows of every size. */
const bestAt = (
  tokens: readonly string[],
  at: number,
  names: readonly EnglishName[],
  longest: number,
): Match | undefined => {
  let best: Match | undefined;
  for (let size = 1; size <= Math.min(longest, tokens.length - at); size++) {
    const window = tokens.slice(at, at + size).map((t) => WORD.exec(t) ?? ['', '', t, '']);
    // a mark within the window parts it
    if (window.some((w, i) => (i < size - 1 && w[3] !== '') || (i > 0 && w[1] !== ''))) break;
    const said = letters(window.map((w) => w[2]).join(''));
    const ordinary = window.every((w) => commonWords.has((w[2] ?? '').toLowerCase()) || (w[2] ?? '').length < 3);
    for (const n of names) {
      if (Math.abs(size - n.words) > 1) continue;
      const exact = said === n.letters;
      // "sales force" is the name, heard in parts; ordinary words that only sound like it are left alone
      const taken = exact
        ? !(size === 1 && ordinary)
        : n.letters.length >= SHORTEST_ENGLISH && !ordinary && alike(said, n, size);
      const distance = exact ? 0 : editDistance(said, n.letters);
      if (!taken || (best && best.distance <= distance)) continue;
      best = { name: n.name, size, distance, before: window[0]?.[1] ?? '', after: window[size - 1]?.[3] ?? '' };
    }
  }
  return best;
};

const correctEnglish = (text: string, names: readonly EnglishName[]): string => {
  const tokens = text.split(' ');
  const longest = Math.max(0, ...names.map((n) => n.words)) + 1;
  const out: string[] = [];
  for (let at = 0; at < tokens.length;) {
    let found = bestAt(tokens, at, names, longest);
    // "so Zendesk" is near the name, "Zendesk" is the name
    const next = found && found.size > 1 ? bestAt(tokens, at + 1, names, longest) : undefined;
    if (found && next && next.distance < found.distance) found = undefined;
    out.push(found ? `${found.before}${found.name}${found.after}` : (tokens[at] ?? ''));
    at += found?.size ?? 1;
  }
  return out.join(' ');
};

interface ChineseName {
  readonly name: string;
  readonly sounds: readonly string[];
}

const correctChinese = (text: string, names: readonly ChineseName[]): string => {
  const characters = [...text];
  const sounds = toPinyin(text);
  for (const { name, sounds: wanted } of names) {
    const size = wanted.length;
    for (let at = 0; at + size <= characters.length; at++) {
      const window = characters.slice(at, at + size);
      const said = window.join('');
      if (said === name || !window.every((c) => /\p{Script=Han}/u.test(c))) continue;
      const off = wanted.filter((s, i) => s !== sounds[at + i]);
      const same =
        off.length === 0 || (size > 2 && wanted.every((s, i) => blurred(s) === blurred(sounds[at + i] ?? '')));
      // of two characters, an ordinary word that sounds the same is likelier than the name
      if (!same || (size === 2 && commonPairs.has(said))) continue;
      // 销售一个: what differs belongs to the word that goes on behind the window (or that came from before it)
      // (不用)有负担: of two characters, also when what is the same does
      const goesOn =
        (size === 2 || [...name].at(-1) !== window.at(-1)) &&
        commonPairs.has(characters.slice(at + size - 1, at + size + 1).join(''));
      const cameFrom =
        at > 0 &&
        (size === 2 || [...name][0] !== window[0]) &&
        commonPairs.has(characters.slice(at - 1, at + 1).join(''));
      if (goesOn || cameFrom) continue;
      characters.splice(at, size, ...name);
    }
  }
  return characters.join('');
};

const isChinese = (name: string): boolean => /^\p{Script=Han}{2,}$/u.test(name);

/**
 * Writes names that were nearly heard (product, competitor, customer): a stretch of words that sounds like a name and is not
 * made of ordinary words becomes the name, in the name's own spelling. Names of one or two letters, and Chinese names of one
 * character, are never forced.
 */
export const correctNames = (text: string, names: readonly string[], lang: SpeechLang): string => {
  if (text === '' || names.length === 0) return text;
  const latin = names
    .filter((n) => /[a-z]/iu.test(n) && letters(n).length > 2)
    .map((name): EnglishName => ({
      name,
      letters: letters(name),
      sound: soundOf(name),
      words: name.split(/\s+/u).length,
    }));
  if (lang === 'en') return correctEnglish(text, latin);
  const han = names.filter(isChinese).map((name): ChineseName => ({ name, sounds: toPinyin(name) }));
  const chinese = correctChinese(text, han);
  // Latin names within Chinese text stand between characters, without spaces
  return chinese.replace(/[A-Za-z][A-Za-z0-9 ]*[A-Za-z0-9]/gu, (run) => correctEnglish(run, latin));
};
