import { api } from './client.ts';

export interface Receipt {
  id: string;
  at: string;
  subject: 'call' | 'customer';
  subjectHash: string;
  reason: 'request' | 'retention';
  counts: Record<string, number>;
  verified: boolean;
}
export interface Hold {
  id: string;
  subject: 'call' | 'customer';
  subjectId: string;
  reason: string;
  setAt: string;
}

export const listReceipts = (): Promise<{ items: Receipt[] }> => api('/api/privacy/erasures');
export const eraseCustomer = (id: string): Promise<Receipt> => api('/api/privacy/erasures', { method: 'POST', body: { subject: 'customer', id }, timeoutMs: 120_000 });
export const listHolds = (): Promise<{ items: Hold[] }> => api('/api/privacy/holds');
export const holdCustomer = (id: string, reason: string): Promise<Hold> => api('/api/privacy/holds', { method: 'POST', body: { subject: 'customer', id, reason } });
export const releaseHold = (id: string): Promise<unknown> => api(`/api/privacy/holds/${encodeURIComponent(id)}`, { method: 'DELETE' });
export const listCustomers = (): Promise<{ items: { id: string; name: string }[] }> => api('/api/customers');
