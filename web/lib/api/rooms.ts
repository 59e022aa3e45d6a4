import type { Lang } from '#realtime/contract/labels.ts';
import type { Invitation, JoinAnswer, Joined, MadeLink, RoomState, SeatInRoom } from '#realtime/contract/rooms.schema.ts';
import { api } from './client.ts';

const call = (id: string): string => `/api/calls/${encodeURIComponent(id)}`;
const invitation = (code: string): string => `/api/join/${encodeURIComponent(code)}`;

export const roomState = (id: string): Promise<RoomState> => api(`${call(id)}/room`);
export const takeSeat = (id: string): Promise<SeatInRoom> => api(`${call(id)}/room`, { method: 'POST', body: {} });
export const listenIn = (id: string): Promise<SeatInRoom> => api(`${call(id)}/listen`, { method: 'POST', body: {} });
export const makeLink = (id: string, lang: Lang): Promise<MadeLink> =>
  api(`${call(id)}/links`, { method: 'POST', body: { side: 'customer', lang } });
export const revokeLink = (id: string, linkId: string): Promise<unknown> =>
  api(`${call(id)}/links/${encodeURIComponent(linkId)}`, { method: 'DELETE' });

export const lookAtInvitation = (code: string): Promise<Invitation> => api(invitation(code));
export const answerInvitation = (code: string, answer: JoinAnswer): Promise<Joined> => api(invitation(code), { method: 'POST', body: answer });
export const comeBack = (code: string, seat: string): Promise<Joined> => api(`${invitation(code)}/again`, { method: 'POST', body: { seat } });
export const withdraw = (code: string, seat: string, erase: boolean): Promise<Joined> =>
  api(`${invitation(code)}/withdraw`, { method: 'POST', body: { seat, erase }, timeoutMs: 60_000 });
