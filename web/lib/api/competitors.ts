import { api } from './client.ts';
import { ApiError } from './error.ts';
import { rows } from './playbook.ts';

export type SourceKind = 'page' | 'feed' | 'tender' | 'pdf';
export type ChangeKind = 'price' | 'product' | 'people' | 'tender' | 'news' | 'other';
export interface CompetitorRow {
  id: string;
  name: string;
  aliases: string[];
  brief: string | null;
}
export interface Source {
  id: string;
  kind: SourceKind;
  url: string;
  enabled: boolean;
  crawledAt: string | null;
  /** A code; each has a sentence in the messages. */
  problem: string | null;
}
export interface Change {
  id: string;
  at: string;
  kind: ChangeKind;
  before: string | null;
  after: string | null;
  words: { op: 'same' | 'add' | 'remove'; text: string }[];
  source: { id: string; url: string; title: string };
  importance: number;
}
export interface BriefLine {
  changeId: string;
  kind: ChangeKind;
  text: string;
  url: string;
  at: string;
  ageDays: number;
}
export interface Said {
  callId: string;
  customer: string;
  utteranceId: string;
  atMs: number;
  text: string;
  at: string;
}
export interface Brief {
  competitorId: string;
  name: string;
  lines: BriefLine[];
  said: Said[];
}

export const competitors = rows<CompetitorRow>('/api/competitors');
const of = (id: string, part: string): string => `/api/competitors/${encodeURIComponent(id)}/${part}`;
export const sourcesOf = (id: string): Promise<{ items: Source[] }> => api(of(id, 'sources'));
export const addSource = (id: string, kind: SourceKind, url: string): Promise<Source> => api(of(id, 'sources'), { method: 'POST', body: { kind, url } });
export const changesOf = (id: string): Promise<{ changes: Change[] }> => api(of(id, 'changes'));
export const briefOf = (id: string): Promise<Brief> => api(of(id, 'brief'));
export const crawlNow = (sourceId: string): Promise<unknown> => api(`/api/sources/${encodeURIComponent(sourceId)}/crawl`, { method: 'POST' });
export const removeSource = (sourceId: string): Promise<unknown> => api(`/api/sources/${encodeURIComponent(sourceId)}`, { method: 'DELETE' });

/** One line of a brief: what, from where, how old (epoch ms). */
export interface BriefFact {
  text: string;
  source: string;
  at: number;
}
export const hostOf = (url: string): string => {
  try {
    return new URL(url).host.replace(/^www\./, '');
  } catch {
    return url;
  }
};

/** Facts for the card on the call page, most important first; none where nothing is known yet. */
export async function competitorBrief(id: string): Promise<BriefFact[]> {
  try {
    const { lines, said } = await briefOf(id);
    const facts = lines.map((line) => ({ text: line.text, source: hostOf(line.url), at: Date.parse(line.at) }));
    const quotes = said.map((s) => ({ text: s.text, source: s.customer, at: Date.parse(s.at) }));
    return [...facts.slice(0, 3), ...quotes.slice(0, 1), ...facts.slice(3)].slice(0, 4);
  } catch (error) {
    if (error instanceof ApiError) return [];
    throw error;
  }
}
