import type { Heat, Instruction, Lights } from '#realtime/contract/insights.schema.ts';
import type { Board, DealCard, DealEventRow, TemperatureAnswer, TemperatureSettings } from '#realtime/contract/journeys.schema.ts';
import type { Quote } from '#realtime/contract/quotes.schema.ts';
import type { DryRun, Firing, Rule, RuleSpec, Todo } from '#realtime/contract/rules.schema.ts';
import type { Lang } from '#realtime/contract/labels.ts';
import { api } from './client.ts';
import { rows } from './playbook.ts';
import type { Page } from './types.ts';

const of = (path: string, id: string, rest = ''): string => `${path}/${encodeURIComponent(id)}${rest}`;

export interface DealItem {
  itemId: string;
  stage: string;
  titles: Record<Lang, string>;
  done: boolean;
  by: string | null;
  at: number | null;
  callId: string | null;
  evidence: string | null;
}
export interface Deal extends DealCard {
  openedAt: number;
  temperature: TemperatureAnswer;
  curve: { at: number; value: number | null }[];
  log: DealEventRow[];
  stays: { stage: string; from: number; to: number | null; ms: number }[];
  items: DealItem[];
  hint: { label: string; talk: number; share: number; cases: number } | null;
}
export interface Missing {
  stage: string;
  kind: string;
  itemId: string | null;
  titles: Record<Lang, string>;
}

export const getBoard = (): Promise<Board> => api('/api/board');
export const getLights = (): Promise<Lights> => api('/api/board/lights');
export const getHeat = (weeks: number, teamId?: string): Promise<Heat> => api('/api/board/heat', { query: { weeks, teamId } });
export const getInstructions = (): Promise<Page<Instruction>> => api('/api/board/instructions');
export const makeAgenda = (id: string, lang: Lang): Promise<{ text: string }> =>
  api(of('/api/board/instructions', id, '/agenda'), { method: 'POST', body: { lang } });
export const tellPeople = (id: string): Promise<{ told: number }> => api(of('/api/board/instructions', id, '/tell'), { method: 'POST', body: {} });

export const getDeal = (id: string): Promise<Deal> => api(of('/api/deals', id));
export const createDeal = (deal: { title: string; customer: string; value?: number | null }): Promise<DealCard> =>
  api('/api/deals', { method: 'POST', body: deal });
export const changeDeal = (id: string, changes: { title?: string; value?: number | null; stage?: string; status?: 'won' | 'lost' }): Promise<DealCard> =>
  api(of('/api/deals', id), { method: 'PATCH', body: changes });
export const addDealEvent = (id: string, type: string, data: Record<string, unknown> = {}): Promise<DealEventRow> =>
  api(of('/api/deals', id, '/events'), { method: 'POST', body: { type, at: Date.now(), data } });
export const setItem = (id: string, itemId: string, done: boolean): Promise<unknown> =>
  api(of('/api/deals', id, `/items/${encodeURIComponent(itemId)}`), { method: 'PUT', body: { done } });

export const listQuotes = (dealId: string): Promise<Page<Quote>> => api(of('/api/deals', dealId, '/quotes'));
export const makeQuote = (
  dealId: string,
  quote: { title: string; lang: Lang; currency: string; lines: { name: string; quantity: number; unitPrice: number }[]; validDays: number },
): Promise<Quote> => api(of('/api/deals', dealId, '/quotes'), { method: 'POST', body: quote });
export const changeQuote = (id: string, changes: { validDays?: number; withdraw?: true }): Promise<Quote> =>
  api(of('/api/quotes', id), { method: 'PATCH', body: changes });

export const listTodos = (dealId?: string): Promise<Page<Todo>> => api('/api/todos', { query: { dealId } });
export const answerTodo = (id: string, action: 'do' | 'dismiss'): Promise<Todo> => api(of('/api/todos', id), { method: 'POST', body: { action } });

export type TemperatureSettingsAnswer = TemperatureSettings & { formula: string[]; defaults: boolean };
export interface Effect {
  deals: { id: string; title: string; customer: string; before: number | null; after: number | null }[];
  moved: number;
  steps: { before: number[]; after: number[] };
}
export const getTemperatureSettings = (): Promise<TemperatureSettingsAnswer> => api('/api/settings/temperature');
export const saveTemperatureSettings = (settings: TemperatureSettings): Promise<TemperatureSettingsAnswer> =>
  api('/api/settings/temperature', { method: 'PUT', body: settings });
export const previewTemperature = (settings: TemperatureSettings): Promise<Effect> =>
  api('/api/settings/temperature/preview', { method: 'POST', body: settings });

export const rules = rows<Rule>('/api/rules');
export const listFirings = (query: { ruleId?: string; dealId?: string; limit?: number } = {}): Promise<Page<Firing>> => api('/api/rules/firings', { query });
export const dryRun = (spec: RuleSpec, days: number): Promise<DryRun> => api('/api/rules/dry-run', { method: 'POST', body: { spec, days } });
