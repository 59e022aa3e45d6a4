import type { CallEventOf } from '#realtime/contract/call-events.schema.ts';
import type { Services } from '../../../services.ts';
import { reachFilter, reachOf, type Principal } from '../../../shared/principal.ts';
import type { ChangeKind } from '../change/kind.ts';
import type { SourcesRepository } from '../sources.repository.ts';
import { chooseLines, type BriefLine } from './brief.models.ts';

const DAY = 86_400_000;
const CHANGES_FOR = 90 * DAY;
const SAID_FOR = 180 * DAY;
const MOST_SAID = 5;
/** A card is one glance. */
const CARD_CHARS = 160;

export interface Said {
  callId: string;
  customer: string;
  utteranceId: string;
  atMs: number;
  text: string;
  at: string;
}
export interface Brief {
  competitorId: string;
  name: string;
  lines: BriefLine[];
  /** What customers said about it on our own calls. */
  said: Said[];
}
export interface BriefContext {
  s: Services;
  sources: SourcesRepository;
}

type Mention = Awaited<ReturnType<SourcesRepository['mentions']>>[number];
const read = (m: Mention) => JSON.parse(m.body) as CallEventOf<'signal.competitor'>;

function saidOf(mentions: readonly Mention[], competitorId: string): Said[] {
  const out = new Map<string, Said>();
  for (const m of mentions) {
    const e = read(m);
    // An early mention and its final are one; the newest text counts.
    const key = `${m.call.id}:${e.utteranceId}`;
    if (e.side !== 'customer' || e.competitorId !== competitorId || out.has(key)) continue;
    out.set(key, { callId: m.call.id, customer: m.call.customerName ?? m.call.title, utteranceId: e.utteranceId, atMs: e.atMs, text: e.text, at: m.at.toISOString() });
    if (out.size >= MOST_SAID) break;
  }
  return [...out.values()];
}

async function lines({ s, sources }: BriefContext, workspaceId: string, competitorId: string): Promise<BriefLine[]> {
  const now = s.clock.now();
  const rows = await sources.changes(workspaceId, [competitorId], new Date(now - CHANGES_FOR), 60);
  const changes = rows.map((row) => ({ ...row, kind: row.kind as ChangeKind }));
  const texts = changes.map((c) => c.after ?? c.before ?? '');
  const zh = texts.filter((t) => /\p{Script=Han}/u.test(t)).length > texts.length / 2;
  const vectors = s.embed && texts.length > 1 ? await s.embed(texts, zh ? 'zh' : 'en').catch(() => []) : [];
  return chooseLines(changes, vectors, now);
}

/** The briefs for one deal, or for all open deals of whoever asks; only competitors that stand in them. */
export async function readBriefs(c: BriefContext, who: Principal, dealId: string | null): Promise<Brief[]> {
  const { s, sources } = c;
  const { workspaceId } = who;
  const since = new Date(s.clock.now() - SAID_FOR);
  const one = dealId ? await sources.deal(workspaceId, dealId) : null;
  if (dealId && !one) return [];
  const deals = one ? [one] : await sources.openDealsOf(workspaceId, reachFilter(reachOf(who)));
  // A competitor stands in a deal where a person put it there, or where it was named on the deal's or its customer's calls.
  const mentions = await sources.mentions(
    workspaceId,
    { ...(one ? { dealId: one.id } : {}), customerIds: [...new Set(deals.map((d) => d.customerId))] },
    since,
    one ? 300 : 500,
  );
  const wanted = new Set([
    ...mentions.map((m) => read(m).competitorId),
    ...(await sources.inDeals(workspaceId, deals.map((d) => d.id))),
  ]);
  const all = await sources.mentions(workspaceId, null, since, 500);
  const briefs: Brief[] = [];
  for (const competitor of await s.competitors.list(workspaceId)) {
    if (!wanted.has(competitor.id)) continue;
    briefs.push({ competitorId: competitor.id, name: competitor.name, lines: await lines(c, workspaceId, competitor.id), said: saidOf(all, competitor.id) });
  }
  return briefs;
}

/** The brief of one competitor, whoever's deals it is in. */
export async function readBrief(c: BriefContext, workspaceId: string, competitor: { id: string; name: string }): Promise<Brief> {
  const mentions = await c.sources.mentions(workspaceId, null, new Date(c.s.clock.now() - SAID_FOR), 500);
  return { competitorId: competitor.id, name: competitor.name, lines: await lines(c, workspaceId, competitor.id), said: saidOf(mentions, competitor.id) };
}

/** The one line that a call's prompt card shows when this competitor is named. */
export async function refreshCard(c: BriefContext, workspaceId: string, competitorId: string): Promise<void> {
  const [first] = await lines(c, workspaceId, competitorId);
  if (!first) return;
  const text = first.text.length > CARD_CHARS ? `${first.text.slice(0, CARD_CHARS - 1)}\u2026` : first.text;
  await c.sources.setBrief(competitorId, text, new Date(c.s.clock.now()));
}
