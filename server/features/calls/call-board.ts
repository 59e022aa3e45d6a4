import type { CallView } from '#realtime/contract/call-view.ts';
import type { BoardLog } from '../../event-log/board-log.ts';
import { summarise } from './calls.models.ts';
import type { CallsRepository } from './calls.repository.ts';

const EVERY_MS = 1_000;

/** Keeps the board of calls up to date: at once for the first change, then at most once a second for each call. */
export function createCallBoard(options: { calls: CallsRepository; boards: BoardLog; view(callId: string): CallView | null }) {
  const { calls, boards, view } = options;
  const timers = new Map<string, { timer: NodeJS.Timeout; again: boolean }>();
  const sending = new Set<Promise<void>>();

  async function send(callId: string): Promise<void> {
    const row = await calls.byId(callId);
    if (!row) return;
    const name = row.ownerId ? ((await calls.ownerNames([row.ownerId])).get(row.ownerId) ?? null) : null;
    await boards.append(row.workspaceId, 'calls', {
      kind: 'call.changed',
      id: row.id,
      data: summarise(row, name, row.status === 'ended' ? null : view(callId)),
      audience: { ownerId: row.ownerId, teamId: row.teamId },
    });
  }
  function fire(callId: string): void {
    const done = send(callId)
      .catch(() => {})
      .finally(() => void sending.delete(done));
    sending.add(done);
    const timer = setTimeout(() => {
      const entry = timers.get(callId);
      timers.delete(callId);
      if (entry?.again) fire(callId);
    }, EVERY_MS);
    timers.set(callId, { timer, again: false });
  }
  return {
    changed(callId: string): void {
      const waiting = timers.get(callId);
      if (waiting) waiting.again = true;
      else fire(callId);
    },
    async close(): Promise<void> {
      for (const [callId, { timer, again }] of [...timers]) {
        clearTimeout(timer);
        if (again) fire(callId);
      }
      for (const { timer } of timers.values()) clearTimeout(timer);
      timers.clear();
      await Promise.all(sending);
    },
  };
}
