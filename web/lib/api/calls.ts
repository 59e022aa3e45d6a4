import type { CallEvent } from '#realtime/contract/call-events.schema.ts';
import type { Lang } from '#realtime/contract/labels.ts';
import { api } from './client.ts';
import { ApiError, codeOf } from './error.ts';
import type { CallDetail, CallList, CreateCall, CreatedCall, Customer, FirstAid, Page } from './types.ts';

const of = (id: string): string => `/api/calls/${encodeURIComponent(id)}`;

export interface CallFilter {
  status?: 'waiting' | 'live' | 'ended' | '';
  q?: string;
  mine?: boolean;
  lang?: Lang | '';
  cursor?: string;
  limit?: number;
}

export const listCalls = (filter: CallFilter, signal?: AbortSignal): Promise<CallList> =>
  api('/api/calls', { query: { ...filter }, signal });
export const createCall = (call: CreateCall): Promise<CreatedCall> => api('/api/calls', { method: 'POST', body: call });
export const startDemo = (lang: Lang): Promise<{ id: string }> =>
  api('/api/calls/demo', { method: 'POST', body: { lang } });
/** Answers when everything that was said is stored, which a busy machine may take a while for. */
export const endCall = (id: string): Promise<unknown> =>
  api(`${of(id)}/end`, { method: 'POST', body: {}, timeoutMs: 180_000 });
export const getCall = (id: string, signal?: AbortSignal): Promise<CallDetail> => api(of(id), { signal });
export const getEvents = (id: string, afterSeq = 0): Promise<{ events: CallEvent[]; head: number }> =>
  api(`${of(id)}/events`, { query: { afterSeq } });
export const getFirstAid = (id: string): Promise<FirstAid> => api(`${of(id)}/first-aid`);
/** New ingest addresses for a call that is under way, such as after this page was loaded again. */
export const ingestAddresses = (id: string): Promise<Pick<CreatedCall, 'ingest'>> =>
  api(`${of(id)}/ingest`, { method: 'POST', body: {} });
export const listCustomers = (): Promise<Page<Customer>> => api('/api/customers');

export const answerPrompt = (
  id: string,
  promptId: string,
  verdict: 'used' | 'not_useful' | 'dismissed',
): Promise<unknown> =>
  api(`${of(id)}/prompts/${encodeURIComponent(promptId)}/answer`, { method: 'POST', body: { verdict } });
export const setChecklist = (id: string, itemId: string, action: 'tick' | 'untick' | 'confirm'): Promise<unknown> =>
  api(`${of(id)}/checklist/${encodeURIComponent(itemId)}`, { method: 'POST', body: { action } });
export const answerEntry = (id: string, entryId: string, verdict: 'confirmed' | 'dismissed'): Promise<unknown> =>
  api(`${of(id)}/entries/${encodeURIComponent(entryId)}/answer`, { method: 'POST', body: { verdict } });

export interface Upload {
  done: Promise<{ id: string }>;
  abort: () => void;
}

/** `fetch` tells nothing about bytes sent, so this one is an XMLHttpRequest. `onProgress` gets 0…1. */
export function uploadRecording(
  file: File,
  fields: Record<string, string>,
  onProgress: (share: number) => void,
): Upload {
  const path = '/api/calls/recordings';
  const request = new XMLHttpRequest();
  const done = new Promise<{ id: string }>((resolve, reject) => {
    request.open('POST', path);
    request.setRequestHeader('x-requested-with', 'quicksilver');
    request.responseType = 'json';
    request.upload.onprogress = (e) => e.lengthComputable && onProgress(e.loaded / e.total);
    request.onload = () => {
      if (request.status < 300) return resolve(request.response as { id: string });
      const message =
        (request.response as { error?: { message?: string } } | null)?.error?.message ?? request.statusText;
      reject(new ApiError(codeOf(request.status, request.response), request.status, path, message));
    };
    request.onerror = () => reject(new ApiError('offline', 0, path, 'the connection broke off'));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    const form = new FormData();
    // Fields first: the server reads the stream in order and needs them before the file.
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', file, file.name);
    request.send(form);
  });
  return { done, abort: () => request.abort() };
}

export const answerConsent = (
  id: string,
  side: 'rep' | 'customer',
  answer: 'accepted' | 'declined' | 'withdrawn',
): Promise<unknown> => api(`${of(id)}/consent`, { method: 'POST', body: { side, answer } });
