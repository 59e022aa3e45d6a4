import type { CallRecord } from '#realtime/contract/after-call.ts';
import type { CallView } from '#realtime/contract/call-view.ts';
import type { Lang } from '#realtime/contract/labels.ts';
import { readDate } from '#realtime/signals/dates.ts';
import { evidenceOf } from './utterances.ts';

/** Somebody takes something on: first person, future, a verb of doing. */
const TAKES_ON: Record<Lang, RegExp> = {
  en: /\b(i|we)(['’]ll| will| can| am going to|['’]m going to)\s+(?:\w+\s+){0,2}?(send|get|check|ask|confirm|call|ring|email|mail|share|put|prepare|write|draft|book|set up|arrange|talk|speak|find|look|come back|follow|bring|run|review|sign|pay|introduce|forward|schedule|deliver|ship|install|order)\b|\blet me (check|ask|confirm|find out|send|get|talk|look)\b/i,
  zh: /(我|我们|咱们)(这边|现在|回头|今天|明天|马上|稍后|尽快|下周|晚点|先|会|来|去|再|给您|把|就|跟|和|帮|[^,，。]){0,8}(发|确认|问|安排|联系|准备|整理|打|约|报|签|付|看看|沟通|商量|反馈|回复|寄|跟进|汇报|申请)/,
};
const NOT_NOW: Record<Lang, RegExp> = {
  en: /\b(if|would|could|should|can't|cannot|won't|don't|didn't|never)\b.{0,12}$/i,
  zh: /(如果|要是|不能|没法|不会|没有|别)[^,，。]{0,6}$/,
};
/** The part of the sentence group that holds the promise, so that a line of the record is short. */
const clauses = (text: string, lang: Lang): string[] =>
  text.split(lang === 'zh' ? /[,。!?，！？；;]/ : /(?<=[.!?;])\s+|,\s+(?=(?:and|but|so|then)\b)/).map((s) => s.trim()).filter((s) => s !== '');

/** What each side said that it would do, with when, and the sentence. Pure; `startedAt` is the wall clock of the call's zero. */
export function commitments(view: CallView, startedAt: number): CallRecord['commitments'] {
  return view.transcript.flatMap((u) => {
    const list = clauses(u.text, u.lang);
    return list.flatMap((clause) => {
      const hit = TAKES_ON[u.lang].exec(clause);
      if (!hit || NOT_NOW[u.lang].test(clause.slice(0, hit.index))) return [];
      const due = readDate(u.text, u.lang, startedAt + u.startMs);
      return [{ by: u.side, text: clause, dueAt: due?.at ?? null, evidence: evidenceOf(u) }];
    });
  });
}
