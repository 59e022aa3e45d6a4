import type { SpeechLang } from '../asr.port.ts';
import { normaliseChinese } from './chinese.ts';
import { normaliseEnglish } from './english.ts';
import { tidyMarks } from './marks.ts';
import { correctNames } from './names.ts';
import { simplify } from './simplify.ts';

export interface PolishOptions {
  readonly lang: SpeechLang;
  readonly bias: readonly string[];
}

/** From what an engine wrote to what is shown and read by the signals: names, numbers, simplified characters, marks. */
export const polish = (text: string, { lang, bias }: PolishOptions): string => {
  const written = lang === 'zh' ? simplify(text) : text;
  const named = correctNames(written.trim(), bias, lang);
  return tidyMarks(lang === 'zh' ? normaliseChinese(named) : normaliseEnglish(named), lang);
};
