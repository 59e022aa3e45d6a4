import { AccessToken, WebhookReceiver } from 'livekit-server-sdk';
import { SIDES, type Side } from '#realtime/contract/labels.ts';
import { AGENT_IDENTITY, signsOf, type ConsentSign } from '#realtime/sources/livekit/room-signs.ts';
import type { Config } from '../../config/config.ts';
import type { CallRow } from '../calls/calls.repository.ts';

export type LiveKit = NonNullable<Config['livekit']>;

/** Tokens that machines keep until they are used. */
const CALL_TTL_S = 6 * 3600;
/** Tokens that a browser uses at once; whoever is connected gets newer ones from LiveKit. */
const PERSON_TTL_S = 10 * 60;
const AGENT_TTL_S = 3600;

export const identityOf = (callId: string, side: Side): string => `${callId}:${side}`;

interface Speaker {
  identity: string;
  name: string;
  side: Side;
  consent: ConsentSign;
}

/**
 * Somebody who speaks in a call's room and nowhere else. Nobody may publish data, so that no packet can come in
 * anybody's name; side and consent stand in attributes that only the server sets.
 */
export function speakerToken({ apiKey, apiSecret }: LiveKit, room: string, speaker: Speaker, ttl = PERSON_TTL_S): Promise<string> {
  const access = new AccessToken(apiKey, apiSecret, {
    identity: speaker.identity,
    name: speaker.name,
    attributes: signsOf(speaker.side, speaker.consent),
    ttl,
  });
  access.addGrant({ roomJoin: true, room, canPublish: true, canSubscribe: true, canPublishData: false, canUpdateOwnMetadata: false });
  return access.toJwt();
}

/** Hears, cannot be seen and cannot say anything. */
export function listenerToken({ apiKey, apiSecret }: LiveKit, room: string, identity: string): Promise<string> {
  const access = new AccessToken(apiKey, apiSecret, { identity, ttl: PERSON_TTL_S });
  access.addGrant({
    roomJoin: true,
    room,
    hidden: true,
    canPublish: false,
    canSubscribe: true,
    canPublishData: false,
    canUpdateOwnMetadata: false,
  });
  return access.toJwt();
}

/** Of kind agent, or a room would stay open for as long as it listens. */
export function agentToken({ apiKey, apiSecret }: LiveKit, room: string): Promise<string> {
  const access = new AccessToken(apiKey, apiSecret, { identity: AGENT_IDENTITY, ttl: AGENT_TTL_S });
  access.kind = 'agent';
  access.addGrant({
    roomJoin: true,
    room,
    hidden: true,
    canPublish: false,
    canSubscribe: true,
    canPublishData: false,
    canUpdateOwnMetadata: false,
  });
  return access.toJwt();
}

export const consentSign = (answer: string | null): ConsentSign => (answer as ConsentSign | null) ?? 'asked';

/** One token a side, for whoever makes a call over the API. */
export async function roomTokens(livekit: LiveKit, call: CallRow) {
  const token = (side: Side) =>
    speakerToken(
      livekit,
      call.id,
      {
        identity: identityOf(call.id, side),
        name: (side === 'rep' ? call.repName : call.customerName) ?? side,
        side,
        consent: consentSign(side === 'rep' ? call.consentRep : call.consentCustomer),
      },
      CALL_TTL_S,
    );
  const [rep, customer] = await Promise.all(SIDES.map(token));
  return { url: livekit.url, room: call.id, tokens: { rep: rep ?? '', customer: customer ?? '' } };
}

/** Checks the signature over the raw body. Rejects where it is not LiveKit's. */
export const readWebhook = ({ apiKey, apiSecret }: LiveKit, body: string, authorization: string | undefined) =>
  new WebhookReceiver(apiKey, apiSecret).receive(body, authorization);
