import type { Customer } from '#realtime/contract/api.schema.ts';
import { api } from './client.ts';
import { ApiError, codeOf } from './error.ts';
import type { Page } from './types.ts';

export interface ImportAnswer {
  encoding: string;
  ok: number;
  bad: { line: number; why: string; cells: string[] }[];
  sample: { line: number; name: string; industry: string | null; value: number | null; deal: string | null; stage: string | null; amount: number | null }[];
  done: { customers: number; changed: number; deals: number } | null;
}
export const listCustomers = (q: string): Promise<Page<Customer>> => api('/api/customers', { query: { q, limit: 1000 } });
export const listDoubles = (): Promise<Page<{ a: Customer; b: Customer }>> => api('/api/customers/doubles');
export const mergeCustomer = (id: string, into: string): Promise<Customer> => api(`/api/customers/${encodeURIComponent(id)}/merge`, { method: 'POST', body: { into } });

/** A preview changes nothing. */
export async function importCustomers(file: File, preview: boolean): Promise<ImportAnswer> {
  const path = `/api/customers/import?preview=${preview ? 1 : 0}`;
  const form = new FormData();
  form.append('file', file);
  const response = await fetch(path, { method: 'POST', body: form, headers: { 'x-requested-with': 'quicksilver' } });
  const answer = (await response.json().catch(() => null)) as unknown;
  if (!response.ok) {
    const { message } = (answer as { error?: { message?: string } } | null)?.error ?? {};
    throw new ApiError(codeOf(response.status, answer), response.status, path, message ?? response.statusText);
  }
  return answer as ImportAnswer;
}
