import type { Hearing } from '#server/live/hearing.port.ts';
import { plainContext } from './context.ts';
import { createNotes, type HeardCall } from './heard.ts';
import type { ReferenceCall } from './load.ts';

/** Samples that are pushed at once: what a reader of recordings hands over. */
const BLOCK = 16_000;

/** Hears a call as a recording, as fast as the machine can. The wall times of its notes say nothing. */
export async function hearFast(hearing: Hearing, call: ReferenceCall): Promise<HeardCall> {
  const notes = createNotes();
  const started = performance.now();
  const session = hearing.createSession(plainContext(call.name, call.lang, 'upload'), {
    event: (event) => notes.note(event, performance.now() - started),
    pulse: () => {},
  });
  const { rep, customer } = call.sound;
  for (let at = 0; at < rep.length; at += BLOCK) {
    session.push('rep', rep.subarray(at, at + BLOCK), 16_000);
    session.push('customer', customer.subarray(at, at + BLOCK), 16_000);
    await session.ready();
  }
  await session.end(120_000);
  return notes;
}
