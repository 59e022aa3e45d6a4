import type { Invitation, Joined, JoinAnswer } from '#realtime/contract/rooms.schema.ts';
import type { Lang, Side } from '#realtime/contract/labels.ts';
import type { Services } from '../../services.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import { hashSecret, newSecret } from '../../shared/secrets.ts';
import type { CallRow } from '../calls/calls.repository.ts';
import { eraseSide } from './erase.usecases.ts';
import type { LinkRow, PersonRow } from './rooms.repository.ts';
import { consentSign, speakerToken } from './tokens.ts';
import { wordings } from './wording.ts';

const answerOf = (call: CallRow, side: Side) => (side === 'rep' ? call.consentRep : call.consentCustomer);
const column = (side: Side, answer: string | null) => (side === 'rep' ? { consentRep: answer } : { consentCustomer: answer });
/** A side that said no as a whole is not asked again, person by person. */
const asks = (call: CallRow, side: Side): boolean => answerOf(call, side) !== 'declined' && answerOf(call, side) !== 'withdrawn';

/** @throws AppError `not_found`: a wrong code and one that never was look the same */
async function linkOf(s: Services, code: string): Promise<{ link: LinkRow; call: CallRow }> {
  const link = await s.roomRows.linkByHash(hashSecret(code));
  const call = link && (await s.calls.byId(link.callId));
  if (!link || !call || !s.rooms) throw notFound('invitation');
  return { link, call };
}

async function seatOf(s: Services, code: string, seat: string): Promise<{ person: PersonRow; call: CallRow }> {
  const { link, call } = await linkOf(s, code);
  const person = await s.roomRows.bySeat(hashSecret(seat));
  if (!person || person.linkId !== link.id) throw new AppError('gone', 'This invitation was used already.');
  return { person, call };
}

export async function lookAtInvitation(s: Services, code: string): Promise<Invitation> {
  const { link, call } = await linkOf(s, code);
  const [workspace, words] = await Promise.all([s.people.workspace(call.workspaceId), wordings(s, call.workspaceId)]);
  const over = link.revokedAt !== null || link.expiresAt.getTime() <= s.clock.now();
  return {
    state: call.status === 'ended' ? 'ended' : link.usedAt ? 'used' : over ? 'expired' : 'open',
    lang: link.lang as Lang,
    workspace: workspace?.name ?? '',
    host: call.repName,
    asks: asks(call, link.side as Side),
    ...words,
  };
}

async function tokenFor(s: Services, call: CallRow, person: PersonRow) {
  const { livekit } = s.config;
  if (!livekit || call.status === 'ended') return null;
  const side = person.side as Side;
  const consent = asks(call, side) ? consentSign(person.answer) : 'declined';
  const token = await speakerToken(livekit, call.id, { identity: person.identity, name: person.name, side, consent });
  return { url: livekit.url, room: call.id, token };
}

const joined = async (s: Services, call: CallRow, person: PersonRow, seat: string): Promise<Joined> => ({
  seat,
  name: person.name,
  lang: person.lang as Lang,
  answer: person.answer as Joined['answer'],
  erased: person.erasedAt !== null,
  asks: asks(call, person.side as Side),
  livekit: await tokenFor(s, call, person),
});

/** The person answers, and the link is theirs. @throws AppError `call_ended`, `gone`, `conflict`, `consent_declined` */
export async function answerInvitation(s: Services, code: string, input: JoinAnswer): Promise<Joined> {
  const { link, call } = await linkOf(s, code);
  const side = link.side as Side;
  const now = new Date(s.clock.now());
  if (call.status === 'ended') throw new AppError('call_ended', 'This call has ended.');
  if (input.answer === 'accepted' && !asks(call, side)) throw new AppError('consent_declined', 'This side of the call is not recorded.');
  const { wording, versions } = await wordings(s, call.workspaceId);
  if (input.version !== versions[input.lang]) throw new AppError('conflict', 'The wording has changed: read it again.');
  if (!(await s.roomRows.use(link.id, now))) throw new AppError('gone', 'This invitation was used already, or is not valid any more.');

  const seat = newSecret('qss');
  const id = s.ids.next('per');
  const person = await s.roomRows.addPerson({
    id,
    workspaceId: call.workspaceId,
    callId: call.id,
    linkId: link.id,
    side,
    identity: `${call.id}:${side}:${id}`,
    name: input.name,
    lang: input.lang,
    seatHash: hashSecret(seat),
    answer: input.answer,
    wording: wording[input.lang],
    wordingVersion: input.version,
    answeredAt: now,
  });
  await noteAnswer(s, call, person);
  if (input.answer === 'declined') await s.rooms?.putOutCoaches(call.id);
  else if (answerOf(call, side) === null) {
    await s.calls.update(call.id, column(side, 'accepted'));
    s.live.get(call.id)?.answer(side, 'accepted');
  }
  return joined(s, (await s.calls.byId(call.id)) ?? call, person, seat);
}

const noteAnswer = (s: Services, call: CallRow, person: PersonRow) =>
  s.live.note(call.id, {
    kind: 'call.consent',
    side: person.side as Side,
    participant: person.identity,
    answer: person.answer as 'accepted',
    wording: person.wording,
    wordingVersion: person.wordingVersion,
    source: 'link',
  });

/** Who has left, or lost their page, comes back with what their browser kept. */
export async function comeBack(s: Services, code: string, seat: string): Promise<Joined> {
  const { person, call } = await seatOf(s, code, seat);
  return joined(s, call, person, seat);
}

/** Takes a yes back: nothing more is heard of this person, at once. What was kept goes as well where they ask for it. */
export async function withdraw(s: Services, code: string, seat: string, erase: boolean): Promise<Joined> {
  const { person, call } = await seatOf(s, code, seat);
  const side = person.side as Side;
  const others = (await s.roomRows.people(call.id)).some((p) => p.id !== person.id && p.side === side && p.answer === 'accepted');
  let now = person;
  if (person.answer === 'accepted') {
    const told = call.status === 'ended' ? null : s.rooms?.deny(call.id, side, person.identity, others);
    now = await s.roomRows.answer(person.id, 'withdrawn', new Date(s.clock.now()));
    if (!others && call.status !== 'ended') await s.calls.update(call.id, column(side, null));
    await noteAnswer(s, call, now);
    await told;
    await s.rooms?.putOutCoaches(call.id);
    await s.audit(null, 'consent.withdrawn', call.id, call.workspaceId);
  }
  if (erase && now.answer === 'withdrawn' && !now.erasedAt) {
    await eraseSide(s, call, side);
    now = await s.roomRows.erased(person.id, new Date(s.clock.now()));
  }
  return joined(s, (await s.calls.byId(call.id)) ?? call, now, seat);
}
