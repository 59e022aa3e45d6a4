import { diffArrays } from 'diff';
import { importanceOf, kindOf, type ChangeKind } from './kind.ts';
import { dateMatters, withoutDates, wordsOf } from './normalise.ts';
import { unitsOf, type Unit } from './units.ts';

export interface PageVersion {
  title: string;
  blocks: readonly string[];
}
export interface WordPart {
  op: 'same' | 'add' | 'remove';
  text: string;
}
export interface Change {
  kind: ChangeKind;
  before: string | null;
  after: string | null;
  words: WordPart[];
  importance: number;
}

const FUNCTION_WORDS = new Set(
  'a an the and or but so of to in on at by for with from as is are was were be been it its this that these those our your their we you they i us them now then here there just very really also even more most all any each every can will would should could may might must do does did have has had not'.split(' '),
);
const HAN = /\p{Script=Han}/u;
/** Two sentences alike by this share of words are two versions of one. */
const ALIKE = 0.45;
const MIN_NEW_WORDS = 3;

function dice(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const w of a) counts.set(w, (counts.get(w) ?? 0) + 1);
  let shared = 0;
  for (const w of b) {
    const n = counts.get(w) ?? 0;
    if (n > 0) {
      shared++;
      counts.set(w, n - 1);
    }
  }
  return a.length + b.length > 0 ? (2 * shared) / (a.length + b.length) : 0;
}

/** One letter more, less or other, or two swapped: a typing error that was mended, or the other side's spelling. */
function isRespelling(a: string, b: string): boolean {
  if (a.length < 5 || b.length < 5 || /\d/.test(a + b) || HAN.test(a + b)) return false;
  if (a.length === b.length) {
    const off = [...a].flatMap((c, i) => (c === b[i] ? [] : [i]));
    const [i, j] = off;
    return off.length === 1 || (off.length === 2 && j === i! + 1 && a[i!] === b[j] && a[j] === b[i!]);
  }
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length - short.length !== 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  return short.slice(i) === long.slice(i + 1);
}

interface Diffed {
  removed: string[];
  added: string[];
  parts: WordPart[];
}
function diffWords(before: string, after: string, lang: 'words' | 'normal'): Diffed {
  const split = (t: string) => (lang === 'normal' ? wordsOf(t) : (t.match(/\p{Script=Han}|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? []));
  const parts = diffArrays(split(before), split(after));
  const joined = (list: string[]) => list.join(lang === 'normal' ? ' ' : '');
  return {
    removed: parts.filter((p) => p.removed).flatMap((p) => p.value),
    added: parts.filter((p) => p.added).flatMap((p) => p.value),
    parts: parts.map((p) => ({ op: p.added ? 'add' : p.removed ? 'remove' : 'same', text: joined(p.value) })),
  };
}

/** Does the difference say something? Function words, respellings and (where they are not the news) dates do not. */
function isReal(removed: readonly string[], added: readonly string[]): boolean {
  const content = (list: readonly string[]) => list.filter((w) => !FUNCTION_WORDS.has(w));
  const out = content(removed);
  const into = content(added);
  const left = out.filter((w) => !into.some((v) => v === w || isRespelling(w, v)));
  const right = into.filter((w) => !out.some((v) => v === w || isRespelling(v, w)));
  return left.length + right.length > 0;
}

interface Pair {
  before: Unit | null;
  after: Unit | null;
}

/** Sentences that are gone and sentences that are new, put together where one became the other. */
function pairUp(gone: Unit[], fresh: Unit[]): Pair[] {
  const scored = gone.flatMap((before) =>
    fresh.map((after) => {
      const near = dice(wordsOf(before.key), wordsOf(after.key));
      // A bare figure is recognised by what stands above it.
      const place = before.context !== '' && before.context === after.context && before.text.length < 30 && after.text.length < 30 ? 0.5 : 0;
      return { before, after, score: near + place };
    }),
  );
  scored.sort((a, b) => b.score - a.score);
  const used = new Set<Unit>();
  const pairs: Pair[] = [];
  for (const { before, after, score } of scored) {
    if (score < ALIKE || used.has(before) || used.has(after)) continue;
    used.add(before).add(after);
    pairs.push({ before, after });
  }
  for (const unit of gone) if (!used.has(unit)) pairs.push({ before: unit, after: null });
  for (const unit of fresh) if (!used.has(unit)) pairs.push({ before: null, after: unit });
  return pairs;
}

const contentWords = (key: string) => wordsOf(key).filter((w) => !FUNCTION_WORDS.has(w)).length;

/** Sentences of one paragraph that came or went together are one change. */
function merge(pairs: Pair[]): Pair[] {
  const out: Pair[] = [];
  for (const pair of pairs) {
    const side = pair.before === null ? 'after' : pair.after === null ? 'before' : null;
    const unit = side ? pair[side] : null;
    const last = out.find((p) => unit && side && p[side] && (side === 'after' ? p.before : p.after) === null && p[side]!.block === unit.block);
    const other = unit && side ? last?.[side] : null;
    if (last && other && side && unit) last[side] = { ...other, text: `${other.text} ${unit.text}`, key: `${other.key} ${unit.key}` };
    else out.push({ ...pair });
  }
  return out;
}

/** A place on a page by what stands before and after it. */
const placesOf = (units: readonly Unit[], set: ReadonlySet<string>): string[] =>
  units.flatMap((u, i) => {
    if (set.has(u.key)) return [];
    const before = units.slice(0, i).findLast((x) => set.has(x.key))?.key ?? '';
    const after = units.slice(i + 1).find((x) => set.has(x.key))?.key ?? '';
    return [`${before}\u0000${after}`];
  });

/** Places that changed at least twice in the versions before: rotating quotes, "related" lists and the like. */
export function restlessPlaces(history: readonly PageVersion[]): Set<string> {
  const counts = new Map<string, number>();
  for (let i = 1; i < history.length; i++) {
    const old = new Set(unitsOf(history[i - 1]!.blocks).map((u) => u.key));
    for (const place of new Set(placesOf(unitsOf(history[i]!.blocks), old))) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, n]) => n >= 2).map(([place]) => place));
}

/**
 * What really changed between two versions of a page, word by word. Moves, layout, dates, counters, spelling and
 * whatever this source changes every time anyway are no change. Pure.
 * @param history older versions, oldest first, without `before`
 */
export function comparePages(before: PageVersion, after: PageVersion, sourceKind: string, history: readonly PageVersion[] = []): Change[] {
  const old = unitsOf(before.blocks);
  const now = unitsOf(after.blocks);
  const oldKeys = new Set(old.map((u) => u.key));
  const nowKeys = new Set(now.map((u) => u.key));
  // A sentence that was only cut or joined differently still stands in the whole text.
  const oldText = ` ${old.map((u) => u.key).join(' ')} `;
  const nowText = ` ${now.map((u) => u.key).join(' ')} `;
  const fresh = now.filter((u) => !oldKeys.has(u.key) && !oldText.includes(` ${u.key} `));
  // A sentence that grew holds its old form; that one is not "still there" but became the new one.
  const gone = old.filter((u) => !nowKeys.has(u.key) && (!nowText.includes(` ${u.key} `) || fresh.some((f) => f.key.includes(u.key))));
  const restless = restlessPlaces([...history, before]);
  const isRestless = (u: Unit, all: readonly Unit[], other: ReadonlySet<string>) =>
    placesOf(all.filter((x) => other.has(x.key) || x === u), other).some((place) => restless.has(place));
  const out: Change[] = [];
  for (const { before: b, after: a } of merge(pairUp(gone, fresh))) {
    const { removed, added } = diffWords(b?.key ?? '', a?.key ?? '', 'normal');
    const unit = a ?? b!;
    if (b && a) {
      if (!isReal(removed, added)) continue;
      const datesOnly = wordsOf(withoutDates(b.text.toLowerCase())).join() === wordsOf(withoutDates(a.text.toLowerCase())).join();
      if (datesOnly && sourceKind !== 'tender' && !dateMatters(`${unit.text} ${unit.context}`)) continue;
    } else if (contentWords(unit.key) < MIN_NEW_WORDS && !/[$€£¥%元]/.test(unit.text) && !(HAN.test(unit.key) && contentWords(unit.key) >= 4)) continue;
    const shown = (u: Unit | null) => (u ? (u.text.length < 30 && u.context !== '' && !u.text.includes(u.context) ? `${u.context}: ${u.text}` : u.text) : null);
    const text = { before: shown(b), after: shown(a) };
    const kind = kindOf({ ...text, context: unit.context, title: after.title, changed: [...removed, ...added].join(' ') === '' ? unit.text : changedWords(text), sourceKind });
    if (kind === 'other' && (a ? isRestless(a, now, oldKeys) : isRestless(b!, old, nowKeys))) continue;
    out.push({
      kind,
      ...text,
      words: diffWords(text.before ?? '', text.after ?? '', 'words').parts,
      importance: importanceOf(kind, removed.length + added.length, b === null),
    });
  }
  return out.sort((x, y) => y.importance - x.importance);
}

/** The words that differ as they were written, with their signs and capitals. */
function changedWords(text: { before: string | null; after: string | null }): string {
  return diffWords(text.before ?? '', text.after ?? '', 'words')
    .parts.filter((p) => p.op !== 'same')
    .map((p) => p.text)
    .join(' ');
}

export interface Item {
  key: string;
  title: string;
  text: string;
  link: string | null;
}

/** New entries of a feed are its changes; an entry that was only edited is none. Pure. */
export function compareItems(before: readonly Item[], after: readonly Item[], sourceKind: string): (Change & { link: string | null })[] {
  const known = new Set(before.flatMap((i) => [i.key, i.title]));
  return after
    .filter((i) => !known.has(i.key) && !known.has(i.title))
    .map((i) => {
      const whole = i.text === '' || i.text.startsWith(i.title) ? i.text || i.title : `${i.title}. ${i.text}`;
      const short = whole.length > 400 ? `${whole.slice(0, 399)}\u2026` : whole;
      const kind = kindOf({ before: null, after: short, context: '', title: '', changed: i.title, sourceKind });
      const sure = kind === 'other' ? 'news' : kind;
      return { kind: sure, before: null, after: short, words: [{ op: 'add' as const, text: short }], importance: importanceOf(sure, 12, true), link: i.link };
    });
}
