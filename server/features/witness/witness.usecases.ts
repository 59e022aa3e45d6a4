import type { WitnessRow, WitnessVerdict } from '#realtime/contract/records.schema.ts';
import type { Services } from '../../services.ts';
import { AppError } from '../../shared/errors.ts';
import type { Person } from '../../shared/principal.ts';
import { notify } from '../notifications/notify.usecases.ts';
import { recordsRepository, type VisitRecordRow } from '../records/records.repository.ts';
import { witnessRepository, type WitnessRowDb } from './witness.repository.ts';
import { addWorkingTime } from './working-time.models.ts';

const MINUTE_MS = 60_000;
const link = (recordId: string) => `/records?id=${recordId}`;

export function asWitness(row: WitnessRowDb, names: ReadonlyMap<string, string>): WitnessRow {
  const time = (date: Date | null) => date?.getTime() ?? null;
  return {
    id: row.id,
    recordId: row.recordId,
    version: row.version,
    customerName: row.customerName,
    ownerId: row.ownerId,
    ownerName: names.get(row.ownerId ?? '') ?? null,
    openedAt: row.openedAt.getTime(),
    remindAt: row.remindAt.getTime(),
    dueAt: row.dueAt.getTime(),
    remindedAt: time(row.remindedAt),
    escalatedAt: time(row.escalatedAt),
    state: row.state as WitnessRow['state'],
    verdict: row.verdict as WitnessVerdict | null,
    note: row.note,
    byName: names.get(row.byId ?? '') ?? null,
    at: time(row.at),
  };
}

/** The direct manager: those of the rep's team, not the rep. */
async function managersOf(s: Services, workspaceId: string, teamId: string | null, ownerId: string | null) {
  const people = (await s.people.people(workspaceId)).filter((p) => p.active && p.id !== ownerId);
  const own = people.filter((p) => p.role === 'manager' && teamId !== null && p.teamId === teamId);
  return { own, above: people.filter((p) => p.role === 'admin' || (p.role === 'manager' && p.teamId === null)) };
}

/** Opens the two-hour clock on a record that was just confirmed, where its customer is over the threshold. */
export async function askWitness(s: Services, record: VisitRecordRow): Promise<boolean> {
  const repository = witnessRepository(s.db);
  const settings = await repository.settings(record.workspaceId);
  await repository.replaceOpen(record.id);
  if (settings.threshold === null || record.customerId === null || record.customerValue < settings.threshold) return false;
  const timezone = (await s.people.workspace(record.workspaceId))?.timezone ?? 'UTC';
  const now = s.clock.now();
  const length = settings.minutes * MINUTE_MS;
  const at = (ms: number) => addWorkingTime(now, ms, settings, timezone);
  const row = await repository.create({
    id: s.ids.next('wit'),
    workspaceId: record.workspaceId,
    recordId: record.id,
    version: record.version,
    ownerId: record.ownerId,
    teamId: record.teamId,
    customerName: record.customerName,
    openedAt: new Date(now),
    remindAt: new Date(at(length / 2)),
    dueAt: new Date(at(length)),
    state: 'open',
  });
  for (const [kind, due] of [['witness.remind', row.remindAt], ['witness.escalate', row.dueAt]] as const) {
    await s.jobs.add({ kind, key: `${kind}:${row.id}`, workspaceId: row.workspaceId, payload: { id: row.id }, runAt: due.getTime() });
  }
  const { own, above } = await managersOf(s, row.workspaceId, row.teamId, row.ownerId);
  await tell(s, row, 'witness_asked', (own.length > 0 ? own : above).map((p) => p.id));
  return true;
}

async function tell(s: Services, row: WitnessRowDb, kind: string, userIds: readonly (string | null)[]): Promise<void> {
  const data = { customer: row.customerName ?? '', due: row.dueAt.getTime() };
  for (const userId of new Set(userIds)) if (userId) await notify(s, { workspaceId: row.workspaceId, userId, kind, data, link: link(row.recordId) });
  await s.boards.append(row.workspaceId, 'reviews', { kind: 'witness.changed', id: row.id, data: { recordId: row.recordId }, audience: { ownerId: row.ownerId, teamId: row.teamId } });
}

/** Job, at half time. */
export async function remind(s: Services, id: string): Promise<void> {
  const repository = witnessRepository(s.db);
  const row = await repository.byId(id);
  if (!row || row.state !== 'open' || row.remindedAt) return;
  const { own, above } = await managersOf(s, row.workspaceId, row.teamId, row.ownerId);
  await repository.update(id, { remindedAt: new Date(s.clock.now()) });
  await tell(s, row, 'witness_reminder', (own.length > 0 ? own : above).map((p) => p.id));
}

/** Job, when the time is over: everybody above hears of it, and the list shows it. */
export async function escalate(s: Services, id: string): Promise<void> {
  const repository = witnessRepository(s.db);
  const row = await repository.byId(id);
  if (!row || row.state !== 'open' || row.escalatedAt) return;
  const { own, above } = await managersOf(s, row.workspaceId, row.teamId, row.ownerId);
  await repository.update(id, { escalatedAt: new Date(s.clock.now()) });
  await tell(s, row, 'witness_overdue', [...own, ...above].map((p) => p.id));
}

const STATE_AFTER = { complete: 'witnessed', needs_detail: 'returned', risk: 'flagged' } as const;

/** @throws AppError `forbidden` for the rep's own record, `invalid` without a reason, `conflict` where it was answered */
export async function giveWitness(s: Services, who: Person, row: WitnessRowDb, verdict: WitnessVerdict, note: string | null): Promise<void> {
  if (row.ownerId === who.userId) throw new AppError('forbidden', 'Nobody witnesses their own record.');
  if (verdict !== 'complete' && !note) throw new AppError('invalid', 'note: say what is missing, or what the risk is.');
  const at = new Date(s.clock.now());
  if (!(await witnessRepository(s.db).close(row.id, { verdict, note, byId: who.userId, at }))) throw new AppError('conflict', 'This was answered already, or a newer version waits.');
  await recordsRepository(s.db).update(row.recordId, { state: STATE_AFTER[verdict], updatedAt: at });
  await s.audit(who, `witness.${verdict}`, row.recordId);
  await tell(s, row, `witness_${verdict}`, [row.ownerId]);
}
