import { valuesSchema } from '#realtime/contract/records.schema.ts';
import type { Services } from '../../services.ts';
import { recordsRepository, type VisitRecordRow } from '../records/records.repository.ts';
import { findingsOf, type CheckedRecord } from './anomalies.models.ts';
import { anomaliesRepository } from './anomalies.repository.ts';

/** How many of the rep's other records a text is compared with. */
const COMPARED = 100;

const checked = (row: VisitRecordRow, now: number): CheckedRecord => ({
  id: row.id,
  values: valuesSchema.parse(row.values),
  callEndedAt: row.callEndedAt.getTime(),
  durationMs: row.durationMs,
  submittedAt: row.submittedAt?.getTime() ?? now,
});

/** Looks over a record that was just confirmed; what is found waits for the manager's second look, and nothing else happens. */
export async function checkRecord(s: Services, row: VisitRecordRow): Promise<void> {
  const now = s.clock.now();
  const others = row.ownerId ? await recordsRepository(s.db).recentOf(row.ownerId, new Date(now), COMPARED) : [];
  const repository = anomaliesRepository(s.db);
  for (const { rule, evidence } of findingsOf(checked(row, now), others.filter((o) => o.id !== row.id).map((o) => checked(o, now)))) {
    await repository.add({
      id: s.ids.next('ano'),
      workspaceId: row.workspaceId,
      recordId: row.id,
      callId: row.callId,
      ownerId: row.ownerId,
      teamId: row.teamId,
      rule,
      evidence,
      at: new Date(now),
      state: 'open',
    });
  }
}
