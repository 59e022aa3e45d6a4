import type { CallEvent, CallEventOf } from '#realtime/contract/call-events.schema.ts';
import { pause } from '../../server/testing/test-server.ts';
import { startLab, until } from './lab.ts';
import { publish, toneOf } from './publisher.ts';

const finals = (events: CallEvent[]) => events.filter((e): e is CallEventOf<'utterance.final'> => e.kind === 'utterance.final');

/** Two people speak in turn; both sides are heard, and the call ends with its room. */
async function two() {
  const lab = await startLab();
  const call = await lab.call();
  const rep = await publish(call.livekit.url, call.livekit.tokens.rep);
  const customer = await publish(call.livekit.url, call.livekit.tokens.customer);
  await until(() => lab.s.rooms?.heard(call.id), 5000);
  await pause(300);
  await rep.play(toneOf(800, 900));
  await customer.play(toneOf(800, 900));
  await until(async () => finals(await call.events()).length >= 2, 8000);
  await rep.leave();
  await customer.leave();
  await until(async () => (await lab.s.calls.byId(call.id))?.status === 'ended', 40_000);
  const events = await call.events();
  await lab.stop();
  return {
    sides: finals(events).map((e) => e.side),
    kinds: events.map((e) => e.kind),
    reason: events.find((e) => e.kind === 'call.ended')?.reason,
  };
}

export const SCENARIOS: Record<string, () => Promise<unknown>> = { two };
