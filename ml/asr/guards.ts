import { deflateRawSync } from 'node:zlib';
import type { RejectReason, SpeechLang } from './asr.port.ts';
import { meanLogProb } from './heard.ts';
import type { Heard } from './heard.ts';

/**
 * Limits beyond which a text was invented rather than heard. The two of doubt come from the noises and the recordings of
 * `ml/eval/asr.eval.ts`: noise that the voice detector let through lies below them, quiet real turns above.
 */
export const LIMITS = {
  /** With this much certainty that nobody spoke, words need `sureDespiteSilence` to count. */
  noSpeech: 0.6,
  sureDespiteSilence: -0.8,
  unsure: -1.3,
  /** The fastest speakers reach 6 words (English) and 9 characters (Mandarin) a second over a whole utterance. */
  perSecond: { en: 8, zh: 13 },
  /** Too little sound for a rate: everything under half a second counts as half a second. */
  shortestInS: 0.5,
  /** Whisper's own limit for text that repeats itself. */
  compression: 2.4,
} as const;

/** Credits of subtitle files that multilingual models learnt for silence; nobody says them in a call. */
const CREDITS = [
  /字幕/u,
  /请不吝点赞|請不吝點贊/u,
  /谢谢(大家)?(的)?(观看|收看)|謝謝(大家)?(的)?(觀看|收看)/u,
  /訂閱|订阅.{0,4}(频道|頻道|转发|轉發)/u,
  /^(subtitles? by|thanks for watching)/iu,
];

/** Words of English, characters of Mandarin. */
export const countUnits = (text: string, lang: SpeechLang): number =>
  lang === 'en'
    ? text.split(/\s+/u).filter((w) => /[\p{L}\p{N}]/u.test(w)).length
    : [...text.matchAll(/\p{Script=Han}|[\p{Script=Latin}\p{N}]+/gu)].length;

/** How many times smaller the text becomes by leaving out what repeats; about 1 for short and ordinary text. */
export const compressionRatio = (text: string): number => {
  const bytes = Buffer.from(text, 'utf8');
  return bytes.length < 60 ? 1 : bytes.length / deflateRawSync(bytes).length;
};

/** The reason to show nothing instead of this text, or undefined when it may be believed. */
export const judge = (heard: Heard, lang: SpeechLang): RejectReason | undefined => {
  const text = heard.text.trim();
  if (text === '') return 'no_speech';
  const units = countUnits(text, lang);
  if (units === 0) return 'not_words';
  const sure = meanLogProb(heard);
  if (heard.noSpeech > LIMITS.noSpeech && sure < LIMITS.sureDespiteSilence) return 'no_speech';
  if (CREDITS.some((c) => c.test(text))) return 'not_words';
  if (sure < LIMITS.unsure) return 'unsure';
  const seconds = Math.max(LIMITS.shortestInS, heard.samples / 16_000);
  if (units > 3 && units / seconds > LIMITS.perSecond[lang]) return 'too_fast';
  if (compressionRatio(text) > LIMITS.compression) return 'repeats';
  return undefined;
};
