import type { CreateCall, CreatedCall } from '#realtime/contract/api.schema.ts';
import { SIDES, type Side } from '#realtime/contract/labels.ts';
import type { Answer } from '../../live/call-runner.ts';
import type { Services } from '../../services.ts';
import { AppError } from '../../shared/errors.ts';
import type { Principal } from '../../shared/principal.ts';
import type { CallRow } from './calls.repository.ts';
import { roomTokens } from '../rooms/tokens.ts';
import { CONSENT_VERSION, consentWording } from './consent.models.ts';

export type NewCall = Omit<CreateCall, 'consent' | 'source'> & {
  consent: CreateCall['consent'];
  source: CallRow['source'];
  industry?: string | null;
};

const ANSWERS: Readonly<Record<CreateCall['consent'], Record<Side, Answer>>> = {
  recorded: { rep: 'accepted', customer: 'accepted' },
  declined: { rep: 'accepted', customer: 'declined' },
  ask: { rep: null, customer: null },
};

/** Makes a call and stores who agreed to be heard. @throws AppError `invalid` for an unknown customer or stage */
export async function createCall(s: Services, who: Principal, input: NewCall): Promise<CallRow> {
  const { workspaceId } = who;
  const customer = input.customerId ? await s.customers.byId(workspaceId, input.customerId) : null;
  if (input.customerId && !customer) throw new AppError('invalid', 'customerId: there is no such customer.');
  if (input.stage && !(await s.playbook.stage(workspaceId, input.stage))) {
    throw new AppError('invalid', 'stage: there is no such stage; GET /api/stages lists them.');
  }
  const workspace = await s.people.workspace(workspaceId);
  const lang = input.lang ?? (who.kind === 'user' ? who.lang : (workspace?.lang as 'en' | 'zh' | undefined)) ?? 'en';
  const answers = ANSWERS[input.consent];
  const row = await s.calls.create({
    id: s.ids.next('call'),
    workspaceId,
    title: input.title,
    lang,
    stage: input.stage ?? null,
    industry: input.industry ?? customer?.industry ?? null,
    source: input.source,
    status: 'waiting',
    customerId: customer?.id ?? null,
    dealId: input.dealId ?? null,
    ownerId: who.kind === 'user' ? who.userId : null,
    teamId: who.kind === 'user' ? who.teamId : null,
    repName: input.names?.rep ?? (who.kind === 'user' ? who.name : null),
    customerName: input.names?.customer ?? customer?.name ?? null,
    consentRep: answers.rep,
    consentCustomer: answers.customer,
    createdAt: new Date(s.clock.now()),
  });
  const wording = await consentWording(s, workspaceId, lang);
  for (const side of SIDES) {
    const answer = answers[side];
    if (!answer) continue;
    await s.events.append(row.id, {
      kind: 'call.consent',
      side,
      participant: null,
      answer,
      wording,
      wordingVersion: CONSENT_VERSION,
      source: 'vouched',
    });
  }
  s.callBoard.changed(row.id);
  return row;
}

/** Addresses for both sides, under the host by which the caller reached us. @param base http(s)://host */
export async function ingestAddresses(s: Services, call: CallRow, base: string): Promise<Record<Side, string>> {
  const key = await s.identity.newCallKey(call.workspaceId, call.id, null);
  const address = (side: Side) => `${base.replace(/^http/, 'ws')}/ingest/calls/${call.id}/${side}?key=${key}`;
  return { rep: address('rep'), customer: address('customer') };
}

export async function answerCreated(s: Services, call: CallRow, base: string): Promise<CreatedCall> {
  const ingest = await ingestAddresses(s, call, base);
  const { livekit } = s.config;
  return livekit ? { id: call.id, ingest, livekit: await roomTokens(livekit, call) } : { id: call.id, ingest };
}
