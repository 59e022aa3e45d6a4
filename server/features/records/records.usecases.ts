import type { CallRecord } from '#realtime/contract/after-call.ts';
import type { Lang } from '#realtime/contract/labels.ts';
import { recordFormSchema, valuesSchema, type RecordDetail, type RecordForm, type RecordRow, type RecordValues } from '#realtime/contract/records.schema.ts';
import type { Services } from '../../services.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import { reachOf, userIdOf, type Principal } from '../../shared/principal.ts';
import { checkRecord } from '../anomalies/anomalies.usecases.ts';
import { writeRecord } from '../calls/read-call.usecases.ts';
import { defaultForm } from '../checklists/default-forms.ts';
import { witnessRepository } from '../witness/witness.repository.ts';
import { askWitness, asWitness } from '../witness/witness.usecases.ts';
import { prefill } from './prefill.models.ts';
import { changesBetween, mergeValues, problemsOf, RECORD_DUE_MS } from './records.models.ts';
import { recordsRepository, type VisitRecordRow } from './records.repository.ts';

export const valuesOf = (row: { values: unknown }): RecordValues => valuesSchema.parse(row.values);

export async function formOf(s: Services, workspaceId: string, stage: string | null): Promise<{ builtIn: boolean; form: RecordForm }> {
  const own = stage === null ? null : await recordsRepository(s.db).form(workspaceId, stage);
  if (!own) return { builtIn: true, form: defaultForm(stage) };
  return { builtIn: false, form: recordFormSchema.parse({ fields: own.fields, rules: own.rules }) };
}

/** Job: the draft of a call's record, pre-filled from the call. Doing it twice changes nothing. */
export async function fillRecord(s: Services, callId: string): Promise<void> {
  const repository = recordsRepository(s.db);
  const call = await s.calls.byId(callId);
  if (!call || call.source === 'drill' || (await repository.ofCall(callId))) return;
  // The card first: the record takes its next step and its objections from there.
  await writeRecord(s, callId);
  const [view, card, customer, workspace, { form }] = await Promise.all([
    s.live.view(callId),
    s.calls.record(callId),
    call.customerId ? s.customers.byId(call.workspaceId, call.customerId) : null,
    s.people.workspace(call.workspaceId),
    formOf(s, call.workspaceId, call.stage),
  ]);
  if (view.transcript.length === 0) return;
  const endedAt = call.endedAt ?? new Date(view.endedAt ?? s.clock.now());
  const now = new Date(s.clock.now());
  await repository.create({
    id: s.ids.next('vrec'),
    workspaceId: call.workspaceId,
    callId,
    callTitle: call.title,
    customerId: call.customerId,
    customerName: call.customerName,
    customerValue: customer?.value ?? 0,
    dealId: call.dealId,
    ownerId: call.ownerId,
    teamId: call.teamId,
    stage: call.stage,
    industry: call.industry,
    lang: call.lang,
    state: 'draft',
    values: prefill(form, view, (card?.body as CallRecord | undefined) ?? null, workspace?.timezone ?? 'UTC'),
    callEndedAt: endedAt,
    durationMs: view.durationMs,
    dueAt: new Date(endedAt.getTime() + RECORD_DUE_MS),
    createdAt: now,
    updatedAt: now,
  });
}

export async function findRecord(s: Services, who: Principal, id: string): Promise<VisitRecordRow> {
  const row = await recordsRepository(s.db).find(who.workspaceId, id, reachOf(who));
  if (!row) throw notFound('record');
  return row;
}

/** Its rep edits a record; one that belongs to nobody (a machine brought the call) whoever sees it. */
const mayEdit = (who: Principal, row: VisitRecordRow): boolean => who.kind === 'user' && (row.ownerId === who.userId || row.ownerId === null);

export function asRecordRow(row: VisitRecordRow, names: ReadonlyMap<string, string>): RecordRow {
  return {
    id: row.id,
    callId: row.callId,
    callTitle: row.callTitle,
    customerId: row.customerId,
    customerName: row.customerName,
    ownerId: row.ownerId,
    ownerName: names.get(row.ownerId ?? '') ?? null,
    stage: row.stage,
    lang: row.lang as Lang,
    state: row.state as RecordRow['state'],
    version: row.version,
    callEndedAt: row.callEndedAt.getTime(),
    dueAt: row.dueAt.getTime(),
    submittedAt: row.submittedAt?.getTime() ?? null,
  };
}

export async function recordDetail(s: Services, who: Principal, row: VisitRecordRow): Promise<RecordDetail> {
  const repository = recordsRepository(s.db);
  const [{ form }, versions, witness] = await Promise.all([formOf(s, row.workspaceId, row.stage), repository.versions(row.id), witnessRepository(s.db).newest(row.id)]);
  const names = await repository.names([row.ownerId, witness?.ownerId ?? null, witness?.byId ?? null, ...versions.map((v) => v.byId)]);
  const values = valuesOf(row);
  return {
    ...asRecordRow(row, names),
    values,
    form,
    problems: problemsOf(form, values),
    versions: versions.map((version, i) => ({
      version: version.version,
      at: version.at.getTime(),
      byName: names.get(version.byId ?? '') ?? null,
      reason: version.reason,
      changes: i === 0 ? [] : changesBetween(valuesOf(versions[i - 1] ?? { values: {} }), valuesOf(version)),
    })),
    witness: witness ? asWitness(witness, names) : null,
    may: {
      edit: mayEdit(who, row),
      witness: who.kind === 'user' && (who.role === 'manager' || who.role === 'admin') && row.ownerId !== who.userId && witness?.state === 'open',
    },
  };
}

const demandEdit = (who: Principal, row: VisitRecordRow): void => {
  if (!mayEdit(who, row)) throw new AppError('forbidden', 'Only the rep of the call writes its record.');
};

/** Keeps what the rep has so far. @throws AppError `conflict` once it was confirmed: then only a new version changes it */
export async function saveDraft(s: Services, who: Principal, row: VisitRecordRow, changes: RecordValues): Promise<VisitRecordRow> {
  demandEdit(who, row);
  if (row.version > 0) throw new AppError('conflict', 'This record was confirmed; a change is a new version.');
  const { form } = await formOf(s, row.workspaceId, row.stage);
  return recordsRepository(s.db).update(row.id, { values: mergeValues(form, valuesOf(row), changes), updatedAt: new Date(s.clock.now()) });
}

/**
 * Confirms it: checked against the form, kept as a version, and where the customer is over the threshold handed to the
 * manager. @throws AppError `rule_broken` with the items named, `invalid` without a reason for a later version
 */
export async function submit(s: Services, who: Principal, row: VisitRecordRow, changes: RecordValues, reason: string | null): Promise<VisitRecordRow> {
  demandEdit(who, row);
  const repository = recordsRepository(s.db);
  const { form } = await formOf(s, row.workspaceId, row.stage);
  const values = mergeValues(form, valuesOf(row), changes);
  const problems = problemsOf(form, values);
  if (problems.length > 0) throw new AppError('rule_broken', problems.map((p) => p.message.en).join(' '), problems);
  const before = row.version > 0 ? changesBetween(valuesOf(row), values) : null;
  if (before && before.length === 0) throw new AppError('conflict', 'Nothing was changed.');
  if (before && !reason) throw new AppError('invalid', 'reason: say why the record changes.');
  const at = new Date(s.clock.now());
  const version = row.version + 1;
  await repository.addVersion({ id: s.ids.next('ver'), workspaceId: row.workspaceId, recordId: row.id, version, values, byId: userIdOf(who), at, reason });
  const next = await repository.update(row.id, { values, version, state: 'submitted', submittedAt: row.submittedAt ?? at, updatedAt: at });
  await s.audit(who, version === 1 ? 'record.submitted' : 'record.changed', row.id);
  await askWitness(s, next);
  await checkRecord(s, next);
  return next;
}
