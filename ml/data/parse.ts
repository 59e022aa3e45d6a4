import type { Lang, Speaker, TextLabel } from '#ml/text/labels.ts';
import type { DataRow } from './row.ts';

/** Short names of the labels in the source files. */
const CODES: Record<Speaker, Record<string, TextLabel>> = {
  rep: {
    PP: 'price_promise',
    DP: 'delivery_promise',
    OG: 'outcome_guarantee',
    CT: 'contract_term',
    RP: 'roadmap_promise',
    CC: 'competitor_claim',
  },
  customer: {
    PRICE: 'price',
    TIME: 'delivery_time',
    COMP: 'competitor',
    PROC: 'decision_process',
    OTHER: 'other',
  },
};

export type SourceRow = Omit<DataRow, 'split'>;
export interface Source {
  /** File name without extension, unique within the set; becomes part of the row ids. */
  name: string;
  lang: Lang;
  speaker: Speaker;
  content: string;
}
export interface Parsed {
  rows: SourceRow[];
  errors: string[];
}

/** Parses one source file; a bad line becomes an error text and the rest goes on. */
export function parseSource(source: Source): Parsed {
  const rows: SourceRow[] = [];
  const errors: string[] = [];
  let situation = '';
  source.content.split(/\r?\n/).forEach((line, index) => {
    const trimmed = line.trim();
    if (trimmed === '') return;
    if (trimmed.startsWith('#')) {
      situation = trimmed.slice(1).trim();
      return;
    }
    const at = `${source.name}:${index + 1}`;
    try {
      rows.push(parseLine(trimmed, source, at, situation));
    } catch (error) {
      errors.push(`${at} ${(error as Error).message}`);
    }
  });
  return { rows, errors };
}

function parseLine(line: string, source: Source, id: string, situation: string): SourceRow {
  const [labelField, tag, ...rest] = line.split('|');
  if (labelField === undefined || tag === undefined || rest.length === 0) throw new Error('needs labels|tag|text');
  if (situation === '') throw new Error('stands before any situation');
  const { carried, topics } = parseLabels(labelField, source.speaker);
  const { text, marks } = stripMarks(rest.join('|').trim());
  if (text === '') throw new Error('has no text');
  const spans = marks.flatMap((mark) =>
    ownersOf(mark, carried, source.speaker).map((label) => ({ label, span: mark.span })),
  );
  const marked = carried.flatMap((label) => {
    const own = spans.filter((span) => span.label === label);
    return own.length > 0 ? own : [{ label }];
  });
  const base = { id, lang: source.lang, speaker: source.speaker, text, topics, tag: tag.trim(), situation };
  return source.speaker === 'rep'
    ? { ...base, risk: marked as DataRow['risk'], objection: [] }
    : { ...base, risk: [], objection: marked as DataRow['objection'] };
}

function parseLabels(field: string, speaker: Speaker): { carried: TextLabel[]; topics: TextLabel[] } {
  const carried = new Set<TextLabel>();
  const topics = new Set<TextLabel>();
  for (const token of field.split(',').map((part) => part.trim())) {
    if (token === '0' || token === '') continue;
    const label = CODES[speaker][token.slice(1)];
    if (label === undefined || !'+-'.includes(token.charAt(0))) throw new Error(`has an unknown label "${token}"`);
    topics.add(label);
    if (token.startsWith('+')) carried.add(label);
  }
  return { carried: [...carried], topics: [...topics] };
}

interface Mark {
  code: string | undefined;
  span: [number, number];
}

/** Takes `[[words]]` and `[[PP:words]]` out of the text and says where the words now stand. */
export function stripMarks(input: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  let text = '';
  let rest = input;
  for (;;) {
    const open = rest.indexOf('[[');
    if (open < 0) break;
    const close = rest.indexOf(']]', open);
    if (close < 0) throw new Error('has an open mark');
    const inner = rest.slice(open + 2, close);
    const code = /^([A-Z]{2,5})[:\uff1a]\s*/.exec(inner);
    const words = code ? inner.slice(code[0].length) : inner;
    text += rest.slice(0, open);
    marks.push({ code: code?.[1], span: [text.length, text.length + words.length] });
    text += words;
    rest = rest.slice(close + 2);
  }
  text += rest;
  if (text.includes(']]')) throw new Error('has a closing mark without its opening');
  return { text, marks };
}

/** A mark without a code belongs to every label that the line carries. */
function ownersOf(mark: Mark, carried: TextLabel[], speaker: Speaker): TextLabel[] {
  if (mark.code === undefined) return carried;
  const label = CODES[speaker][mark.code];
  if (label === undefined || !carried.includes(label)) throw new Error(`marks "${mark.code}", which it does not carry`);
  return [label];
}
