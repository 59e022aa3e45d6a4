import { AHI_MARK, type CoachingCase, type Health, type HealthCall, type HealthDetail, type WeakPoint, type Week } from '#realtime/contract/action-health.schema.ts';
import type { CallRecord } from '#realtime/contract/after-call.ts';
import type { Services } from '../../services.ts';
import { reachOf, type Principal } from '../../shared/principal.ts';
import { writeRecord } from '../calls/read-call.usecases.ts';
import { lessonsFor } from '../learning/lessons.ts';
import { notify } from '../notifications/notify.usecases.ts';
import { RECORD_DUE_MS } from '../records/records.models.ts';
import { instantOf } from '../witness/working-time.models.ts';
import { actionsOf, customerKind, partsOf, type Action, type CallParts } from './actions.models.ts';
import { alikeOf, monthBefore, monthHealth, weakPointOf, type MonthCall } from './health.models.ts';
import { healthRepository } from './health.repository.ts';

const DAY_MS = 86_400_000;

/** Job: a call's actions from its events; again a day later, when the time for its entries is over. */
export async function fillActions(s: Services, callId: string): Promise<void> {
  const call = await s.calls.byId(callId);
  if (!call?.ownerId || call.source === 'drill') return;
  await writeRecord(s, callId);
  const [view, events, card, customer] = await Promise.all([
    s.live.view(callId),
    s.events.since(callId, 0),
    s.calls.record(callId),
    call.customerId ? s.customers.byId(call.workspaceId, call.customerId) : null,
  ]);
  if (view.transcript.length === 0) return;
  const body = (card?.body as CallRecord | undefined) ?? null;
  const answered = new Map(events.flatMap((e) => (e.kind === 'entry.answered' ? [[e.entryId, e.at] as const] : [])));
  const entries = events.flatMap((e) => (e.kind === 'entry.proposed' ? [{ what: e.type, proposedAt: e.at, answeredAt: answered.get(e.entryId) ?? null }] : []));
  const endedAt = call.endedAt ?? new Date(view.endedAt ?? s.clock.now());
  await healthRepository(s.db).save({
    callId,
    workspaceId: call.workspaceId,
    ownerId: call.ownerId,
    teamId: call.teamId,
    customerId: call.customerId,
    kind: customerKind(call.industry, customer?.value ?? 0),
    title: call.title,
    endedAt,
    actions: actionsOf(view, body),
    parts: partsOf(view, body, entries),
  });
  const due = endedAt.getTime() + RECORD_DUE_MS;
  if (entries.length > 0) await s.jobs.add({ kind: 'actions.fill', key: `actions.again:${callId}`, workspaceId: call.workspaceId, payload: { callId }, runAt: due + 60_000 });
}

/** A calendar month in the workspace's zone, [from, to). */
export async function monthBounds(s: Services, workspaceId: string, month: string): Promise<[Date, Date]> {
  const timezone = (await s.people.workspace(workspaceId))?.timezone ?? 'UTC';
  const [y, m] = [Number(month.slice(0, 4)), Number(month.slice(5)) - 1];
  return [new Date(instantOf(Date.UTC(y, m), timezone)), new Date(instantOf(Date.UTC(y, m + 1), timezone))];
}

type ActionsRow = Awaited<ReturnType<ReturnType<typeof healthRepository>['between']>>[number];

type Due = Awaited<ReturnType<ReturnType<typeof healthRepository>['records']>>;

function withEntries(s: Services, rows: readonly ActionsRow[], confirmed: Due): HealthCall[] {
  const records = new Map(confirmed.map((r) => [r.callId, r]));
  const now = s.clock.now();
  const entry = (what: string, dueAt: number, doneAt: number | null) => ({ what, dueAt, doneAt, inTime: doneAt !== null ? doneAt <= dueAt : now > dueAt ? false : null });
  return rows.map((row) => {
    const actions = row.actions as unknown as Action[];
    const parts = row.parts as unknown as CallParts;
    const due = row.endedAt.getTime() + RECORD_DUE_MS;
    const record = records.get(row.callId);
    return {
      callId: row.callId,
      title: row.title,
      endedAt: row.endedAt.getTime(),
      kind: row.kind,
      actions,
      kinds: new Set(actions.map((a) => a.code)).size,
      entries: [entry('record', record?.dueAt.getTime() ?? due, record?.submittedAt?.getTime() ?? null), ...parts.entries.map((e) => entry(e.what, due, e.answeredAt))],
    };
  });
}
async function callsOf(s: Services, repId: string, from: Date, to: Date): Promise<HealthCall[]> {
  const repository = healthRepository(s.db);
  const rows = await repository.between(repId, from, to);
  return withEntries(s, rows, await repository.records(rows.map((r) => r.callId)));
}
const asMonthCall = (c: HealthCall): MonthCall => ({ callId: c.callId, endedAt: c.endedAt, kind: c.kind, codes: c.actions.map((a) => a.code), entries: c.entries.map((e) => e.inTime) });

type Rep = { id: string; name: string; teamId: string | null };
export async function healthDetail(s: Services, workspaceId: string, rep: Rep, month: string): Promise<HealthDetail> {
  const [from, to] = await monthBounds(s, workspaceId, month);
  const list = await callsOf(s, rep.id, from, to);
  const calls = list.map(asMonthCall);
  return { repId: rep.id, repName: rep.name, month, ...monthHealth(calls), list, alike: alikeOf(calls) };
}
const short = ({ list: _list, alike: _alike, ...health }: HealthDetail): Health => health;

export async function repsOf(s: Services, who: Principal): Promise<Rep[]> {
  return healthRepository(s.db).reps(who.workspaceId, reachOf(who));
}
export async function healthList(s: Services, who: Principal, month: string): Promise<Health[]> {
  const reps = await repsOf(s, who);
  const [from, to] = await monthBounds(s, who.workspaceId, month);
  const repository = healthRepository(s.db);
  const ids = reps.map((r) => r.id);
  const [rows, records] = await Promise.all([repository.betweenOf(ids, from, to), repository.recordsOf(ids, from, to)]);
  const calls = withEntries(s, rows, records);
  const owner = new Map(rows.map((r) => [r.callId, r.ownerId]));
  const mine = Map.groupBy(calls, (c) => owner.get(c.callId) ?? '');
  return reps.map((rep) => ({ repId: rep.id, repName: rep.name, month, ...monthHealth((mine.get(rep.id) ?? []).map(asMonthCall)) }));
}

const median = (list: number[]): number | null => {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted.length === 0 ? null : (sorted[Math.floor((sorted.length - 1) / 2)] ?? null);
};
/** The weekly report of one rep, each figure down to its calls. */
export async function weekOf(s: Services, repId: string, from: number): Promise<Week> {
  const rows = await healthRepository(s.db).between(repId, new Date(from), new Date(from + 7 * DAY_MS));
  const parts = rows.map((row) => ({ row, parts: row.parts as unknown as CallParts }));
  const source = (row: (typeof rows)[number], value: number | null, text: string | null, atMs: number | null) => ({ callId: row.callId, title: row.title, value, text, atMs });
  const mean = (list: number[]) => (list.length === 0 ? null : list.reduce((a, b) => a + b, 0) / list.length);
  const of = parts.reduce((n, p) => n + p.parts.fit.of, 0);
  const waits = parts.flatMap((p) => p.parts.objections.waits);
  const answered = waits.filter((w) => w !== null);
  return {
    repId,
    from,
    calls: rows.length,
    pain: { mean: mean(parts.map((p) => p.parts.pain.level)), sources: parts.map((p) => source(p.row, p.parts.pain.level, p.parts.pain.text, p.parts.pain.atMs)) },
    fit: {
      share: of === 0 ? null : parts.reduce((n, p) => n + p.parts.fit.answered, 0) / of,
      sources: parts.filter((p) => p.parts.fit.of > 0).map((p) => source(p.row, p.parts.fit.answered / p.parts.fit.of, null, null)),
    },
    objections: {
      share: waits.length === 0 ? null : answered.length / waits.length,
      medianMs: median(answered),
      sources: parts.filter((p) => p.parts.objections.waits.length > 0).map((p) => source(p.row, median(p.parts.objections.waits.filter((w) => w !== null)), p.parts.objections.text, p.parts.objections.atMs)),
    },
  };
}

const FOLLOW_UP_MS = 28 * DAY_MS;
const ANALYSED = 10;

/** Opens a coaching case for everybody whose last two whole months are under the mark. Doing it twice opens nothing twice. */
export async function openCases(s: Services, workspaceId: string, month: string): Promise<number> {
  const repository = healthRepository(s.db);
  let opened = 0;
  for (const rep of await repository.reps(workspaceId, { all: true })) {
    const months = [await healthDetail(s, workspaceId, rep, monthBefore(month)), await healthDetail(s, workspaceId, rep, month)];
    const last = months[1];
    if (!last || !months.every((m) => m.ahi !== null && m.ahi < AHI_MARK)) continue;
    const weakPoint = weakPointOf(last);
    const [, to] = await monthBounds(s, workspaceId, month);
    const recent = await repository.last(rep.id, to, ANALYSED);
    const detail = new Map((await callsOf(s, rep.id, recent.at(-1)?.endedAt ?? to, to)).map((c) => [c.callId, c]));
    const calls = recent.map((row) => {
      const c = detail.get(row.callId);
      return { callId: row.callId, title: row.title, endedAt: row.endedAt.getTime(), kinds: c?.kinds ?? 0, late: c?.entries.filter((e) => e.inTime === false).length ?? 0, codes: c?.actions.map((a) => a.code) ?? [] };
    });
    const now = s.clock.now();
    const id = s.ids.next('case');
    const made = await repository.openCase({
      id,
      workspaceId,
      repId: rep.id,
      teamId: rep.teamId,
      month,
      openedAt: new Date(now),
      weakPoint,
      analysis: { months: months.map(short), calls },
      lessons: lessonsFor(weakPoint),
      followUpAt: new Date(now + FOLLOW_UP_MS),
      state: 'open',
    });
    if (!made) continue;
    opened++;
    const people = (await s.people.people(workspaceId)).filter((p) => p.active && rep.teamId !== null && p.teamId === rep.teamId && (p.role === 'coach' || p.role === 'manager'));
    for (const p of people) await notify(s, { workspaceId, userId: p.id, kind: 'case_opened', data: { rep: rep.name, weak: weakPoint }, link: '/health?part=cases' });
  }
  return opened;
}

export function asCase(row: NonNullable<Awaited<ReturnType<ReturnType<typeof healthRepository>['caseById']>>>, repName: string): CoachingCase {
  const analysis = row.analysis as unknown as Pick<CoachingCase, 'months' | 'calls'>;
  return {
    id: row.id,
    repId: row.repId,
    repName,
    month: row.month,
    openedAt: row.openedAt.getTime(),
    weakPoint: row.weakPoint as WeakPoint,
    months: analysis.months,
    calls: analysis.calls,
    lessons: row.lessons as string[],
    followUpAt: row.followUpAt.getTime(),
    state: row.state as 'open' | 'closed',
    outcome: row.outcome as CoachingCase['outcome'],
    note: row.note,
  };
}
