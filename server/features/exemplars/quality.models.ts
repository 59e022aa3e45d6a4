import type { CallView } from '#realtime/contract/call-view.ts';

export interface Candidate {
  callId: string;
  kinds: number;
  painLevel: number;
  answered: number;
  objections: number;
  inTime: boolean;
  risks: number;
  consent: boolean;
  filled: number;
}
export interface Nomination {
  callId: string;
  score: number;
  reasons: { code: string; value: number }[];
}

/** Action quality of a call, in points that are shown as reasons: what was done, not who did it. Pure. */
export function qualityOf(c: Candidate): Nomination {
  const reasons = [
    { code: 'kinds', value: c.kinds, points: Math.min(c.kinds, 8) },
    { code: 'pain', value: c.painLevel, points: 2 * c.painLevel },
    { code: 'answered', value: c.answered, points: 2 * c.answered - (c.objections - c.answered) },
    { code: 'filled', value: c.filled, points: Math.min(c.filled, 6) },
    { code: 'in_time', value: c.inTime ? 1 : 0, points: c.inTime ? 2 : 0 },
  ];
  return {
    callId: c.callId,
    score: reasons.reduce((sum, r) => sum + r.points, 0),
    reasons: reasons.filter((r) => r.points > 0).sort((a, b) => b.points - a.points).map(({ code, value }) => ({ code, value })),
  };
}

/** The three best of a week. A call with a risky promise, or without both sides' consent, is no model for anybody. Pure. */
export function nominate(week: readonly Candidate[], most = 3): Nomination[] {
  return week
    .filter((c) => c.consent && c.risks === 0)
    .map(qualityOf)
    .filter((n) => n.score > 0)
    .sort((a, b) => b.score - a.score || (a.callId < b.callId ? -1 : 1))
    .slice(0, most);
}

export const standingRisks = (view: CallView): number => view.moments.filter((m) => m.kind === 'risk' && !m.withdrawn).length;
