import { api } from '#lib/api/client.ts';
import type { CreatedCall, Page } from '#lib/api/types.ts';
import type { Comparison, DrillView, Exemplar, LessonView, Progress, QuizResult, StudyPath } from '#realtime/contract/exemplars.schema.ts';
import type { Lang } from '#realtime/contract/labels.ts';

const post = <T>(path: string, body: unknown = {}): Promise<T> => api(path, { method: 'POST', body });
const enc = encodeURIComponent;
export const getPath = (lang: Lang): Promise<StudyPath> => api('/api/learning/path', { query: { lang } });
export const getLesson = (key: string): Promise<LessonView> => api(`/api/learning/lessons/${enc(key)}`);
export const answerQuiz = (key: string, answers: number[]): Promise<QuizResult> => post(`/api/learning/lessons/${enc(key)}/quiz`, { answers });
export const stepDone = (step: string): Promise<StudyPath> => post('/api/learning/steps', { step });
export const listDrills = (): Promise<Page<DrillView>> => api('/api/learning/drills');
export const beginDrill = (objection: string, lang: Lang): Promise<DrillView & Pick<CreatedCall, 'ingest'>> => post('/api/learning/drills', { objection, lang });
export const finishDrill = (id: string): Promise<DrillView> => post(`/api/learning/drills/${enc(id)}/finish`);
export const getProgress = (): Promise<Page<Progress>> => api('/api/learning/progress');

export type ExemplarQuery = { state?: string; stage?: string; industry?: string; objection?: string; lang?: string; q?: string };
export const listExemplars = (query: ExemplarQuery): Promise<Page<Exemplar>> => api('/api/exemplars', { query });
export const judgeExemplar = (id: string, verdict: 'approve' | 'reject', why: string | null): Promise<Exemplar> => post(`/api/exemplars/${enc(id)}/verdict`, { verdict, why });
export const nominateNow = (): Promise<{ added: number }> => post('/api/exemplars/nominate');
export const compareWith = (id: string, recordId: string): Promise<Comparison> => api(`/api/exemplars/${enc(id)}/compare/${enc(recordId)}`);
