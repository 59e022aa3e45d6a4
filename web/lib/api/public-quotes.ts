import type { PublicQuote } from '#realtime/contract/quotes.schema.ts';
import { api } from './client.ts';

const of = (code: string, rest = ''): string => `/api/public/quotes/${encodeURIComponent(code)}${rest}`;

export const readQuote = (code: string): Promise<PublicQuote> => api(of(code));
export const tellOpened = (code: string, visit: string): Promise<unknown> => api(of(code, '/open'), { method: 'POST', body: { visit } });
export const acceptQuote = (code: string, name: string): Promise<unknown> => api(of(code, '/accept'), { method: 'POST', body: { name } });
export const askAboutQuote = (code: string, ask: { name: string; text: string; kind: 'question' | 'addition' }): Promise<unknown> =>
  api(of(code, '/ask'), { method: 'POST', body: ask });
