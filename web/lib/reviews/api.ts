import { api } from '#lib/api/client.ts';
import type { Agreement, Notification, ReviewCounts, ReviewDetail, ReviewList, ReviewListQuery, Verdict } from '#realtime/contract/reviews.schema.ts';

const of = (id: string): string => `/api/reviews/${encodeURIComponent(id)}`;
const post = <T>(path: string, body: unknown): Promise<T> => api(path, { method: 'POST', body });

export type ReviewQuery = Omit<ReviewListQuery, 'mine'> & { mine?: boolean };
export const listReviews = (query: ReviewQuery): Promise<ReviewList> => api('/api/reviews', { query: query as never });
export const reviewCounts = (): Promise<ReviewCounts> => api('/api/reviews/counts');
export const getReview = (id: string): Promise<ReviewDetail> => api(of(id));
export const giveVerdict = (id: string, verdict: Verdict): Promise<ReviewDetail> => post(`${of(id)}/verdict`, { verdict });
export const takeBack = (id: string): Promise<ReviewDetail> => api(`${of(id)}/verdict`, { method: 'DELETE' });
export const addComment = (id: string, text: string): Promise<ReviewDetail> => post(`${of(id)}/comments`, { text });
export const assignTo = (id: string, assigneeId: string | null): Promise<ReviewDetail> => post(`${of(id)}/assign`, { assigneeId });
export const disputeIt = (id: string, reason: string): Promise<ReviewDetail> => post(`${of(id)}/dispute`, { reason });
export const answerDispute = (id: string, outcome: 'upheld' | 'accepted', answer: string): Promise<ReviewDetail> =>
  post(`${of(id)}/dispute/answer`, { outcome, answer });
export const correctWords = (id: string, utteranceId: string, text: string): Promise<ReviewDetail> => post(`${of(id)}/corrections`, { utteranceId, text });
export const getAgreement = (days = 90): Promise<Agreement> => api('/api/reviews/agreement', { query: { days } });
export const EXPORT_URL = '/api/reviews/export';

export const getNotifications = (): Promise<{ items: Notification[]; unread: number }> => api('/api/notifications');
export const readNotifications = (ids: string[] | null): Promise<{ items: Notification[]; unread: number }> => post('/api/notifications/read', { ids });
