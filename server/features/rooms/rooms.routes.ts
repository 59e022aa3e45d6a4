import { z } from 'zod';
import type { Lang, Side } from '#realtime/contract/labels.ts';
import { madeLinkSchema, newLinkSchema, roomStateSchema, seatInRoomSchema, type RoomState } from '#realtime/contract/rooms.schema.ts';
import type { App } from '../../shared/app.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import { userIdOf } from '../../shared/principal.ts';
import { personOf } from '../../shared/request-identity.ts';
import { hashSecret, newSecret } from '../../shared/secrets.ts';
import type { Services } from '../../services.ts';
import { callOf, findCallFirst } from '../calls/call-access.ts';
import type { CallRow } from '../calls/calls.repository.ts';
import { coachIdentity } from './room-watch.ts';
import { consentSign, identityOf, listenerToken, speakerToken } from './tokens.ts';
import type { LinkRow } from './rooms.repository.ts';

const idParams = z.object({ id: z.string().max(64) });

/** Rooms as our own people use them. */
export function roomRoutes(app: App, s: Services): void {
  const tags = ['rooms'];
  findCallFirst(app, s);

  /** @throws AppError `not_configured`, `call_ended` */
  function roomOf(call: CallRow) {
    const { livekit } = s.config;
    if (!livekit || !s.rooms) throw new AppError('not_configured', 'LiveKit is not set up on this server.');
    if (call.status === 'ended') throw new AppError('call_ended', 'This call has ended.');
    return { livekit, rooms: s.rooms };
  }

  app.post(
    '/api/calls/:id/room',
    { schema: { tags, summary: "Our side's own seat in the call's room", params: idParams, response: { 200: seatInRoomSchema } } },
    async (req) => {
      const call = callOf(req);
      const { livekit, rooms } = roomOf(call);
      if (call.ownerId !== null && call.ownerId !== userIdOf(req.who)) throw new AppError('forbidden', 'This seat belongs to whoever holds the call.');
      if (rooms.full && !rooms.heard(call.id)) throw new AppError('unavailable', 'This server hears as many rooms as it may; the call would not be heard.');
      const speaker = { identity: identityOf(call.id, 'rep'), name: call.repName ?? 'rep', side: 'rep' as const, consent: consentSign(call.consentRep) };
      return { url: livekit.url, room: call.id, token: await speakerToken(livekit, call.id, speaker) };
    },
  );

  app.get('/api/calls/:id/room', { schema: { tags, summary: 'Who is in the room, and the links to it', params: idParams, response: { 200: roomStateSchema } } }, async (req) => {
    const call = callOf(req);
    const [links, people] = await Promise.all([s.roomRows.links(call.id), s.roomRows.people(call.id)]);
    const here = new Set(s.rooms?.here(call.id));
    return {
      open: s.rooms?.open(call.id) ?? false,
      heard: s.rooms?.heard(call.id) ?? false,
      full: s.rooms?.full ?? false,
      links: links.map((link) => ({
        id: link.id,
        side: link.side as Side,
        lang: link.lang as Lang,
        state: stateOf(link, s.clock.now()),
        createdAt: link.createdAt.getTime(),
        expiresAt: link.expiresAt.getTime(),
      })),
      people: people.map((p) => ({
        id: p.id,
        side: p.side as Side,
        name: p.name,
        answer: p.answer as RoomState['people'][number]['answer'],
        answeredAt: p.answeredAt.getTime(),
        here: here.has(p.identity),
      })),
    };
  });

  app.post(
    '/api/calls/:id/links',
    { schema: { tags, summary: 'A join link for one person', params: idParams, body: newLinkSchema, response: { 201: madeLinkSchema } } },
    async (req, reply) => {
      const call = callOf(req);
      roomOf(call);
      const code = newSecret('qsj');
      const { side, validMin } = req.body;
      const now = s.clock.now();
      const expiresAt = now + validMin * 60_000;
      const id = s.ids.next('lnk');
      await s.roomRows.addLink({
        id,
        workspaceId: call.workspaceId,
        callId: call.id,
        side,
        lang: req.body.lang ?? call.lang,
        hash: hashSecret(code),
        createdAt: new Date(now),
        createdBy: userIdOf(req.who),
        expiresAt: new Date(expiresAt),
      });
      const base = s.config.publicUrl ?? `${req.protocol}://${req.host}`;
      return reply.status(201).send({ id, url: `${base}/join/${code}`, expiresAt });
    },
  );

  app.delete(
    '/api/calls/:id/links/:linkId',
    { schema: { tags, summary: 'Take a link back that nobody has used', params: idParams.extend({ linkId: z.string().max(64) }), response: { 204: z.undefined() } } },
    async (req, reply) => {
      const { count } = await s.roomRows.revoke(callOf(req).id, req.params.linkId, new Date(s.clock.now()));
      if (count === 0) throw notFound('open link');
      return reply.status(204).send(undefined);
    },
  );

  app.post(
    '/api/calls/:id/listen',
    { schema: { tags, summary: 'A coach listens in: hears, is not seen, cannot speak', params: idParams, response: { 200: seatInRoomSchema } } },
    async (req) => {
      const call = callOf(req);
      const { livekit, rooms } = roomOf(call);
      const who = personOf(req);
      if (!rooms.open(call.id)) throw new AppError('conflict', 'Nobody is in the room of this call.');
      const { consent, people } = await s.live.view(call.id);
      const no = people.some((p) => p.answer !== 'accepted');
      if (no || consent.rep !== 'accepted' || consent.customer !== 'accepted') {
        throw new AppError('consent_declined', 'Somebody in this call has not agreed to be heard.');
      }
      await s.audit(who, 'call.listened', call.id);
      return { url: livekit.url, room: call.id, token: await listenerToken(livekit, call.id, coachIdentity(call.id, who.userId)) };
    },
  );
}

function stateOf(link: LinkRow, now: number): RoomState['links'][number]['state'] {
  if (link.revokedAt) return 'revoked';
  if (link.usedAt) return 'used';
  return link.expiresAt.getTime() <= now ? 'expired' : 'open';
}
