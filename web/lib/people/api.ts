import { api, withQuery } from '#lib/api/client.ts';
import type { Page, Person, Role } from '#lib/api/types.ts';
import type { Lang } from '#realtime/contract/labels.ts';

export interface Team {
  id: string;
  name: string;
  members: number;
}
export interface Invitation {
  id: string;
  role: Role;
  teamId: string | null;
  lang: Lang;
  createdAt: number;
  expiresAt: number;
}
export interface AuditEntry {
  id: string;
  at: number;
  actorKind: 'user' | 'key' | 'system';
  actorId: string | null;
  actorName: string | null;
  action: string;
  target: string | null;
  targetName: string | null;
}
const one = (path: string, id: string) => `${path}/${encodeURIComponent(id)}`;

export const listTeams = (): Promise<Page<Team>> => api('/api/teams');
export const addTeam = (name: string): Promise<Team> => api('/api/teams', { method: 'POST', body: { name } });
export const renameTeam = (id: string, name: string): Promise<Team> => api(one('/api/teams', id), { method: 'PATCH', body: { name } });
export const deleteTeam = (id: string): Promise<unknown> => api(one('/api/teams', id), { method: 'DELETE' });
export const listPeople = (): Promise<Page<Person>> => api('/api/people');
export const changePerson = (id: string, change: Partial<Pick<Person, 'role' | 'teamId' | 'active'>>): Promise<Person> =>
  api(one('/api/people', id), { method: 'PATCH', body: change });

export const listInvitations = (): Promise<Page<Invitation>> => api('/api/invitations');
export const invite = (body: { role: Role; teamId: string | null; lang: Lang }): Promise<Invitation & { url: string }> =>
  api('/api/invitations', { method: 'POST', body });
export const revokeInvitation = (id: string): Promise<unknown> => api(one('/api/invitations', id), { method: 'DELETE' });
export const openInvitation = (secret: string): Promise<{ workspace: string; role: Role; team: string | null; lang: Lang }> =>
  api(`${one('/api/invitations', secret)}/open`);
export const acceptInvitation = (secret: string, body: { name: string; email: string; lang: Lang }): Promise<{ userId: string }> =>
  api(`${one('/api/invitations', secret)}/accept`, { method: 'POST', body });

export type AuditQuery = { actorId?: string; action?: string; cursor?: string };
export const listAudit = (query: AuditQuery): Promise<{ items: AuditEntry[]; next: string | null }> => api('/api/audit', { query });
export const auditCsv = (query: AuditQuery): string => withQuery('/api/audit/export', query);
