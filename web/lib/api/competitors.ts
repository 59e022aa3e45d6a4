import { api } from './client.ts';
import { ApiError } from './error.ts';

/** One line of a brief: what, from where, how old (epoch ms). */
export interface BriefFact {
  text: string;
  source: string;
  at: number;
}

/** Facts for the card on the call page, newest first; none where nothing is known yet. */
export async function competitorBrief(id: string): Promise<BriefFact[]> {
  try {
    const { facts } = await api<{ facts?: BriefFact[] }>(`/api/competitors/${encodeURIComponent(id)}/brief`);
    return (facts ?? []).slice(0, 4);
  } catch (error) {
    if (error instanceof ApiError) return [];
    throw error;
  }
}
