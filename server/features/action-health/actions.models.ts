import type { CallRecord } from '#realtime/contract/after-call.ts';
import type { CallView } from '#realtime/contract/call-view.ts';
import { amountsIn } from '../records/amounts.models.ts';
import { askedAbout, said } from '../records/prefill.models.ts';

export interface Action {
  /** What kind of action: cover:ITEM, ask:SUBJECT, offer:ENTRY, answer:OBJECTION, commit, card. */
  code: string;
  atMs: number;
  text: string;
}

/** What our side did in a call, in order; the same kind twice in a row is one action. Pure, from the view alone. */
export function actionsOf(view: CallView, card: CallRecord | null): Action[] {
  const at = new Map(view.transcript.map((u) => [u.utteranceId, u]));
  const ticked = new Set<string>();
  const out: Action[] = [];
  for (const item of view.checklist) {
    const u = item.utteranceId ? at.get(item.utteranceId) : undefined;
    if (!item.ticked || !u) continue;
    ticked.add(u.utteranceId);
    out.push({ code: `cover:${item.itemId}`, atMs: u.startMs, text: u.text });
  }
  for (const u of view.transcript) {
    const subject = u.side === 'rep' && !ticked.has(u.utteranceId) ? askedAbout(u.text, u.lang) : null;
    if (subject) out.push({ code: `ask:${subject}`, atMs: u.startMs, text: u.text });
  }
  for (const entry of view.entries) if (entry.verdict !== 'dismissed') out.push({ code: `offer:${entry.type}`, atMs: entry.atMs, text: at.get(entry.utteranceId)?.text ?? entry.title });
  for (const o of card?.objections ?? []) if (o.answered && o.answer) out.push({ code: `answer:${o.label}`, atMs: o.answer.atMs, text: o.answer.text });
  for (const c of card?.commitments ?? []) if (c.by === 'rep' && c.dueAt !== null) out.push({ code: 'commit', atMs: c.evidence.atMs, text: c.text });
  for (const p of view.prompts) if (p.verdict === 'used') out.push({ code: 'card', atMs: p.cause.atMs, text: p.title });
  out.sort((a, b) => a.atMs - b.atMs || (a.code < b.code ? -1 : 1));
  return out.filter((action, i) => action.code !== out[i - 1]?.code);
}

export interface CallParts {
  pain: { level: 0 | 1 | 2 | 3; text: string | null; atMs: number | null };
  fit: { answered: number; of: number };
  objections: { waits: (number | null)[]; text: string | null; atMs: number | null };
  entries: { what: string; proposedAt: number; answeredAt: number | null }[];
}

const OFTEN = { en: /\b(times|every|daily|weekly|hours?|days?|minutes?|each)\b/i, zh: /(次|每天|每周|每月|小时|天|分钟)/ } as const;

/** The weekly report's parts of one call, each with its sentence. @param answers when each proposed entry was answered, epoch ms. Pure. */
export function partsOf(view: CallView, card: CallRecord | null, entries: CallParts['entries']): CallParts {
  const pain = said(view, 'pain');
  const impact = said(view, 'impact');
  const cost = [pain, impact].find((u) => u && amountsIn(u.text, u.lang).some((n) => n >= 100));
  const often = [pain, impact].find((u) => u && (amountsIn(u.text, u.lang).length > 0 || OFTEN[u.lang].test(u.text)));
  const level = !pain ? 0 : cost ? 3 : often ? 2 : 1;
  const objections = card?.objections ?? [];
  const open = card?.openItems.length ?? 0;
  const asked = view.transcript.filter((u) => u.side === 'customer' && (u.text.includes('?') || u.text.includes('\uFF1F'))).length;
  const of = objections.length + Math.max(asked, open);
  const first = objections[0];
  return {
    pain: { level, text: pain?.text ?? null, atMs: pain?.startMs ?? null },
    fit: { answered: objections.filter((o) => o.answered).length + Math.max(asked, open) - open, of },
    objections: {
      waits: objections.map((o) => {
        const raised = view.transcript.find((u) => u.utteranceId === o.evidence.utteranceId);
        return o.answered && o.answer && raised ? Math.max(0, o.answer.atMs - raised.endMs) : null;
      }),
      text: first?.evidence.text ?? null,
      atMs: first?.evidence.atMs ?? null,
    },
    entries,
  };
}

/** "The same kind of customer": industry and size, so that like is compared with like. */
export function customerKind(industry: string | null, value: number): string {
  const size = value >= 500_000 ? 'large' : value >= 100_000 ? 'middle' : 'small';
  return `${industry ?? 'any'}/${size}`;
}
