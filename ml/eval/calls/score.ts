import { editDistance } from '#ml/asr/text/sound.ts';
import { characters, words } from '#ml/eval/speech/words.ts';
import { SIDES, type Lang } from '#realtime/contract/labels.ts';
import type { FlagLabel, HeardCall, HeardFinal, HeardFlag } from './heard.ts';
import type { Reference, ReferenceLine } from './load.ts';

/** A reference line and an utterance are about the same words from this much common time on, or half of the shorter. */
const OVERLAP_MS = 400;

export interface CallScore {
  readonly errors: number;
  readonly units: number;
  readonly risk: Counts;
  readonly objection: Counts;
  /** From the last sample of the sentence to its flag; negative where it came while the sentence was spoken. */
  readonly flagMs: number[];
  /** From the last sample of the words to their final. */
  readonly finalMs: number[];
  readonly earlyFlags: number;
  readonly withdrawn: number;
  readonly misses: { line: ReferenceLine; label: FlagLabel }[];
  readonly extras: { label: FlagLabel; text: string }[];
}

export interface Counts {
  readonly hit: number;
  readonly extra: number;
  readonly lost: number;
}

export const f1 = ({ hit, extra, lost }: Counts): number => (2 * hit) / Math.max(1, 2 * hit + extra + lost);
export const addCounts = (a: Counts, b: Counts): Counts => ({
  hit: a.hit + b.hit,
  extra: a.extra + b.extra,
  lost: a.lost + b.lost,
});

const common = (a: { startMs: number; endMs: number }, b: { startMs: number; endMs: number }): number =>
  Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs);

/** Whether an utterance holds words of a line. */
export const sameWords = (line: ReferenceLine, final: HeardFinal): boolean =>
  line.side === final.side &&
  common(line, final) >= Math.min(OVERLAP_MS, (line.endMs - line.startMs) / 2, (final.endMs - final.startMs) / 2);

/** One call as it was heard against what was said in it. Pure. */
export function scoreCall(reference: Reference, heard: HeardCall): CallScore {
  const finals = [...heard.finals].sort((a, b) => a.startMs - b.startMs);
  const byId = new Map(finals.map((f) => [f.utteranceId, f]));
  const standing = heard.flags.filter((f) => !f.withdrawn && byId.has(f.utteranceId));
  const of = (flag: HeardFlag) => byId.get(flag.utteranceId)!;
  const used = new Set<HeardFlag>();
  const flagMs: number[] = [];
  const misses: CallScore['misses'] = [];
  const counts = { rep: { hit: 0, extra: 0, lost: 0 }, customer: { hit: 0, extra: 0, lost: 0 } };

  for (const line of reference.lines) {
    for (const label of line.labels) {
      const matching = standing.filter((f) => f.label === label && sameWords(line, of(f)));
      for (const flag of matching) used.add(flag);
      if (matching.length === 0) {
        counts[line.side].lost++;
        misses.push({ line, label });
      } else {
        counts[line.side].hit++;
        flagMs.push(Math.min(...matching.map((f) => f.wallMs)) - line.endMs);
      }
    }
  }
  const extras = standing.filter((f) => !used.has(f));
  for (const flag of extras) counts[flag.side].extra++;

  const finalMs = finals.flatMap((final) => {
    const ends = reference.lines.filter((line) => sameWords(line, final)).map((line) => line.endMs);
    return ends.length > 0 ? [final.wallMs - Math.min(final.endMs, Math.max(...ends))] : [];
  });
  const { errors, units } = wordErrors(reference, finals);
  return {
    errors,
    units,
    risk: counts.rep,
    objection: counts.customer,
    flagMs,
    finalMs,
    earlyFlags: heard.flags.filter((f) => f.early).length,
    withdrawn: heard.flags.filter((f) => f.early && f.withdrawn).length,
    misses,
    extras: extras.map((f) => ({ label: f.label, text: of(f).text })),
  };
}

/** Errors against the words of each side in a row; characters in Mandarin. */
function wordErrors(reference: Reference, finals: readonly HeardFinal[]): { errors: number; units: number } {
  const units = (text: string) => (reference.lang === 'zh' ? characters(digitsAsSpoken(text)) : words(text));
  let errors = 0;
  let total = 0;
  for (const side of SIDES) {
    const said = reference.lines.filter((line) => line.side === side).flatMap((line) => units(line.text));
    const got = finals.filter((final) => final.side === side).flatMap((final) => units(final.text));
    errors += editDistance(said, got);
    total += said.length;
  }
  return { errors, units: total };
}

const DIGITS = '零一二三四五六七八九';
const UNITS = ['', '十', '百', '千'];

/** Figures as they are said in Mandarin, so that 2400 and 两千四百 differ as little as they sound. */
export const digitsAsSpoken = (text: string): string =>
  text.replace(/(\d+(?:\.\d+)?)%/gu, '百分之$1').replace(/\d+/gu, (figure) => {
    if (figure.length > 4 || figure.startsWith('0')) return [...figure].map((d) => DIGITS[Number(d)]).join('');
    let spoken = '';
    [...figure].forEach((d, i) => {
      const place = figure.length - 1 - i;
      if (d === '0') spoken += spoken.endsWith('零') || /^0+$/u.test(figure.slice(i)) ? '' : '零';
      else spoken += (d === '1' && place === 1 && i === 0 ? '' : DIGITS[Number(d)]!) + UNITS[place];
    });
    return spoken || '零';
  });

/** Value below which the share `p` of the values lies; null without values. */
export const quantile = (values: readonly number[], p: number): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? null;
};

export interface Summary {
  readonly lang: Lang;
  readonly calls: number;
  readonly errorRate: number;
  readonly riskF1: number;
  readonly objectionF1: number;
  readonly risk: Counts;
  readonly objection: Counts;
  readonly withdrawnShare: number;
  readonly flagP50Ms: number | null;
  readonly flagP95Ms: number | null;
  readonly finalP95Ms: number | null;
}

/** All calls of a language together. */
export function summarize(lang: Lang, scores: readonly CallScore[]): Summary {
  const sum = (read: (s: CallScore) => number) => scores.reduce((total, s) => total + read(s), 0);
  const none: Counts = { hit: 0, extra: 0, lost: 0 };
  const risk = scores.reduce((total, s) => addCounts(total, s.risk), none);
  const objection = scores.reduce((total, s) => addCounts(total, s.objection), none);
  const flags = scores.flatMap((s) => s.flagMs);
  return {
    lang,
    calls: scores.length,
    errorRate:
      sum((s) => s.errors) /
      Math.max(
        1,
        sum((s) => s.units),
      ),
    riskF1: f1(risk),
    objectionF1: f1(objection),
    risk,
    objection,
    withdrawnShare:
      sum((s) => s.withdrawn) /
      Math.max(
        1,
        sum((s) => s.earlyFlags),
      ),
    flagP50Ms: quantile(flags, 0.5),
    flagP95Ms: quantile(flags, 0.95),
    finalP95Ms: quantile(
      scores.flatMap((s) => s.finalMs),
      0.95,
    ),
  };
}
