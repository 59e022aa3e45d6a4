import type { RuleSpec } from '#realtime/contract/rules.schema.ts';
import { beginOf, movesTo, stayAt, type Journey, type JourneyEvent } from '../journeys/journey.models.ts';
import { addWait } from './working-hours.models.ts';

const HOUR_MS = 3_600_000;

export interface RuleFiringFact {
  /** The event that the last count or wait began with: one firing for each. */
  anchorId: string;
  /** When it was due. */
  at: number;
  /** When all that it needed was known. */
  knownAt: number;
  why: { events: { id: string; type: string; at: number }[]; waitHours: number; stage: string };
}
export interface RuleOutcome {
  fired: RuleFiringFact[];
  /** When something that waits is due, if nothing happens; null where nothing waits. */
  nextAt: number | null;
}
/** What a rule may ask of the deal besides its events. */
export interface DealTraits {
  value: number | null;
  industry: string | null;
  teamId: string | null;
  keyAccount: boolean;
}

interface Step {
  id: string;
  type: JourneyEvent['type'] | 'opened';
  at: number;
  recordedAt: number;
  /** Where the deal stands after it. */
  stage: string;
}

function stepsOf(journey: Journey): Step[] {
  let stage = journey.firstStage;
  const begin = beginOf(journey);
  const steps: Step[] = [{ id: 'opened', type: 'opened', at: begin, recordedAt: begin, stage }];
  for (const event of journey.events) {
    stage = movesTo(event) ?? stage;
    steps.push({ id: event.id, type: event.type, at: event.at, recordedAt: event.recordedAt, stage });
  }
  return steps;
}

export function traitsFit(spec: RuleSpec, traits: DealTraits): boolean {
  const { minValue, industries, teamIds, keyOnly } = spec.where;
  if (minValue !== null && (traits.value ?? 0) < minValue) return false;
  if (industries.length > 0 && !industries.includes(traits.industry ?? '')) return false;
  if (teamIds.length > 0 && !teamIds.includes(traits.teamId ?? '')) return false;
  return !keyOnly || traits.keyAccount;
}

/**
 * All firings of a rule in a journey up to a time. Pure: the same events give the same firings, live and on history.
 *
 * The events are walked in order. One that `unless` names begins the count again and ends the wait; it may be a trigger
 * itself. Triggers are counted; those older than `withinHours` fall out. When `times` is reached, the rule is due
 * `waitHours` later. With `times` 1 each trigger begins its own wait and the newest counts; with more, one count fires
 * once, until something begins it again. A deal that is won or lost fires nothing any more.
 */
export function firingsOf(spec: RuleSpec, journey: Journey, traits: DealTraits, until: number): RuleOutcome {
  const outcome: RuleOutcome = { fired: [], nextAt: null };
  if (!traitsFit(spec, traits)) return outcome;
  const { trigger, unless, waitHours, hours, where } = spec;
  let series: Step[] = [];
  let spent = false;
  let pending: { anchor: Step; events: Step[]; due: number } | null = null;

  const fire = (wait: NonNullable<typeof pending>) => {
    const { stage } = stayAt(journey, wait.due);
    if (where.stages.length > 0 && !where.stages.includes(stage)) return;
    outcome.fired.push({
      anchorId: wait.anchor.id,
      at: wait.due,
      knownAt: Math.max(...wait.events.map((e) => e.recordedAt)),
      why: { events: wait.events.map(({ id, type, at }) => ({ id, type, at })), waitHours, stage },
    });
  };
  for (const step of stepsOf(journey)) {
    if (step.at > until) break;
    if (pending && pending.due <= step.at) {
      fire(pending);
      pending = null;
    }
    if (step.type === 'won' || step.type === 'lost') return outcome;
    if (step.type !== 'opened' && unless.includes(step.type)) {
      series = [];
      spent = false;
      pending = null;
    }
    const counts = trigger.any.some((t) => t.type === step.type && (!t.stages?.length || t.stages.includes(step.stage)));
    if (!counts || spent) continue;
    series = [...series, step].filter((s) => trigger.withinHours === null || step.at - s.at <= trigger.withinHours * HOUR_MS);
    if (series.length < trigger.times) continue;
    const wait = { anchor: step, events: series.slice(-trigger.times), due: addWait(step.at, waitHours, hours) };
    spent = trigger.times > 1;
    if (trigger.times === 1) series = [];
    if (wait.due <= step.at) fire(wait);
    else pending = wait;
  }
  if (pending && pending.due <= until) fire(pending);
  else if (pending && Number.isFinite(pending.due)) outcome.nextAt = pending.due;
  return outcome;
}
