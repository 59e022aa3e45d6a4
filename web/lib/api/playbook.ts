import { api } from './client.ts';
import type { ChecklistItem, Page, PlaybookCard, Stage, Tracker } from './types.ts';

/** Four verbs over one kind of row; the routes all have the same shape. */
export function rows<T extends { id: string }>(path: string) {
  const of = (id: string): string => `${path}/${encodeURIComponent(id)}`;
  return {
    list: (): Promise<Page<T>> => api(path),
    create: (row: Omit<T, 'id'>): Promise<T> => api(path, { method: 'POST', body: row }),
    update: (id: string, row: Partial<Omit<T, 'id'>>): Promise<T> => api(of(id), { method: 'PATCH', body: row }),
    remove: (id: string): Promise<unknown> => api(of(id), { method: 'DELETE' }),
  };
}
export type Rows<T extends { id: string }> = ReturnType<typeof rows<T>>;

export const cards = rows<PlaybookCard>('/api/playbook/cards');
export const checklistItems = rows<ChecklistItem>('/api/checklists/items');
export const trackers = rows<Tracker>('/api/trackers');
export const listStages = (): Promise<Page<Stage>> => api('/api/stages');
