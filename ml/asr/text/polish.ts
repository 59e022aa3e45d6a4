import type { SpeechLang } from '../asr.port.ts';
import { simplify } from './simplify.ts';

export interface PolishOptions {
  readonly lang: SpeechLang;
  readonly bias: readonly string[];
}

/** From what an engine wrote to what is shown and read by the signals. */
export const polish = (text: string, { lang }: PolishOptions): string => (lang === 'zh' ? simplify(text) : text).trim();
