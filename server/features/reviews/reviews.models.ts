import type { CallView, MomentView } from '#realtime/contract/call-view.ts';
import type { ReviewState, Verdict } from '#realtime/contract/reviews.schema.ts';

/** What a coach is asked about; competitors and trackers are facts, not judgements. */
const JUDGED = new Set<MomentView['kind']>(['risk', 'objection', 'doubt']);

export interface FlaggedMoment {
  momentId: string;
  utteranceId: string | null;
  kind: string;
  label: string;
  severity: string | null;
  score: number;
  lang: string;
  side: string;
  text: string;
  spanFrom: number;
  spanTo: number;
  startMs: number;
  endMs: number;
  /** Wall clock of the words. */
  saidAt: number;
}

/** Where nothing was recognised around a moment, its clip is this long. */
const BARE_CLIP_MS = 4_000;

/** The moments of a call that stand: not withdrawn, one line each. Pure; the same call gives the same lines. */
export function flaggedMoments(view: CallView, zeroAt: number): FlaggedMoment[] {
  return view.moments.flatMap((moment) => {
    if (moment.withdrawn || !JUDGED.has(moment.kind)) return [];
    const said = view.transcript.find((u) => u.utteranceId === moment.utteranceId);
    const startMs = said?.startMs ?? moment.atMs;
    return [
      {
        momentId: moment.id,
        utteranceId: moment.utteranceId,
        kind: moment.kind,
        label: moment.label,
        severity: moment.severity,
        score: moment.score,
        lang: said?.lang ?? view.lang,
        side: moment.side,
        text: moment.text,
        spanFrom: Math.max(0, moment.span[0]),
        spanTo: Math.min(moment.text.length, moment.span[1]),
        startMs,
        endMs: Math.max(startMs + 1_000, said?.endMs ?? startMs + BARE_CLIP_MS),
        saidAt: Math.round(zeroAt + startMs),
      },
    ];
  });
}

export interface Judgement {
  coachId: string;
  verdict: Verdict;
  at: number;
}

/**
 * Where a moment stands. One "unclear" asks for a second coach; what the last coach says counts; an open dispute goes
 * before everything, and an accepted one makes it a false alarm whatever was said before. Pure.
 */
export function standingOf(
  judgements: readonly Judgement[],
  dispute: { outcome: 'upheld' | 'accepted' | null; answeredBy: string | null; answeredAt: number | null } | null,
): { state: ReviewState; verdict: Verdict | null; by: string | null; at: number | null } {
  const last = judgements.toSorted((a, b) => a.at - b.at).at(-1);
  const verdict = last?.verdict ?? null;
  const answer = { by: last?.coachId ?? null, at: last?.at ?? null };
  if (dispute && dispute.outcome === null) return { state: 'disputed', verdict, ...answer };
  if (dispute?.outcome === 'accepted' && (last === undefined || (dispute.answeredAt ?? 0) >= last.at)) {
    return { state: 'done', verdict: 'false_alarm', by: dispute.answeredBy, at: dispute.answeredAt };
  }
  if (!last) return { state: 'open', verdict: null, by: null, at: null };
  const coaches = new Set(judgements.map((j) => j.coachId)).size;
  if (last.verdict === 'unclear' && coaches < 2) return { state: 'second', verdict, ...answer };
  return { state: 'done', verdict, ...answer };
}

/** @-names in a comment: whoever of `people` is named in full behind an @, longest names first. Pure. */
export function mentionsIn(text: string, people: readonly { id: string; name: string }[]): string[] {
  const found: string[] = [];
  let rest = text;
  for (const person of people.toSorted((a, b) => b.name.length - a.name.length)) {
    const needle = `@${person.name}`;
    const at = rest.toLowerCase().indexOf(needle.toLowerCase());
    if (at < 0) continue;
    found.push(person.id);
    rest = rest.slice(0, at) + rest.slice(at + needle.length);
  }
  return found;
}
