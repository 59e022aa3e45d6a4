import type { Rule, RuleSpec } from '#realtime/contract/rules.schema.ts';
import { ruleSpecSchema } from '#realtime/contract/rules.schema.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Ids } from '../../shared/ids.ts';
import type { OpenTodo } from '../journeys/board.models.ts';
import type { Book, BookDeal } from '../journeys/book.ts';
import type { Journeys } from '../journeys/journeys.ts';
import { planActions, type DealFacts } from './actions.models.ts';
import { firingsOf, type DealTraits, type RuleFiringFact } from './rules.models.ts';
import type { RulesRepository } from './rules.repository.ts';
import { STANDARD_RULES } from './standard-rules.ts';

/** What is due longer ago than this is written down, but nobody is troubled with it any more. */
export const ACT_WITHIN_MS = 7 * 86_400_000;
/** A history may be told event by event; a wait that was over before we heard of it is judged when the telling has stopped. */
const SETTLE_MS = 1_200;
const TICK_MS = 250;

interface StoredFiring {
  id: string;
  ruleId: string;
  version: number;
  status: string;
}
interface LiveRule {
  id: string;
  key: string | null;
  name: Rule['name'];
  spec: RuleSpec;
  version: number;
  since: number;
  enabled: boolean;
}
interface WorkspaceRules {
  rules: LiveRule[];
  /** By deal, then by key. */
  fired: Map<string, Map<string, StoredFiring>>;
  todos: Map<string, OpenTodo>;
}

export interface RulesOptions {
  repository: RulesRepository;
  journeys: Journeys;
  clock: Clock;
  ids: Ids;
  onFailure(error: unknown): void;
}

export const traitsOf = (book: Book, { row }: BookDeal): DealTraits => {
  const customer = book.customers.get(row.customerId);
  return {
    value: row.value,
    industry: customer?.industry ?? null,
    teamId: row.teamId,
    keyAccount: (customer?.value ?? 0) >= book.keyAccountValue,
  };
};

/**
 * Watches the journeys and does what the rules say, each once. Which firings there are is a pure function of the events
 * (rules.models.ts); here they are compared with those that are stored, and the difference is acted on. So nothing fires
 * twice and nothing is lost while the process is down.
 */
export function createRules({ repository, journeys, clock, ids, onFailure }: RulesOptions) {
  const spaces = new Map<string, Promise<WorkspaceRules>>();
  /** Deals to look at, and when. */
  const due = new Map<string, { workspaceId: string; at: number }>();
  const lastTold = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;
  let ticking: Promise<void> | null = null;
  let closed = false;

  async function read(workspaceId: string): Promise<WorkspaceRules> {
    let rows = await repository.rules(workspaceId);
    if (rows.length === 0) {
      await seed(workspaceId);
      rows = await repository.rules(workspaceId);
    }
    const space: WorkspaceRules = { rules: rows.map(asRule), fired: new Map(), todos: new Map() };
    for (const { key, dealId, ...firing } of await repository.firingKeys(workspaceId)) {
      const of = space.fired.get(dealId) ?? new Map<string, StoredFiring>();
      of.set(key, firing);
      space.fired.set(dealId, of);
    }
    for (const todo of await repository.openTodos(workspaceId)) {
      if (todo.dealId && !space.todos.has(todo.dealId)) space.todos.set(todo.dealId, asOpenTodo(todo));
    }
    return space;
  }
  async function seed(workspaceId: string): Promise<void> {
    const now = new Date(clock.now());
    for (const { key, name, spec } of STANDARD_RULES) {
      const id = `${workspaceId}_${key}`;
      await repository.createRule({ id, workspaceId, key, name, spec, since: new Date(0), createdAt: now, updatedAt: now });
    }
  }
  const asOpenTodo = (row: { id: string; kind: string; data: unknown }): OpenTodo => ({
    id: row.id,
    kind: row.kind,
    code: String((row.data as { material?: string }).material ?? row.kind),
  });
  function space(workspaceId: string): Promise<WorkspaceRules> {
    let reading = spaces.get(workspaceId);
    if (!reading) {
      reading = read(workspaceId);
      spaces.set(workspaceId, reading);
      reading.catch(() => spaces.delete(workspaceId));
    }
    return reading;
  }

  function look(workspaceId: string, dealId: string, at: number): void {
    const old = due.get(dealId);
    if (!old || old.at > at) due.set(dealId, { workspaceId, at });
  }

  journeys.listen(({ workspaceId, dealId }) => {
    lastTold.set(dealId, clock.now());
    look(workspaceId, dealId, clock.now());
    if (timer) void tick();
  });

  /** Compares what a deal's events say with what has fired. */
  async function evaluate(workspaceId: string, dealId: string): Promise<void> {
    const [{ rules, fired }, { book, deal }] = await Promise.all([space(workspaceId), journeys.find(workspaceId, dealId)]);
    const now = clock.now();
    const traits = traitsOf(book, deal);
    const stored = fired.get(dealId) ?? new Map<string, StoredFiring>();
    fired.set(dealId, stored);
    for (const rule of rules) {
      if (!rule.enabled) continue;
      const { fired: facts, nextAt } = firingsOf(rule.spec, deal.journey, traits, now);
      if (nextAt !== null) look(workspaceId, dealId, nextAt);
      const keys = new Set<string>();
      for (const fact of facts) {
        const key = `${rule.id}:${dealId}:${fact.anchorId}`;
        keys.add(key);
        const known = stored.get(key);
        if (known?.status === 'withdrawn') await restore(known);
        if (known || Math.max(fact.at, fact.knownAt) < rule.since) continue;
        const quietAt = (lastTold.get(dealId) ?? 0) + SETTLE_MS;
        if (fact.why.waitHours > 0 && fact.at <= fact.knownAt && quietAt > now) look(workspaceId, dealId, quietAt);
        else await act(workspaceId, book, deal, rule, fact, key, stored);
      }
      for (const [key, known] of stored) {
        const gone = known.ruleId === rule.id && known.version === rule.version && known.status !== 'withdrawn' && !keys.has(key);
        if (gone) await withdraw(workspaceId, dealId, known);
      }
    }
  }

  async function act(
    workspaceId: string,
    book: Book,
    deal: BookDeal,
    rule: LiveRule,
    fact: RuleFiringFact,
    key: string,
    stored: Map<string, StoredFiring>,
  ): Promise<void> {
    const now = clock.now();
    const status = now - fact.at > ACT_WITHIN_MS || deal.row.status !== 'open' ? 'recorded' : 'acted';
    const id = ids.next('fire');
    const facts: DealFacts = { book, row: deal.row, rule: rule.name, firingId: id, at: fact.at, now };
    const plan = planActions(status === 'acted' ? rule.spec.actions : [], facts, ids);
    const done = await repository.fire(
      {
        id,
        workspaceId,
        ruleId: rule.id,
        version: rule.version,
        dealId: deal.row.id,
        key,
        at: new Date(fact.at),
        firedAt: new Date(now),
        status,
        why: fact.why,
        actions: plan.results,
      },
      plan.todos,
      plan.notices,
      plan.jobs,
    );
    stored.set(key, { id, ruleId: rule.id, version: rule.version, status });
    if (!done) return;
    for (const todo of plan.todos) {
      const space = await spaces.get(workspaceId);
      if (space && !space.todos.has(deal.row.id)) space.todos.set(deal.row.id, asOpenTodo(todo));
    }
    if (plan.todos.length > 0) journeys.show(workspaceId, deal.row.id);
    for (const notice of plan.notices) await journeys.tellPerson(workspaceId, notice.userId, notice.id, notice.kind);
  }

  async function withdraw(workspaceId: string, dealId: string, known: StoredFiring): Promise<void> {
    known.status = 'withdrawn';
    await repository.setFiring(known.id, { status: 'withdrawn' });
    const { count } = await repository.withdrawTodos(known.id);
    if (count > 0) await todosChanged(workspaceId, dealId);
  }
  async function restore(known: StoredFiring): Promise<void> {
    known.status = 'recorded';
    await repository.setFiring(known.id, { status: 'recorded' });
  }

  async function todosChanged(workspaceId: string, dealId: string | null): Promise<void> {
    const { todos } = await space(workspaceId);
    if (!dealId) return;
    todos.delete(dealId);
    const next = (await repository.openTodos(workspaceId)).find((todo) => todo.dealId === dealId);
    if (next) todos.set(dealId, asOpenTodo(next));
    journeys.show(workspaceId, dealId);
  }

  /** Looks at every deal whose time has come. */
  async function work(): Promise<void> {
    for (;;) {
      const now = clock.now();
      const ready = [...due].filter(([, entry]) => entry.at <= now);
      if (ready.length === 0 || closed) return;
      for (const [dealId, { workspaceId }] of ready) {
        due.delete(dealId);
        await evaluate(workspaceId, dealId).catch(onFailure);
      }
    }
  }
  function tick(): Promise<void> {
    ticking ??= work().finally(() => (ticking = null));
    return ticking;
  }

  /** Everything is looked at again: at the start, and when a rule has changed. */
  async function lookAtAll(workspaceId: string): Promise<void> {
    const book = await journeys.books.open(workspaceId);
    const now = clock.now();
    for (const id of book.deals.keys()) look(workspaceId, id, now);
  }

  return {
    tick,
    lookAtAll,
    todosChanged,
    rules: async (workspaceId: string): Promise<readonly LiveRule[]> => (await space(workspaceId)).rules,
    openTodos: async (workspaceId: string): Promise<ReadonlyMap<string, OpenTodo>> => (await space(workspaceId)).todos,
    /** Rules were edited: they are read again and hold at once. */
    async changed(workspaceId: string): Promise<void> {
      const rows = await repository.rules(workspaceId);
      (await space(workspaceId)).rules = rows.map(asRule);
      await lookAtAll(workspaceId);
      void tick();
    },
    async start(): Promise<void> {
      for (const { id } of await repository.workspaces()) await lookAtAll(id);
      timer = setInterval(() => void tick(), TICK_MS);
      timer.unref();
      void tick();
    },
    async stop(): Promise<void> {
      closed = true;
      if (timer) clearInterval(timer);
      await ticking;
    },
  };
}
export type Rules = ReturnType<typeof createRules>;

type RuleRow = Awaited<ReturnType<RulesRepository['rules']>>[number];
export const asRule = (row: RuleRow): LiveRule => ({
  id: row.id,
  key: row.key,
  name: row.name as Rule['name'],
  spec: ruleSpecSchema.parse(row.spec),
  version: row.version,
  since: row.since.getTime(),
  enabled: row.enabled,
});
