import type { CallEventDraft } from '#realtime/contract/call-events.schema.ts';
import type { Lang, ObjectionLabel, RiskLabel, Side } from '#realtime/contract/labels.ts';
import { RISK_SEVERITY } from '#realtime/contract/labels.ts';
import { DEMO_WORKSPACE } from '../seed/demo-workspace.ts';
import type { Services } from '../services.ts';

export interface Line {
  side: Side;
  text: string;
  risk?: RiskLabel;
  objection?: ObjectionLabel;
  /** The words that caused it; the whole line where left out. */
  words?: string;
  /** Checklist item that it ticks. */
  ticks?: string;
  entry?: 'quote' | 'contract' | 'payment' | 'meeting' | 'budget' | 'sample' | 'trial';
  score?: number;
}
export interface PastCall {
  lines: readonly Line[];
  /** Whose call: the end of a demo person's id. */
  owner?: string;
  teamId?: string | null;
  customer?: string | null;
  stage?: string;
  lang?: Lang;
  title?: string;
  endedAt?: number;
  industry?: string;
  checklist?: readonly { itemId: string; title: string; mandatory: boolean }[];
}

export const LINE_MS = 6_000;

/** A call that is over, as the pipeline would have left it: its row and its events, through the real log. */
export async function pastCall(s: Services, input: PastCall): Promise<string> {
  const id = s.ids.next('call');
  const { lines, owner = 'rep', teamId = 'team_demo_north', lang = 'en', stage = null, title = 'A past call' } = input;
  const customer = input.customer ? await s.customers.byName(DEMO_WORKSPACE, input.customer) : null;
  const durationMs = lines.length * LINE_MS;
  const endedAt = input.endedAt ?? s.clock.now();
  const startedAt = new Date(endedAt - durationMs);
  await s.calls.create({
    id,
    workspaceId: DEMO_WORKSPACE,
    title,
    lang,
    stage,
    industry: input.industry ?? customer?.industry ?? null,
    source: 'live',
    status: 'ended',
    customerId: customer?.id ?? null,
    customerName: customer?.name ?? null,
    ownerId: `usr_demo_${owner}`,
    teamId,
    consentRep: 'accepted',
    consentCustomer: 'accepted',
    createdAt: startedAt,
    startedAt,
    zeroAt: startedAt,
    endedAt: new Date(endedAt),
    endReason: 'ended',
    durationMs,
  });
  const drafts: CallEventDraft[] = [
    {
      kind: 'call.started',
      title,
      lang,
      stage,
      customerId: customer?.id ?? null,
      customerName: customer?.name ?? null,
      dealId: null,
      ownerId: `usr_demo_${owner}`,
      source: 'live',
      names: {},
      checklist: [...(input.checklist ?? [])],
    },
  ];
  lines.forEach((line, i) => {
    const { side, text, words = text, score = 0.9 } = line;
    const utteranceId = `u${i}`;
    const atMs = i * LINE_MS;
    const from = Math.max(0, text.indexOf(words));
    const flag = { utteranceId, score, span: [from, from + words.length] as [number, number], text, early: false, atMs };
    drafts.push({ kind: 'utterance.final', utteranceId, side, startMs: atMs, endMs: atMs + LINE_MS - 1_000, text, lang });
    if (line.risk) drafts.push({ kind: 'signal.risk', label: line.risk, severity: RISK_SEVERITY[line.risk], ...flag });
    if (line.objection) drafts.push({ kind: 'signal.objection', label: line.objection, ...flag });
    if (line.ticks) drafts.push({ kind: 'checklist.ticked', itemId: line.ticks, utteranceId, evidence: text, score: 0.8, by: 'machine', userId: null });
    if (line.entry) {
      drafts.push({ kind: 'entry.proposed', entryId: `e${i}`, trigger: line.entry, type: line.entry, utteranceId, title: line.entry, fields: [], atMs });
    }
  });
  drafts.push({ kind: 'call.ended', reason: 'ended', durationMs });
  for (const draft of drafts) await s.events.append(id, draft);
  return id;
}
