import type { Lang } from '#realtime/contract/labels.ts';
import type { Analysis } from '../features/calls/analyze.usecases.ts';

const WORDS = {
  en: { rep: 'We', customer: 'They', record: 'RECORD', aid: 'FIRST AID', flags: 'FLAGS', none: 'none' },
  zh: { rep: '我方', customer: '客户', record: '摘要', aid: '急救包', flags: '标记', none: '无' },
} as const;

const time = (ms: number): string => `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;

/** A call's analysis for a person at a terminal. */
export function asText({ transcript, moments, record, firstAid }: Analysis, lang: Lang): string {
  const w = WORDS[lang];
  const lines = [...transcript].map((u) => `${time(u.startMs).padStart(6)}  ${w[u.side]}: ${u.text}`);
  const flags = moments.filter((m) => !m.withdrawn).map((m) => `${time(m.atMs).padStart(6)}  ${m.kind} ${m.label}: ${m.text.slice(...m.span)}`);
  const aid = [
    ...firstAid.concerns.map((c) => `  ! ${c.title}`),
    ...firstAid.weakAnswers.map((a) => `  ? ${a.title}: ${a.evidence.text}`),
    ...firstAid.wording.map((x) => `  > ${x.title}: ${x.text}`),
  ];
  const part = (title: string, body: readonly string[]) => `\n${title}\n${body.length > 0 ? body.join('\n') : `  ${w.none}`}\n`;
  return `${lines.join('\n')}\n${part(w.flags, flags)}${part(w.record, [`  ${record.summary}`])}${part(w.aid, aid)}`;
}
