import type { DealEventType } from '#realtime/contract/journeys.schema.ts';

export interface JourneyEvent {
  id: string;
  type: DealEventType;
  /** When it happened and when we learnt of it, epoch ms. */
  at: number;
  recordedAt: number;
  data: Readonly<Record<string, unknown>>;
}

/** A deal as its events tell it. */
export interface Journey {
  dealId: string;
  /** When it began, epoch ms. */
  openedAt: number;
  firstStage: string;
  /** Ordered by (at, id). */
  events: readonly JourneyEvent[];
}

export interface StageStay {
  stage: string;
  from: number;
  /** null: still there. */
  to: number | null;
}

export const byTime = (a: { at: number; id: string }, b: { at: number; id: string }): number =>
  a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Puts an event where it belongs; nearly always that is the end. */
export function insertEvent(events: readonly JourneyEvent[], event: JourneyEvent): JourneyEvent[] {
  let i = events.length;
  while (i > 0 && byTime(events[i - 1]!, event) > 0) i--;
  return [...events.slice(0, i), event, ...events.slice(i)];
}

/** Where an event moves the deal to; null where it does not. */
export function movesTo(event: JourneyEvent): string | null {
  if (event.type !== 'stage_moved' && event.type !== 'stage_back') return null;
  const to = event.data.to ?? event.data.stage;
  return typeof to === 'string' && to !== '' ? to : null;
}
const closes = (event: JourneyEvent): boolean => event.type === 'won' || event.type === 'lost';

/** A journey may have begun before anybody made a row for it. */
export const beginOf = (journey: Journey): number => Math.min(journey.openedAt, journey.events[0]?.at ?? Number.POSITIVE_INFINITY);

/** Each stay in a stage, in order. A move to where the deal stands already begins no new one; after the end there is none. */
export function stays(journey: Journey): StageStay[] {
  const out: StageStay[] = [];
  let now: StageStay = { stage: journey.firstStage, from: beginOf(journey), to: null };
  for (const event of journey.events) {
    if (closes(event)) {
      out.push({ ...now, to: event.at });
      return out;
    }
    const to = movesTo(event);
    if (to === null || to === now.stage) continue;
    out.push({ ...now, to: event.at });
    now = { stage: to, from: event.at, to: null };
  }
  return [...out, now];
}

/** The stay at a time: in which stage, since when. */
export function stayAt(journey: Journey, t: number): StageStay {
  const all = stays(journey);
  return all.findLast((stay) => stay.from <= t) ?? all[0]!;
}

/** Where it stands now, whether it is over. */
export function standing(journey: Journey): { stage: string; since: number; status: 'open' | 'won' | 'lost'; closedAt: number | null } {
  const last = stays(journey).at(-1)!;
  const end = journey.events.find(closes);
  return {
    stage: last.stage,
    since: last.from,
    status: end ? (end.type as 'won' | 'lost') : 'open',
    closedAt: end?.at ?? null,
  };
}

export const median = (numbers: readonly number[]): number | null => {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const mid = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[mid]! : (sorted[mid - 1]! + sorted[mid]!) / 2;
};
