import type { CallEvent, CallEventOf } from './call-events.schema.ts';
import type { Lang, Side } from './labels.ts';

export interface UtteranceView {
  utteranceId: string;
  side: Side;
  startMs: number;
  endMs: number;
  text: string;
  lang: Lang;
}

/** A flag as it stands now: early ones are replaced by their confirmation, withdrawn ones stay for the record. */
export interface MomentView {
  /** `utteranceId:kind:label` */
  id: string;
  kind: 'risk' | 'objection' | 'doubt' | 'competitor' | 'tracker';
  label: string;
  utteranceId: string | null;
  side: Side;
  score: number;
  span: readonly [number, number];
  text: string;
  atMs: number;
  early: boolean;
  withdrawn: boolean;
  severity: 'high' | 'medium' | null;
  /** Wall clock when it first was shown and when it last changed. */
  firstAt: number;
  lastAt: number;
}

export interface PromptView extends Omit<CallEventOf<'prompt.shown'>, 'kind' | 'callId' | 'seq'> {
  verdict: CallEventOf<'prompt.answered'>['verdict'] | null;
  /** Its cause was withdrawn; the card turns grey in place. */
  stale: boolean;
}

export interface ChecklistItemView {
  itemId: string;
  title: string;
  mandatory: boolean;
  ticked: boolean;
  confirmed: boolean;
  /** A person took the tick away; the machine does not set it again. */
  refused: boolean;
  utteranceId: string | null;
  evidence: string | null;
  by: 'machine' | 'person' | null;
}

export interface EntryView extends Omit<CallEventOf<'entry.proposed'>, 'kind' | 'callId' | 'seq'> {
  verdict: 'confirmed' | 'dismissed' | null;
}

type SentimentPoint = Omit<CallEventOf<'signal.sentiment'>, 'kind' | 'callId' | 'seq' | 'at'>;

export interface CallView {
  callId: string;
  seq: number;
  status: 'waiting' | 'live' | 'ended';
  title: string;
  lang: Lang;
  stage: string | null;
  source: CallEventOf<'call.started'>['source'] | null;
  customerId: string | null;
  customerName: string | null;
  dealId: string | null;
  ownerId: string | null;
  names: { rep?: string; customer?: string };
  startedAt: number | null;
  endedAt: number | null;
  endReason: CallEventOf<'call.ended'>['reason'] | null;
  durationMs: number;
  consent: Record<Side, 'accepted' | 'declined' | 'withdrawn' | null>;
  /** Who answered for themselves, by their identity in the room. A side is accepted while one of its people is. */
  people: { side: Side; participant: string; answer: 'accepted' | 'declined' | 'withdrawn' }[];
  sides: Record<Side, CallEventOf<'audio.side'>['state'] | null>;
  /** In order of their start. */
  transcript: UtteranceView[];
  moments: MomentView[];
  sentiment: SentimentPoint[];
  prompts: PromptView[];
  checklist: ChecklistItemView[];
  entries: EntryView[];
  gaps: { side: Side; startMs: number; endMs: number; cause: string }[];
  coaches: { userId: string; name: string }[];
  whispers: { userId: string; name: string; text: string; at: number }[];
  recordId: string | null;
}

export const emptyCallView = (callId: string): CallView => ({
  callId,
  seq: 0,
  status: 'waiting',
  title: '',
  lang: 'en',
  stage: null,
  source: null,
  customerId: null,
  customerName: null,
  dealId: null,
  ownerId: null,
  names: {},
  startedAt: null,
  endedAt: null,
  endReason: null,
  durationMs: 0,
  consent: { rep: null, customer: null },
  people: [],
  sides: { rep: null, customer: null },
  transcript: [],
  moments: [],
  sentiment: [],
  prompts: [],
  checklist: [],
  entries: [],
  gaps: [],
  coaches: [],
  whispers: [],
  recordId: null,
});

/** Puts `item` where its start belongs; nearly always that is the end. */
function insertByStart<T extends { startMs: number }>(list: readonly T[], item: T): T[] {
  let i = list.length;
  while (i > 0 && (list[i - 1]?.startMs ?? 0) > item.startMs) i--;
  return [...list.slice(0, i), item, ...list.slice(i)];
}

function upsertMoment(view: CallView, next: Omit<MomentView, 'firstAt' | 'lastAt' | 'withdrawn'>, at: number): MomentView[] {
  const old = view.moments.find((m) => m.id === next.id);
  const moment: MomentView = { ...next, withdrawn: false, firstAt: old?.firstAt ?? at, lastAt: at };
  // The moment keeps the place in time at which it was first shown.
  if (old) return view.moments.map((m) => (m.id === next.id ? { ...moment, atMs: old.atMs } : m));
  return [...view.moments, moment];
}

function flag(view: CallView, e: CallEventOf<'signal.risk'> | CallEventOf<'signal.objection'>): CallView {
  const risk = e.kind === 'signal.risk';
  return {
    ...view,
    moments: upsertMoment(
      view,
      {
        id: `${e.utteranceId}:${risk ? 'risk' : 'objection'}:${e.label}`,
        kind: risk ? 'risk' : 'objection',
        label: e.label,
        utteranceId: e.utteranceId,
        side: risk ? 'rep' : 'customer',
        score: e.score,
        span: e.span,
        text: e.text,
        atMs: e.atMs,
        early: e.early,
        severity: e.kind === 'signal.risk' ? e.severity : null,
      },
      e.at,
    ),
  };
}

function named(view: CallView, e: CallEventOf<'signal.competitor'> | CallEventOf<'signal.tracker'>): CallView {
  const competitor = e.kind === 'signal.competitor';
  return {
    ...view,
    moments: upsertMoment(
      view,
      {
        id: `${e.utteranceId}:${competitor ? 'competitor' : 'tracker'}:${competitor ? e.competitorId : e.trackerId}`,
        kind: competitor ? 'competitor' : 'tracker',
        label: e.name,
        utteranceId: e.utteranceId,
        side: e.side,
        score: e.kind === 'signal.tracker' ? e.score : 1,
        span: e.span,
        text: e.text,
        atMs: e.atMs,
        early: e.kind === 'signal.competitor' && e.early,
        severity: null,
      },
      e.at,
    ),
  };
}

function sentiment(view: CallView, e: CallEventOf<'signal.sentiment'>): CallView {
  const { kind: _kind, callId: _callId, seq: _seq, at, ...point } = e;
  const said = view.transcript.find((u) => u.utteranceId === e.utteranceId);
  const moments = e.doubt
    ? upsertMoment(
        view,
        {
          id: `${e.utteranceId ?? e.startMs}:doubt:doubt`,
          kind: 'doubt',
          label: 'doubt',
          utteranceId: e.utteranceId,
          side: 'customer',
          score: e.hesitation,
          span: [0, said?.text.length ?? 0],
          text: said?.text ?? '',
          atMs: e.startMs,
          early: false,
          severity: null,
        },
        at,
      )
    : view.moments;
  return { ...view, moments, sentiment: insertByStart(view.sentiment, point) };
}

/** An answer for a whole side counts for all of its people; one person's counts for themselves. */
function answered(view: CallView, e: CallEventOf<'call.consent'>): CallView {
  const { side, participant, answer } = e;
  const others = view.people.filter((p) => p.side !== side || (participant !== null && p.participant !== participant));
  const people = participant === null ? others : [...others, { side, participant, answer }];
  const yes = people.some((p) => p.side === side && p.answer === 'accepted');
  return { ...view, people, consent: { ...view.consent, [side]: yes ? 'accepted' : answer } };
}

function erased(view: CallView, side: Side): CallView {
  const theirs = new Set(
    [...view.transcript, ...view.moments].filter((x) => x.side === side).map((x) => x.utteranceId),
  );
  return {
    ...view,
    transcript: view.transcript.filter((u) => u.side !== side),
    moments: view.moments.filter((x) => x.side !== side),
    sentiment: side === 'customer' ? [] : view.sentiment,
    prompts: view.prompts.map((p) => (theirs.has(p.cause.utteranceId) ? { ...p, cause: { ...p.cause, words: null } } : p)),
    checklist: view.checklist.map((i) => (theirs.has(i.utteranceId) ? { ...i, evidence: null } : i)),
    entries: view.entries.filter((x) => !theirs.has(x.utteranceId)),
  };
}

const patchItem = (view: CallView, itemId: string, patch: Partial<ChecklistItemView>): CallView => ({
  ...view,
  checklist: view.checklist.map((item) => (item.itemId === itemId ? { ...item, ...patch } : item)),
});

/**
 * The one fold: the browser, the replay, the report and the tests all make the call view with it.
 * Pure. An event that is already in the view (its `seq` is not newer) changes nothing, so replays may overlap.
 */
export function applyCallEvent(view: CallView, e: CallEvent): CallView {
  if (e.seq <= view.seq) return view;
  return { ...change(view, e), seq: e.seq };
}

function change(view: CallView, e: CallEvent): CallView {
  switch (e.kind) {
    case 'call.started':
      return {
        ...view,
        status: 'live',
        title: e.title,
        lang: e.lang,
        stage: e.stage,
        source: e.source,
        customerId: e.customerId,
        customerName: e.customerName,
        dealId: e.dealId,
        ownerId: e.ownerId,
        names: e.names,
        startedAt: e.at,
        checklist: e.checklist.map((item) => ({
          ...item,
          ticked: false,
          confirmed: false,
          refused: false,
          utteranceId: null,
          evidence: null,
          by: null,
        })),
      };
    case 'call.ended':
      return {
        ...view,
        status: 'ended',
        endedAt: e.at,
        endReason: e.reason,
        durationMs: Math.max(view.durationMs, e.durationMs),
        coaches: [],
      };
    case 'call.consent':
      return answered(view, e);
    case 'speech.erased':
      return erased(view, e.side);
    case 'audio.side':
      return { ...view, sides: { ...view.sides, [e.side]: e.state } };
    case 'audio.gap':
      return { ...view, gaps: [...view.gaps, { side: e.side, startMs: e.startMs, endMs: e.endMs, cause: e.cause }] };
    case 'utterance.final': {
      const { utteranceId, side, startMs, endMs, text, lang } = e;
      return {
        ...view,
        durationMs: Math.max(view.durationMs, endMs),
        transcript: insertByStart(view.transcript, { utteranceId, side, startMs, endMs, text, lang }),
      };
    }
    case 'signal.risk':
    case 'signal.objection':
      return flag(view, e);
    case 'signal.competitor':
    case 'signal.tracker':
      return named(view, e);
    case 'signal.sentiment':
      return sentiment(view, e);
    case 'signal.withdrawn':
      return {
        ...view,
        moments: view.moments.map((m) =>
          m.utteranceId === e.utteranceId && m.label === e.label ? { ...m, withdrawn: true, lastAt: e.at } : m,
        ),
        prompts: view.prompts.map((p) =>
          p.cause.utteranceId === e.utteranceId && p.cause.label === e.label ? { ...p, stale: true } : p,
        ),
      };
    case 'prompt.shown': {
      const { kind: _kind, callId: _callId, seq: _seq, ...card } = e;
      return { ...view, prompts: [...view.prompts, { ...card, verdict: null, stale: false }] };
    }
    case 'prompt.answered':
      return { ...view, prompts: view.prompts.map((p) => (p.promptId === e.promptId ? { ...p, verdict: e.verdict } : p)) };
    case 'checklist.ticked':
      return patchItem(view, e.itemId, {
        ticked: true,
        refused: false,
        confirmed: e.by === 'person',
        utteranceId: e.utteranceId,
        evidence: e.evidence,
        by: e.by,
      });
    case 'checklist.unticked':
      return patchItem(view, e.itemId, { ticked: false, confirmed: false, refused: true, by: null });
    case 'checklist.confirmed':
      return patchItem(view, e.itemId, { confirmed: true });
    case 'entry.proposed': {
      const { kind: _kind, callId: _callId, seq: _seq, ...entry } = e;
      return { ...view, entries: [...view.entries, { ...entry, verdict: null }] };
    }
    case 'entry.answered':
      return { ...view, entries: view.entries.map((x) => (x.entryId === e.entryId ? { ...x, verdict: e.verdict } : x)) };
    case 'coach.joined':
      return {
        ...view,
        coaches: [...view.coaches.filter((c) => c.userId !== e.userId), { userId: e.userId, name: e.name }],
      };
    case 'coach.left':
      return { ...view, coaches: view.coaches.filter((c) => c.userId !== e.userId) };
    case 'whisper.sent':
      return { ...view, whispers: [...view.whispers, { userId: e.userId, name: e.name, text: e.text, at: e.at }] };
    case 'record.written':
      return { ...view, recordId: e.recordId };
  }
}

export const foldCall = (callId: string, events: readonly CallEvent[]): CallView =>
  events.reduce(applyCallEvent, emptyCallView(callId));
