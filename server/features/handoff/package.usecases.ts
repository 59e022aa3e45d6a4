import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { handoffBodySchema, type HandoffMark } from '#realtime/contract/handoff.schema.ts';
import type { Services } from '../../services.ts';
import type { HandoffDbRow } from './handoff.repository.ts';
import { writePdf, type PdfLine } from './pdf.models.ts';
import { safeName, zip, type ZipEntry } from './zip.models.ts';

export interface StoredFile {
  id: string;
  name: string;
  path: string;
  mediaType: string;
  bytes: number;
}
export type StoredMarks = Record<string, { mark: HandoffMark; note: string | null; byId: string; at: number }>;

const WORDS = {
  en: { title: 'Hand-off package', requirements: 'What the customer requires', chain: 'Who decides', promised: 'What was promised', history: 'History', plan: 'First plan', ours: 'we', theirs: 'they', green: 'can be done', yellow: 'to be clarified', red: 'high risk', open: 'not marked' },
  zh: { title: '交付启动包', requirements: '客户要求', chain: '决策链', promised: '双方承诺', history: '沟通历史', plan: '首版方案', ours: '我方', theirs: '客户', green: '可直接实施', yellow: '需澄清', red: '高风险', open: '未标注' },
} as const;
const clock = (ms: number) => `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;

function linesOf(row: HandoffDbRow, lang: 'en' | 'zh'): PdfLine[] {
  const body = handoffBodySchema.parse(row.body);
  const marks = row.marks as StoredMarks;
  const w = WORDS[lang];
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const head = (text: string): PdfLine => ({ text, size: 13, above: 14 });
  const line = (text: string): PdfLine => ({ text, size: 10, above: 3 });
  return [
    { text: `${w.title}: ${row.customerName}`, size: 18 },
    line(day(row.createdAt.getTime())),
    head(w.requirements),
    ...body.requirements.flatMap((r) => {
      const mark = marks[r.id];
      return [line(`[${mark ? w[mark.mark] : w.open}] ${r.text}`), line(`    ${r.callTitle}, ${clock(r.evidence.atMs)}${mark?.note ? ` - ${mark.note}` : ''}`)];
    }),
    head(w.chain),
    ...body.chain.map((c) => line(`${c.text} (${c.callTitle}, ${clock(c.evidence.atMs)})`)),
    head(w.promised),
    ...body.commitments.map((c) => line(`${c.by === 'rep' ? w.ours : w.theirs}: ${c.text}${c.dueAt ? ` (${day(c.dueAt)})` : ''}`)),
    head(w.history),
    ...body.history.map((h) => line(`${day(h.endedAt)} ${h.title}: ${h.summary}`)),
    ...(row.plan ? [head(w.plan), ...row.plan.split('\n').map(line)] : []),
  ];
}

const escape = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const htmlOf = (lines: readonly PdfLine[], lang: string) =>
  `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>${escape(lines[0]?.text ?? '')}</title><style>body{font:16px/1.6 system-ui,sans-serif;max-width:46em;margin:2em auto;padding:0 1em}</style>${lines
    .map(({ text, size }) => (size === 18 ? `<h1>${escape(text)}</h1>` : size === 13 ? `<h2>${escape(text)}</h2>` : `<p>${escape(text)}</p>`))
    .join('\n')}</html>`;

/** Page, PDF, the transcripts of the customer's calls and the files that were added, as one archive. */
export async function packageZip(s: Services, row: HandoffDbRow, lang: 'en' | 'zh'): Promise<Buffer> {
  const lines = linesOf(row, lang);
  const bytes = (text: string) => new TextEncoder().encode(text);
  const entries: ZipEntry[] = [
    { name: 'index.html', data: bytes(htmlOf(lines, lang)) },
    { name: 'package.pdf', data: writePdf(lines, `${WORDS[lang].title}: ${row.customerName}`) },
  ];
  for (const call of handoffBodySchema.parse(row.body).history) {
    const { transcript } = await s.live.view(call.callId);
    const text = transcript.map((u) => `${clock(u.startMs)} ${WORDS[lang][u.side === 'rep' ? 'ours' : 'theirs']}: ${u.text}`).join('\n');
    entries.push({ name: `transcripts/${safeName(`${new Date(call.endedAt).toISOString().slice(0, 10)} ${call.title}`)} ${call.callId.slice(-4)}.txt`, data: bytes(`${text}\n`) });
  }
  for (const file of row.files as unknown as StoredFile[]) {
    entries.push({ name: `files/${file.id.slice(-4)} ${safeName(file.name)}`, data: await readFile(join(s.config.dataDir, file.path)) });
  }
  return zip(entries, new Date(s.clock.now()));
}
