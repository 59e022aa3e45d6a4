import type { z } from 'zod';
import type { FirstAid } from '#realtime/contract/after-call.ts';
import type { CallAudio, callViewSchema } from '#realtime/contract/api.schema.ts';
import type { CallView } from '#realtime/contract/call-view.ts';
import { deliveryFigures } from '#realtime/contract/delivery.ts';
import type { Lang, Side } from '#realtime/contract/labels.ts';
import type { Services } from '../../services.ts';
import { AppError } from '../../shared/errors.ts';
import type { AfterCallContext } from './after-call.port.ts';
import { loadCallContext } from './call-context.repository.ts';
import type { CallRow } from './calls.repository.ts';

/** The view with what a person may have changed since (title, customer), and before the call began, what is known of it. */
async function currentView(s: Services, call: CallRow): Promise<CallView> {
  const view = await s.live.view(call.id);
  const { title, customerId, customerName, stage, dealId, ownerId } = call;
  const now = { ...view, title, customerId, customerName, stage, dealId, ownerId };
  if (view.status !== 'waiting') return now;
  const context = await loadCallContext(s.db, call, [], 'live');
  const untouched = { ticked: false, confirmed: false, refused: false, utteranceId: null, evidence: null, by: null };
  return {
    ...now,
    lang: call.lang as Lang,
    source: call.source as CallView['source'],
    checklist: context.checklist.map(({ itemId, title: name, mandatory }) => ({ itemId, title: name, mandatory, ...untouched })),
  };
}

export type CallDetail = z.output<typeof callViewSchema>;

export async function readCall(s: Services, call: CallRow): Promise<CallDetail> {
  const [view, record, audio, names] = await Promise.all([
    currentView(s, call),
    s.calls.record(call.id),
    s.calls.audio(call.id),
    s.calls.ownerNames(call.ownerId ? [call.ownerId] : []),
  ]);
  const detail = {
    ...view,
    id: call.id,
    delivery: { ...deliveryFigures(view.transcript) },
    record: record?.body ?? null,
    audio: audio.map(
      (a): CallAudio => ({ side: a.side as Side, url: `/api/calls/${call.id}/audio/${a.side}`, mediaType: a.mediaType, durationMs: a.durationMs }),
    ),
    ownerName: names.get(call.ownerId ?? '') ?? null,
    createdAt: call.createdAt.getTime(),
  };
  return detail as unknown as CallDetail;
}

export async function afterCallContext(s: Services, call: CallRow): Promise<AfterCallContext> {
  const [context, workspace] = await Promise.all([loadCallContext(s.db, call, [], 'upload'), s.people.workspace(call.workspaceId)]);
  return {
    startedAt: (call.startedAt ?? call.createdAt).getTime(),
    timezone: workspace?.timezone ?? 'UTC',
    industry: call.industry,
    stage: call.stage,
    playbook: context.playbook,
  };
}

/** @throws AppError `not_configured` */
export async function firstAid(s: Services, call: CallRow): Promise<FirstAid> {
  if (!s.afterCall) throw new AppError('not_configured', 'First aid is not set up on this server.');
  return s.afterCall.firstAid(await currentView(s, call), await afterCallContext(s, call));
}

/** Job: writes the record of a call that has ended. Doing it twice changes nothing. */
export async function writeRecord(s: Services, callId: string): Promise<void> {
  const call = await s.calls.byId(callId);
  if (!call || !s.afterCall || (await s.calls.record(callId))) return;
  const view = await s.live.view(callId);
  const body = await s.afterCall.writeRecord(view, await afterCallContext(s, call));
  const record = await s.calls.saveRecord({
    id: s.ids.next('rec'),
    callId,
    workspaceId: call.workspaceId,
    customerId: call.customerId,
    body,
    createdAt: new Date(s.clock.now()),
  });
  if (view.recordId === null) await s.live.note(callId, { kind: 'record.written', recordId: record.id });
  s.callBoard.changed(callId);
}
