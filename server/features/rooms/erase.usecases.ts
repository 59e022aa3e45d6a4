import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallEvent } from '#realtime/contract/call-events.schema.ts';
import type { Side } from '#realtime/contract/labels.ts';
import type { Services } from '../../services.ts';
import type { CallRow } from '../calls/calls.repository.ts';
import { utterancesOf, withoutSpeech } from './erase.models.ts';

/**
 * Takes away what was kept of a side's speech: its file, its words in the log and what was made of them. Several people
 * of one side are in one file: all of it goes. The events keep their numbers, so that consoles can still catch up.
 */
export async function eraseSide(s: Services, call: CallRow, side: Side): Promise<void> {
  await s.live.get(call.id)?.closeRecording(side);
  for (const audio of await s.calls.audio(call.id)) {
    if (audio.side === side) await rm(join(s.config.dataDir, audio.path), { force: true });
  }
  await s.roomRows.forgetAudio(call.id, side);

  await s.events.flush();
  const rows = await s.roomRows.events(call.id);
  const events = rows.map((row) => JSON.parse(row.body) as CallEvent);
  const theirs = utterancesOf(events, side);
  const changed = events.flatMap((event) => {
    const clean = withoutSpeech(event, side, theirs);
    return clean === event ? [] : [{ seq: event.seq, body: JSON.stringify(clean) }];
  });
  await s.roomRows.rewrite(call.id, changed);
  await s.live.note(call.id, { kind: 'speech.erased', side });

  // The record quotes what was said: it is written again from what is left.
  const { count } = await s.roomRows.forgetRecord(call.id);
  if (count > 0) {
    const key = `call.after:${call.id}:${s.ids.next('again')}`;
    await s.jobs.add({ kind: 'call.after', key, workspaceId: call.workspaceId, payload: { callId: call.id } });
  }
  await s.audit(null, 'speech.erased', `${call.id}:${side}`, call.workspaceId);
}
