import type { SpeechLang } from '../asr.port.ts';

const FULL: Record<string, string> = { ',': '\uff0c', '?': '\uff1f', '!': '\uff01', ':': '\uff1a', ';': '\uff1b' };

/**
 * Marks as they are written: none twice, none in front, a capital after a full stop and for "I". Words are not touched.
 * In Chinese the marks between characters are full-width. Pure.
 */
export function tidyMarks(text: string, lang: SpeechLang): string {
  const single = text
    .replace(/^[\s,;:!?.\-\u3002\uff0c]+(?=[\p{L}\p{N}])/u, '')
    .replace(/([,;:!?.\u3002\uff0c])(?:\s*[,;:\uff0c])+/gu, '$1')
    .replace(/([,;:\uff0c])\s*([.!?\u3002\uff1f\uff01])/gu, '$2')
    .replace(/([!?])\1+/g, '$1')
    .trim();
  if (lang === 'zh') return single.replace(/(?<=\p{Script=Han})([,?!:;])\s*/gu, (mark) => FULL[mark.trim()] ?? mark);
  return single
    .replace(/(^|(?<!\b[ap]\.m)[.!?]\s+)(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/(?<![\p{L}'])i(?=(?:'(?:m|ll|ve|d|re)\b|[\s,.!?]|$))/gu, 'I');
}
