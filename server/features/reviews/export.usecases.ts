import type { Services } from '../../services.ts';
import { reachOf, type Principal } from '../../shared/principal.ts';
import { reviewsRepository, type Place } from './reviews.repository.ts';
import { trainingRows, type JudgedMoment } from './training-rows.models.ts';

const PAGE = 1000;

/**
 * The verdicts that this person sees, as JSON lines of training data, a page of moments at a time. An utterance's
 * moments lie together (one moment in time), and what a page's end may cut is held back for the next.
 */
export async function* exportVerdicts(s: Services, who: Principal, lang?: string): AsyncGenerator<string> {
  const repository = reviewsRepository(s.db);
  let before: Place | undefined;
  let held: JudgedMoment[] = [];
  for (;;) {
    const rows = await repository.page({ workspaceId: who.workspaceId, reach: reachOf(who), states: ['done'], lang, before }, PAGE);
    const corrections = new Map(
      (await repository.correctionsOf([...new Set(rows.map((r) => r.callId))])).map((c) => [`${c.callId}/${c.utteranceId}`, c.text]),
    );
    const moments: JudgedMoment[] = [...held, ...rows.map((r) => ({ ...r, corrected: corrections.get(`${r.callId}/${r.utteranceId}`) ?? null }))];
    const last = rows.at(-1);
    const more = rows.length === PAGE && last !== undefined;
    held = more ? moments.filter((m) => m.callId === last.callId && m.utteranceId === last.utteranceId) : [];
    const lines = trainingRows(moments.filter((m) => !held.includes(m))).map((row) => JSON.stringify(row));
    if (lines.length > 0) yield `${lines.join('\n')}\n`;
    if (!more) return;
    before = { saidAt: last.saidAt, id: last.id };
  }
}
