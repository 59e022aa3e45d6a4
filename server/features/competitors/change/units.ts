import { isStamp, normalise } from './normalise.ts';

/** A sentence of a page with what is needed to compare it. */
export interface Unit {
  text: string;
  key: string;
  /** The nearest heading-like line above; a bare price means nothing without it. */
  context: string;
  /** Which block of the page it is of. */
  block: number;
}

const SHORT = 28;
const SENTENCE = /(?<=[.!?])\s+(?=[\p{Lu}\p{N}"'\u201c])|(?<=[\u3002\uff01\uff1f\uff1b])/u;

/** The sentences of a page, stamps and counters left out. */
export function unitsOf(blocks: readonly string[]): Unit[] {
  const out: Unit[] = [];
  let context = '';
  blocks.forEach((text, block) => {
    const short = text.length <= SHORT && !/[.!?\u3002]$/.test(text);
    for (const sentence of text.split(SENTENCE)) {
      if (isStamp(sentence)) continue;
      const key = normalise(sentence);
      if (key !== '') out.push({ text: sentence.trim(), key, context, block });
    }
    if (short && /\p{L}{2}/u.test(text)) context = text;
  });
  return out;
}
