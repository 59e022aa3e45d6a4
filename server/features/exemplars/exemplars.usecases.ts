import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallRecord } from '#realtime/contract/after-call.ts';
import type { UtteranceView } from '#realtime/contract/call-view.ts';
import { exemplarBodySchema, type Comparison, type Exemplar } from '#realtime/contract/exemplars.schema.ts';
import type { Lang } from '#realtime/contract/labels.ts';
import { valuesSchema, type FieldValue, type RecordField } from '#realtime/contract/records.schema.ts';
import type { Services } from '../../services.ts';
import { AppError } from '../../shared/errors.ts';
import type { Person } from '../../shared/principal.ts';
import type { CallParts } from '../action-health/actions.models.ts';
import { recordsRepository, type VisitRecordRow } from '../records/records.repository.ts';
import { formOf } from '../records/records.usecases.ts';
import { isFilled } from '../records/records.models.ts';
import { compareField } from './compare.models.ts';
import { exemplarsRepository, type ExemplarRow } from './exemplars.repository.ts';
import { nominate, standingRisks } from './quality.models.ts';
import { redact, sensitiveSpans, soundOfSpan } from './redact.models.ts';
import { redactedClips } from './sound.usecases.ts';

const WEEK_MS = 7 * 86_400_000;
const both = (call: { consentRep: string | null; consentCustomer: string | null } | null | undefined): boolean => call?.consentRep === 'accepted' && call.consentCustomer === 'accepted';

/** Job, weekly: the three best of the week that began on `from` (a Monday, epoch ms). Doing it twice nominates nothing twice. */
export async function nominateWeek(s: Services, workspaceId: string, from: number): Promise<number> {
  const repository = exemplarsRepository(s.db);
  const { actions, records, calls } = await repository.week(workspaceId, new Date(from), new Date(from + WEEK_MS));
  const candidates = [];
  for (const row of actions) {
    const record = records.get(row.callId);
    if (!record) continue;
    const parts = row.parts as unknown as CallParts;
    const waits = parts.objections.waits;
    candidates.push({
      callId: row.callId,
      kinds: new Set((row.actions as { code: string }[]).map((a) => a.code)).size,
      painLevel: parts.pain.level,
      answered: waits.filter((w) => w !== null).length,
      objections: waits.length,
      inTime: record.submittedAt !== null && record.submittedAt <= record.dueAt,
      risks: standingRisks(await s.live.view(row.callId)),
      consent: both(calls.get(row.callId)),
      filled: Object.values(valuesSchema.parse(record.values)).filter((v) => isFilled(v) && !v.none).length,
    });
  }
  let added = 0;
  for (const best of nominate(candidates)) {
    const [record, call] = [records.get(best.callId), calls.get(best.callId)];
    if (!record || !call) continue;
    const card = (await s.calls.record(best.callId))?.body as CallRecord | undefined;
    const labels = [...new Set((card?.objections ?? []).map((o) => o.label))];
    added += Number(
      await repository.add({
        id: s.ids.next('exm'),
        workspaceId,
        callId: best.callId,
        recordId: record.id,
        ownerId: call.ownerId,
        teamId: call.teamId,
        stage: call.stage,
        industry: call.industry,
        lang: call.lang,
        week: new Date(from),
        reasons: best.reasons,
        state: 'nominated',
        objections: labels.length > 0 ? `,${labels.join(',')},` : '',
        title: call.title,
        createdAt: new Date(s.clock.now()),
      }),
    );
  }
  return added;
}

const shown = (value: FieldValue): string => (Array.isArray(value.value) ? value.value.join(', ') : String(value.value ?? ''));
const YES_NO: Record<Lang, Record<string, string>> = { en: { yes: 'Yes', no: 'No' }, zh: { yes: '是', no: '否' } };
/** A value as it is read: choices by their labels. */
const readable = (field: RecordField, value: FieldValue, lang: Lang): string => {
  const list = Array.isArray(value.value) ? value.value : [String(value.value ?? '')];
  return list.map((v) => field.options.find((o) => o.value === v)?.label[lang] ?? (field.type === 'yesno' ? (YES_NO[lang][v] ?? v) : v)).join(' · ');
};
const CLIP_MAX_MS = 25_000;

/** Makes the redacted copy: record and clips, in words and in sound. @throws AppError `consent_missing` */
export async function prepare(s: Services, who: Person, row: ExemplarRow, why: string | null): Promise<ExemplarRow> {
  const repository = exemplarsRepository(s.db);
  const [call, record, view, card, base] = await Promise.all([
    s.calls.byId(row.callId),
    row.recordId ? recordsRepository(s.db).byId(row.recordId) : null,
    s.live.view(row.callId),
    s.calls.record(row.callId),
    repository.known(row.workspaceId),
  ]);
  if (!call || !record || !both(call)) throw new AppError('consent_missing', 'Both sides must have agreed; this call cannot become an exemplar.');
  const lang = row.lang as Lang;
  const known = {
    people: [...base.people, ...[call.repName, view.names.rep, view.names.customer].filter((n) => typeof n === 'string')],
    companies: [...base.companies, ...(call.customerName ? [call.customerName] : [])],
  };
  let removed = 0;
  const clean = (text: string): string => {
    const out = redact(text, lang, known);
    removed += out.spans.length;
    return out.text;
  };
  const { form } = await formOf(s, row.workspaceId, row.stage);
  const values = valuesSchema.parse(record.values);
  const said = new Map(view.transcript.map((u) => [u.utteranceId, u]));
  const chosen: { what: string; u: UtteranceView; reply: UtteranceView | null }[] = [];
  const fields = form.fields.flatMap((field) => {
    const value = values[field.key];
    // Dates and counts belong to that one customer; redacted they say nothing.
    if (!value || value.none || !isFilled(value) || field.type === 'date' || field.type === 'number') return [];
    const u = value.evidence ? said.get(value.evidence.utteranceId) : undefined;
    const clip = u ? `${field.key}` : null;
    if (u && !chosen.some((c) => c.u === u)) {
      const after = view.transcript.find((x) => x.startMs >= u.endMs && x.side !== u.side);
      chosen.push({ what: field.key, u, reply: after ?? null });
    }
    const text = field.type === 'text' ? clean(shown(value)) : readable(field, value, lang);
    return [{ key: field.key, label: field.label, value: text, clip: chosen.some((c) => c.what === clip) ? clip : null }];
  });
  for (const o of (card?.body as CallRecord | undefined)?.objections ?? []) {
    const u = said.get(o.evidence.utteranceId);
    const reply = o.answer ? said.get(o.answer.utteranceId) : undefined;
    if (o.answered && u && !chosen.some((c) => c.u === u)) chosen.push({ what: `objection.${o.label}`, u, reply: reply ?? null });
  }
  const clips = chosen.slice(0, 8).map((c) => ({ ...c, from: Math.max(0, c.u.startMs - 200), to: Math.min((c.reply?.endMs ?? c.u.endMs) + 200, c.u.startMs + CLIP_MAX_MS) }));
  // Every sentence that sounds in a clip is looked at, also one that only reaches into it.
  const mute = view.transcript.flatMap((u) =>
    clips.some((c) => u.startMs < c.to && u.endMs > c.from) ? sensitiveSpans(u.text, u.lang, known).map((span) => soundOfSpan(span, u)) : [],
  );
  const sound = await redactedClips(s, row.callId, row.id, clips.map((c) => [c.from, c.to] as const), mute);
  const body = exemplarBodySchema.parse({
    fields,
    clips: clips.map((c, i) => ({
      id: c.what,
      what: c.what,
      text: clean(c.u.text),
      reply: c.reply ? clean(c.reply.text) : null,
      fromMs: sound?.places[i]?.[0] ?? null,
      toMs: sound?.places[i]?.[1] ?? null,
    })),
    removed,
  });
  const stage = row.stage ?? '';
  await s.audit(who, 'exemplar.approved', row.id);
  return repository.update(row.id, {
    body,
    audioPath: sound?.path ?? null,
    // A call's own title often names the customer.
    title: clean(row.title) || stage,
    why: why === null ? null : clean(why),
    state: 'approved',
    approvedBy: who.userId,
    approvedAt: new Date(s.clock.now()),
  });
}

/** Consent that was withdrawn since ends an exemplar, file included. @returns whether it may still be shown */
export async function stillAgreed(s: Services, row: ExemplarRow): Promise<boolean> {
  const call = await s.calls.byId(row.callId);
  // A call that has been erased by its retention leaves the redacted copy; one whose people took their word back does not.
  const withdrawn = call !== null && !both(call);
  if (!withdrawn) return true;
  if (row.audioPath) await rm(join(s.config.dataDir, row.audioPath), { force: true });
  await exemplarsRepository(s.db).update(row.id, { state: 'rejected', audioPath: null });
  return false;
}

export function asExemplar(row: ExemplarRow, approves: boolean, ownerName: string | null): Exemplar {
  return {
    id: row.id,
    title: row.title,
    stage: row.stage,
    industry: row.industry,
    lang: row.lang as Lang,
    week: row.week.getTime(),
    reasons: row.reasons as Exemplar['reasons'],
    state: row.state as Exemplar['state'],
    objections: row.objections.split(',').filter((l) => l !== ''),
    why: row.why,
    body: row.body === null ? null : exemplarBodySchema.parse(row.body),
    audio: row.audioPath ? `/api/exemplars/${row.id}/audio` : null,
    callId: approves ? row.callId : null,
    ownerName: approves ? ownerName : null,
    approvedAt: row.approvedAt?.getTime() ?? null,
  };
}

/** Lines less alike than this speak of different things. */
const SAME_SUBJECT = 0.15;
const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0);

/** One's own record beside the exemplar: what it has that this one lacks, by meaning. */
export async function compare(s: Services, row: ExemplarRow, record: VisitRecordRow): Promise<Comparison> {
  const { form } = await formOf(s, record.workspaceId, record.stage);
  const values = valuesSchema.parse(record.values);
  const lang = row.lang as Lang;
  const fields = row.body === null ? [] : exemplarBodySchema.parse(row.body).fields;
  const rows: Comparison['rows'] = [];
  for (const field of fields) {
    const own = values[field.key];
    const def = form.fields.find((f) => f.key === field.key);
    const mine = !own || own.none || !def ? '' : readable(def, own, lang);
    const choice = def !== undefined && (def.options.length > 0 || def.type === 'yesno');
    let likeness: number | null = null;
    if (s.embed && !choice && mine !== '' && field.value !== '') {
      const [theirs, ours] = await s.embed([field.value, mine], lang);
      likeness = theirs && ours ? dot(theirs, ours) : null;
    }
    const result = choice ? { state: mine === '' || own?.value === 'not_confirmed' ? ('missing' as const) : ('full' as const), lacks: [] } : compareField(field.value, mine, likeness, SAME_SUBJECT);
    rows.push({ key: field.key, label: field.label, theirs: field.value, mine, ...result, ask: result.state === 'full' ? null : (def?.ask ?? null) });
  }
  return { rows };
}
