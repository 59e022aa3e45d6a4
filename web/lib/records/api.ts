import { api } from '#lib/api/client.ts';
import type { Page } from '#lib/api/types.ts';
import type { AnomalyRow, RecordDetail, RecordRow, RecordValues, WitnessRow, WitnessSettings, WitnessVerdict } from '#realtime/contract/records.schema.ts';

const of = (id: string): string => `/api/records/${encodeURIComponent(id)}`;
export const listRecords = (query: { state?: string; cursor?: string; callId?: string }): Promise<{ items: RecordRow[]; next: string | null }> => api('/api/records', { query });
export const getRecord = (id: string): Promise<RecordDetail> => api(of(id));
export const saveDraft = (id: string, values: RecordValues): Promise<RecordDetail> => api(of(id), { method: 'PATCH', body: { values } });
export const submitRecord = (id: string, values: RecordValues, reason: string | null): Promise<RecordDetail> => api(`${of(id)}/submit`, { method: 'POST', body: { values, reason } });

export const listWitness = (state: 'open' | 'done'): Promise<Page<WitnessRow>> => api('/api/witness', { query: { state } });
export const witnessSettings = (): Promise<WitnessSettings> => api('/api/witness/settings');
export const saveWitnessSettings = (body: WitnessSettings): Promise<WitnessSettings> => api('/api/witness/settings', { method: 'PUT', body });
export const giveWitness = (id: string, verdict: WitnessVerdict, note: string | null): Promise<WitnessRow> =>
  api(`/api/witness/${encodeURIComponent(id)}/verdict`, { method: 'POST', body: { verdict, note } });

export const listAnomalies = (state?: string): Promise<Page<AnomalyRow>> => api('/api/anomalies', { query: { state } });
export const answerAnomaly = (id: string, outcome: 'explained' | 'corrected', note: string): Promise<AnomalyRow> =>
  api(`/api/anomalies/${encodeURIComponent(id)}/outcome`, { method: 'POST', body: { outcome, note } });
