import { parse } from 'csv-parse/sync';

export interface ImportRow {
  /** In the file, the heading being line 1. */
  line: number;
  name: string;
  industry: string | null;
  value: number | null;
  /** A deal of this customer, where the file has one. */
  deal: { title: string; stage: string | null; amount: number | null } | null;
  ownerEmail: string | null;
}
export interface BadRow {
  line: number;
  why: 'no_name' | 'bad_value' | 'bad_amount' | 'unknown_stage' | 'unknown_owner' | 'repeated' | 'too_long' | 'too_few_columns' | 'unreadable';
  cells: string[];
}
export interface ReadCsv {
  encoding: 'utf-8' | 'utf-16' | 'gb18030';
  rows: ImportRow[];
  bad: BadRow[];
}

type Field = 'name' | 'industry' | 'value' | 'deal' | 'stage' | 'amount' | 'owner';
const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
  name: ['name', 'customer', 'company', 'account', '客户', '客户名称', '公司', '公司名称', '名称'],
  industry: ['industry', 'sector', '行业'],
  value: ['value', 'yearly value', 'annual value', '年度金额', '年金额', '客户价值'],
  deal: ['deal', 'opportunity', 'title', '商机', '商机名称', '项目', '项目名称'],
  stage: ['stage', '阶段', '销售阶段'],
  amount: ['amount', 'deal value', '金额', '商机金额'],
  owner: ['owner', 'owner e-mail', 'owner email', 'email', '负责人', '负责人邮箱', '邮箱'],
};
const MOST_ROWS = 20_000;

/** Spreadsheets in Chinese offices write GB18030 without saying so; what is no UTF-8 is taken for that. */
export function decodeCsv(bytes: Uint8Array): { text: string; encoding: ReadCsv['encoding'] } {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { text: new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes), encoding: 'utf-16' };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030' };
  }
}

/** 1,200.50 · 1 200,50 · ¥1.2万 · 48k; null for nothing, NaN for what is no amount. */
export function readAmount(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s¥€$£元]|CNY|EUR|USD|GBP|RMB/gi, '');
  if (plain === '') return null;
  const match = /^(-?[\d.,]+)(k|m|千|万|百万|亿)?$/i.exec(plain);
  if (!match?.[1]) return Number.NaN;
  // A comma before one or two last digits is a decimal one, any other parts thousands.
  const digits = /,\d{1,2}$/.test(match[1]) ? match[1].replaceAll('.', '').replace(',', '.') : match[1].replaceAll(',', '');
  const unit: Record<string, number> = { k: 1e3, m: 1e6, 千: 1e3, 万: 1e4, 百万: 1e6, 亿: 1e8 };
  const number = /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) * (unit[(match[2] ?? '').toLowerCase()] ?? 1) : Number.NaN;
  return number >= 0 ? number : Number.NaN;
}

function delimiterOf(text: string): string {
  const head = text.slice(0, text.search(/\r?\n|$/));
  const counts = [',', ';', '\t', '，'].map((d) => [d, head.split(d).length] as const);
  return counts.sort((a, b) => b[1] - a[1])[0]?.[0] ?? ',';
}

/**
 * Reads a list of customers, and of deals where it has them. Bad rows are named and left out, the rest can be imported.
 * @throws Error `no_name_column` where no column is the customer's name, `too_many` over 20,000 rows
 */
export function readCustomersCsv(bytes: Uint8Array, known: { stages: ReadonlyMap<string, string>; emails: ReadonlySet<string> }): ReadCsv {
  const { text, encoding } = decodeCsv(bytes);
  let records: string[][];
  try {
    records = parse(text, { bom: true, delimiter: delimiterOf(text.replace(/^\uFEFF/, '')), relax_column_count: true, relax_quotes: true, skip_empty_lines: false, trim: true }) as string[][];
  } catch {
    throw new Error('unreadable');
  }
  const heading = (records[0] ?? []).map((cell) => cell.toLowerCase().trim());
  const place = Object.fromEntries(Object.entries(HEADINGS).map(([field, names]) => [field, heading.findIndex((h) => names.includes(h))])) as Record<Field, number>;
  if (place.name < 0) throw new Error('no_name_column');
  if (records.length > MOST_ROWS + 1) throw new Error('too_many');
  const rows: ImportRow[] = [];
  const bad: BadRow[] = [];
  const seen = new Set<string>();
  records.slice(1).forEach((cells, i) => {
    const line = i + 2;
    if (cells.every((cell) => cell === '')) return;
    const get = (field: Field) => (place[field] < 0 ? '' : (cells[place[field]] ?? ''));
    const refuse = (why: BadRow['why']) => void bad.push({ line, why, cells: cells.slice(0, 12).map((c) => c.slice(0, 80)) });
    const name = get('name');
    const value = readAmount(get('value'));
    const amount = readAmount(get('amount'));
    const stageWord = get('stage');
    const stage = stageWord === '' ? null : (known.stages.get(stageWord.toLowerCase()) ?? '');
    const email = get('owner').toLowerCase();
    if (name === '') return cells.length <= place.name ? refuse('too_few_columns') : refuse('no_name');
    if (name.length > 200 || get('deal').length > 200 || get('industry').length > 60) return refuse('too_long');
    if (Number.isNaN(value)) return refuse('bad_value');
    if (Number.isNaN(amount)) return refuse('bad_amount');
    if (stage === '') return refuse('unknown_stage');
    if (email !== '' && !known.emails.has(email)) return refuse('unknown_owner');
    const key = `${name}\n${get('deal')}`;
    if (seen.has(key)) return refuse('repeated');
    seen.add(key);
    const title = get('deal') || (stage || amount !== null ? name : '');
    rows.push({ line, name, industry: get('industry') || null, value, ownerEmail: email || null, deal: title ? { title, stage, amount } : null });
  });
  return { encoding, rows, bad };
}

/** Spreadsheets run what begins like a formula: an apostrophe keeps it a text. */
const cell = (value: string | number | null): string => {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
/** With a byte order mark: without it a Chinese Excel reads GB18030. */
export const writeCsv = (rows: readonly (string | number | null)[][]): string => `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

const LEGAL = /\b(ltd|limited|llc|inc|corp|corporation|co|company|gmbh|ag|kg|sa|bv|plc|oy|ab)\b\.?|股份有限公司|有限责任公司|有限公司|集团|公司/giu;
/** What is left of a name when form and spelling are taken off. */
export const nameCore = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll('&', ' and ').replaceAll(LEGAL, '').replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Pairs that look like one customer. */
export function doublesOf<T extends { id: string; name: string }>(customers: readonly T[]): [T, T][] {
  const byCore = new Map<string, T[]>();
  for (const customer of customers) {
    const core = nameCore(customer.name);
    if (core.length >= 2) byCore.set(core, [...(byCore.get(core) ?? []), customer]);
  }
  return [...byCore.values()].flatMap((list) => list.slice(1).map((other): [T, T] => [list[0]!, other]));
}
