import type { RuleAction } from '#realtime/contract/rules.schema.ts';
import type { Ids } from '../../shared/ids.ts';
import type { Book, BookDeal } from '../journeys/book.ts';
import { MATERIAL_NAMES } from './materials.ts';

export interface DealFacts {
  book: Book;
  row: BookDeal['row'];
  rule: { en: string; zh: string };
  firingId: string;
  /** When it was due, and now. */
  at: number;
  now: number;
}
type Words = { en: string; zh: string };
interface NewTodo {
  id: string;
  workspaceId: string;
  dealId: string;
  kind: string;
  title: Words;
  data: { material?: string; rule: Words };
  status: string;
  ownerId: string | null;
  teamId: string | null;
  createdAt: Date;
  dueAt: Date | null;
  firingId: string;
}
/** A row of the people's notifications. */
interface NewNotice {
  id: string;
  workspaceId: string;
  userId: string;
  kind: string;
  data: { rule: string; ruleZh: string; title: string; customer: string; dealId: string };
  link: string;
  at: Date;
}
interface NewJob {
  id: string;
  workspaceId: string;
  kind: string;
  key: string;
  payload: { [key: string]: string | number | null | string[] | { [key: string]: string | number | null | { [key: string]: string | number | null } } };
  status: string;
  runAt: Date;
  mostAttempts: number;
  createdAt: Date;
}
export interface ActionPlan {
  todos: NewTodo[];
  notices: NewNotice[];
  /** What leaves the house: rows of the job queue, stored with the firing. */
  jobs: NewJob[];
  results: { kind: string; result: string }[];
}

const HOUR_MS = 3_600_000;

/** Who is meant: the deal's owner, the managers of its team (all where it has none), the administrators. */
export function recipients(book: Book, row: BookDeal['row'], to: readonly ('rep' | 'manager' | 'operations')[]): string[] {
  const people = [...book.people.values()];
  const out = new Set<string>();
  for (const kind of to) {
    if (kind === 'rep' && row.ownerId && book.people.has(row.ownerId)) out.add(row.ownerId);
    if (kind === 'operations') for (const p of people) if (p.role === 'admin') out.add(p.id);
    if (kind === 'manager') {
      const managers = people.filter((p) => p.role === 'manager');
      const own = managers.filter((p) => row.teamId !== null && p.teamId === row.teamId);
      for (const p of own.length > 0 ? own : managers) out.add(p.id);
    }
  }
  return [...out];
}

export const fillIn = (text: string, facts: DealFacts): string => {
  const { book, row } = facts;
  const words: Record<string, string> = {
    title: row.title,
    customer: book.customers.get(row.customerId)?.name ?? '',
    value: row.value === null ? '' : String(row.value),
    owner: book.people.get(row.ownerId ?? '')?.name ?? '',
    stage: book.stages.find((s) => s.key === row.stage)?.names.en ?? row.stage,
  };
  return text.replace(/\{(\w+)\}/g, (all, key: string) => words[key] ?? all);
};

/** What a firing makes: rows for people, and jobs for what leaves the house. Pure but for the ids. */
export function planActions(actions: readonly RuleAction[], facts: DealFacts, ids: Ids): ActionPlan {
  const { book, row, rule, firingId, now } = facts;
  const plan: ActionPlan = { todos: [], notices: [], jobs: [], results: [] };
  const { workspaceId, id: dealId, ownerId, teamId } = row;
  const customer = book.customers.get(row.customerId)?.name ?? '';
  const todo = (kind: string, title: Words, data: { material?: string }, dueAt: number | null) =>
    plan.todos.push({
      id: ids.next('todo'),
      workspaceId,
      dealId,
      kind,
      title,
      data: { ...data, rule },
      status: 'open',
      ownerId,
      teamId,
      createdAt: new Date(now),
      dueAt: dueAt === null ? null : new Date(dueAt),
      firingId,
    });
  const job = (kind: string, n: number, payload: NewJob['payload']) =>
    plan.jobs.push({
      id: ids.next('job'),
      workspaceId,
      kind,
      key: `${firingId}:${n}`,
      payload: { workspaceId, ...payload },
      status: 'queued',
      runAt: new Date(now),
      mostAttempts: 6,
      createdAt: new Date(now),
    });
  actions.forEach((action, n) => {
    let result = 'done';
    if (action.kind === 'material' && action.auto) {
      job('rule.material', n, { dealId, material: action.material, key: `${firingId}:${n}` });
      result = 'sent';
    } else if (action.kind === 'material') {
      todo('material', MATERIAL_NAMES[action.material], { material: action.material }, null);
      result = 'proposed';
    } else if (action.kind === 'task') {
      todo('task', { en: fillIn(action.title, facts), zh: fillIn(action.title, facts) }, {}, now + action.dueHours * HOUR_MS);
    } else if (action.kind === 'alert') {
      const users = recipients(book, row, action.to);
      for (const userId of users) {
        plan.notices.push({
          id: ids.next('ntf'),
          workspaceId,
          userId,
          kind: 'rule.fired',
          data: { rule: rule.en, ruleZh: rule.zh, title: row.title, customer, dealId },
          link: `/journeys/${dealId}`,
          at: new Date(now),
        });
      }
      result = `${users.length}`;
    } else if (action.kind === 'webhook') {
      job('rule.webhook', n, { url: action.url, body: webhookBody(facts, customer) });
      result = 'queued';
    } else {
      const to = typeof action.to === 'string' ? [action.to] : recipients(book, row, action.to).map((id) => book.people.get(id)?.email ?? '');
      job('rule.email', n, { to: to.filter(Boolean), subject: fillIn(action.subject, facts), body: fillIn(action.body, facts) });
      result = 'queued';
    }
    plan.results.push({ kind: action.kind, result });
  });
  return plan;
}

const webhookBody = ({ rule, firingId, at, row }: DealFacts, customer: string) => ({
  event: 'rule.fired',
  firingId,
  rule: rule.en,
  at,
  deal: { id: row.id, title: row.title, customer, stage: row.stage, value: row.value },
});
