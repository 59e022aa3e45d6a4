import type { StageCondition, StageConditions } from '#realtime/contract/journeys.schema.ts';

/** Days after which a deal counts as standing still, and what a stage asks for; where a workspace set nothing else. */
export const DEFAULT_CONDITIONS: StageConditions = {
  discovery: { entry: [], exit: [{ kind: 'items' }], stillDays: 7 },
  technical: { entry: [], exit: [{ kind: 'items' }], stillDays: 5 },
  proposal: { entry: [], exit: [{ kind: 'items' }], stillDays: 5 },
  quotation: { entry: [{ kind: 'value' }], exit: [{ kind: 'items' }], stillDays: 3 },
  contract: { entry: [{ kind: 'event', type: 'quote_sent' }], exit: [], stillDays: 7 },
};
const NOTHING: StageConditions[string] = { entry: [], exit: [{ kind: 'items' }], stillDays: 7 };
export const conditionsOf = (all: StageConditions, stage: string): StageConditions[string] => all[stage] ?? NOTHING;

export interface StageInfo {
  id: string;
  key: string;
  names: { en: string; zh: string };
  position: number;
  probability: number;
  /** Mandatory items of its checklist. */
  items: readonly { id: string; titles: { en: string; zh: string } }[];
}

export interface Missing {
  stage: string;
  kind: StageCondition['kind'];
  itemId: string | null;
  /** What to say is missing. */
  titles: { en: string; zh: string };
}
export interface DealFacts {
  done: ReadonlySet<string>;
  value: number | null;
  types: ReadonlySet<string>;
}

function unmet(stage: StageInfo, condition: StageCondition, facts: DealFacts): Missing[] {
  const base = { stage: stage.key, kind: condition.kind, itemId: null };
  if (condition.kind === 'items') {
    return stage.items.filter((item) => !facts.done.has(item.id)).map((item) => ({ ...base, itemId: item.id, titles: item.titles }));
  }
  if (condition.kind === 'value') {
    return facts.value === null ? [{ ...base, titles: { en: 'The value of the deal', zh: '商机金额' } }] : [];
  }
  const name = condition.type.replaceAll('_', ' ');
  return facts.types.has(condition.type) ? [] : [{ ...base, titles: { en: `A ${name}`, zh: `事件：${name}` } }];
}

/**
 * What is missing for a move. Back is always open. Forward, each stage that is left or passed over must have what it
 * asks for at its end, each that is entered what it asks for at its beginning.
 * @param passedOnly looks only at the stages that would be skipped: for facts that are told afterwards
 */
export function missingFor(
  stages: readonly StageInfo[],
  conditions: StageConditions,
  from: string,
  to: string,
  facts: DealFacts,
  passedOnly = false,
): Missing[] {
  const a = stages.find((s) => s.key === from)?.position ?? -1;
  const b = stages.find((s) => s.key === to)?.position ?? -1;
  const way = stages.filter((s) => s.position >= a && s.position <= b).sort((x, y) => x.position - y.position);
  return way.flatMap((stage) => {
    const inside = stage.position > a && stage.position < b;
    if (passedOnly && !inside) return [];
    const { entry, exit } = conditionsOf(conditions, stage.key);
    const asked = [...(stage.position > a && !passedOnly ? entry : []), ...(stage.position < b ? exit : [])];
    return asked.flatMap((condition) => unmet(stage, condition, facts));
  });
}

/** "Technical confirmation: Acceptance criteria." and how many more. */
export function missingText(stages: readonly StageInfo[], missing: readonly Missing[]): string {
  const first = missing[0];
  if (!first) return '';
  const stage = stages.find((s) => s.key === first.stage)?.names.en ?? first.stage;
  const more = missing.length > 1 ? `, and ${missing.length - 1} more` : '';
  return `Missing in ${stage}: ${first.titles.en}${more}.`;
}
