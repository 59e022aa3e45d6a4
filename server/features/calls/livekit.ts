import { AccessToken, WebhookReceiver } from 'livekit-server-sdk';
import type { Config } from '../../config/config.ts';
import { SIDES, type Side } from '#realtime/contract/labels.ts';
import type { CallRow } from './calls.repository.ts';

type LiveKit = NonNullable<Config['livekit']>;
const TTL_S = 6 * 3600;

/**
 * One token a side. People cannot publish data, so that data packets come from our agent alone; the side stands in
 * metadata that only the server can set.
 */
export async function roomTokens(livekit: LiveKit, call: CallRow) {
  const token = async (side: Side): Promise<string> => {
    const access = new AccessToken(livekit.apiKey, livekit.apiSecret, {
      identity: `${call.id}:${side}`,
      name: (side === 'rep' ? call.repName : call.customerName) ?? side,
      metadata: JSON.stringify({ callId: call.id, side }),
      ttl: TTL_S,
    });
    access.addGrant({
      roomJoin: true,
      room: call.id,
      canPublish: true,
      canSubscribe: true,
      canPublishData: false,
      canUpdateOwnMetadata: false,
    });
    return access.toJwt();
  };
  const [rep, customer] = await Promise.all(SIDES.map(token));
  return { url: livekit.url, room: call.id, tokens: { rep: rep ?? '', customer: customer ?? '' } };
}

/** Checks the signature over the raw body. Rejects where it is not LiveKit's. */
export const readWebhook = (livekit: LiveKit, body: string, authorization: string | undefined) =>
  new WebhookReceiver(livekit.apiKey, livekit.apiSecret).receive(body, authorization);
