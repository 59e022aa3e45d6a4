import type { SpeechLang } from '../asr.port.ts';

/** From what an engine wrote to what is shown and read by the signals. */
export const polish = (text: string, _options: { lang: SpeechLang; bias: readonly string[] }): string => text.trim();
