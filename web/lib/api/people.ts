import type { Lang } from '#realtime/contract/labels.ts';
import { api } from './client.ts';
import { rows } from './playbook.ts';
import type { ApiKey, KeyScope, Page, Person, Session, WorkspaceSettings } from './types.ts';

export const getSession = (): Promise<Session> => api('/api/session');
export const signIn = (token: string): Promise<Session> => api('/api/session', { method: 'POST', body: { token } });
export const signOut = (): Promise<unknown> => api('/api/session', { method: 'DELETE' });
export const setMyLanguage = (lang: Lang): Promise<unknown> => api('/api/session', { method: 'PATCH', body: { lang } });

/** Demo workspace only: go on as another of its people. */
export const becomePerson = (userId: string): Promise<Session> =>
  api('/api/session/as', { method: 'POST', body: { userId } });

export const people = rows<Person>('/api/people');
/** A one-time sign-in link for a person, shown once. */
export const signInLink = (id: string): Promise<{ url: string }> =>
  api(`/api/people/${encodeURIComponent(id)}/signin-link`, { method: 'POST', body: {} });

export const listKeys = (): Promise<Page<ApiKey>> => api('/api/keys');
/** `key` is in this answer and never again. */
export const createKey = (name: string, scopes: KeyScope[]): Promise<ApiKey & { key: string }> =>
  api('/api/keys', { method: 'POST', body: { name, scopes } });
export const revokeKey = (id: string): Promise<unknown> =>
  api(`/api/keys/${encodeURIComponent(id)}`, { method: 'DELETE' });

export const getSettings = (): Promise<WorkspaceSettings> => api('/api/settings');
export const saveSettings = (settings: Partial<WorkspaceSettings>): Promise<WorkspaceSettings> =>
  api('/api/settings', { method: 'PATCH', body: settings });
