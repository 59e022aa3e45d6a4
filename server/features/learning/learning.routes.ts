import { z } from 'zod';
import { ingestAddressesSchema, pageOf } from '#realtime/contract/api.schema.ts';
import {
  drillResultSchema,
  drillSchema,
  lessonSchema,
  pathSchema,
  progressSchema,
  quizResultSchema,
  type DrillView,
  type StudyPath,
} from '#realtime/contract/exemplars.schema.ts';
import { LANGS, OBJECTION_LABELS, type Lang, type ObjectionLabel } from '#realtime/contract/labels.ts';
import type { App } from '../../shared/app.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import type { Person } from '../../shared/principal.ts';
import { personOf } from '../../shared/request-identity.ts';
import type { Services } from '../../services.ts';
import { healthRepository } from '../action-health/health.repository.ts';
import { createCall, ingestAddresses } from '../calls/create-call.usecases.ts';
import { reachOf } from '../../shared/principal.ts';
import { DRILLS, scoreDrill } from './drill.models.ts';
import { learningRepository } from './learning.repository.ts';
import { LESSONS } from './lessons.ts';

const CLIPS = 3;
const SHOWN = 50;
const PASSED = 0.66;

export function learningRoutes(app: App, s: Services): void {
  const tags = ['learning'];
  const repository = learningRepository(s.db);
  const now = () => new Date(s.clock.now());

  async function pathOf(who: Pick<Person, 'userId' | 'workspaceId'>, lang: Lang): Promise<StudyPath> {
    const [open, done, clips] = await Promise.all([repository.openCase(who.userId), repository.steps(who.userId), repository.clips(who.workspaceId, lang, CLIPS)]);
    const chosen = (open?.lessons as string[] | undefined) ?? [];
    const weak = open?.weakPoint ?? null;
    const best = (step: string) => {
      const mine = done.filter((d) => d.step === step);
      const scores = mine.flatMap((d) => (d.score === null ? [] : [d.score]));
      return { times: mine.length, score: scores.length > 0 ? Math.max(...scores) : null, at: mine.at(-1)?.at.getTime() ?? null };
    };
    // What the coaching case names comes first, then the rest of the lessons.
    const lessons = LESSONS.toSorted((a, b) => Number(chosen.includes(b.key)) - Number(chosen.includes(a.key)));
    const same = (text: string) => ({ en: text, zh: text });
    const entry = (step: string, kind: StudyPath['steps'][number]['kind'], title: { en: string; zh: string }, because: string | null) => {
      const { times, score, at } = best(step);
      return { step, kind, title, because, done: score === null ? times > 0 : score >= PASSED, score, at };
    };
    return {
      weakPoint: weak,
      steps: [
        ...lessons.flatMap((l) => [entry(`lesson:${l.key}`, 'lesson', l.title, chosen.includes(l.key) ? weak : null), entry(`quiz:${l.key}`, 'quiz', l.title, null)]),
        ...clips.map((c) => entry(`clip:${c.id}`, 'clip', same(c.title), null)),
        ...OBJECTION_LABELS.map((label) => entry(`drill:${label}`, 'drill', same(label), null)),
      ],
    };
  }

  const langQuery = z.object({ lang: z.enum(LANGS).optional() });
  app.get('/api/learning/path', { schema: { tags, summary: 'My study path', querystring: langQuery, response: { 200: pathSchema } } }, (req) => {
    const who = personOf(req);
    return pathOf(who, (req.query.lang as Lang | undefined) ?? who.lang);
  });
  app.get('/api/learning/lessons/:key', { schema: { tags, summary: 'A lesson with its questions', params: z.object({ key: z.string().max(60) }), response: { 200: lessonSchema } } }, async (req) => {
    const lesson = LESSONS.find((l) => l.key === req.params.key);
    if (!lesson) throw notFound('lesson');
    // The right answers stay here until they are asked for.
    return { key: lesson.key, title: lesson.title, text: lesson.text, quiz: lesson.quiz.map(({ en, zh, options }) => ({ en, zh, options })) };
  });
  const stepBody = z.object({ step: z.string().regex(/^(lesson|clip):[\w-]{1,64}$/) });
  app.post('/api/learning/steps', { schema: { tags, summary: 'I have read it, or heard it', body: stepBody, response: { 200: pathSchema } } }, async (req) => {
    const who = personOf(req);
    const [kind, key = ''] = req.body.step.split(':');
    if (kind === 'lesson' && !LESSONS.some((l) => l.key === key)) throw notFound('lesson');
    await repository.addStep({ id: s.ids.next('stp'), workspaceId: who.workspaceId, userId: who.userId, step: req.body.step, at: now() });
    return pathOf(who, who.lang);
  });
  const quizBody = z.object({ answers: z.array(z.number().int().min(0).max(10)).max(20) });
  app.post('/api/learning/lessons/:key/quiz', { schema: { tags, summary: 'Answer its questions', params: z.object({ key: z.string().max(60) }), body: quizBody, response: { 200: quizResultSchema } } }, async (req) => {
    const who = personOf(req);
    const lesson = LESSONS.find((l) => l.key === req.params.key);
    if (!lesson) throw notFound('lesson');
    if (req.body.answers.length !== lesson.quiz.length) throw new AppError('invalid', 'answers: one for each question.');
    const answers = lesson.quiz.map((q, i) => ({ right: q.right, ok: req.body.answers[i] === q.right, because: q.because }));
    const score = answers.filter((a) => a.ok).length / answers.length;
    await repository.addStep({ id: s.ids.next('stp'), workspaceId: who.workspaceId, userId: who.userId, step: `quiz:${lesson.key}`, score, at: now() });
    return { score, answers };
  });

  type DrillRow = NonNullable<Awaited<ReturnType<typeof repository.drill>>>;
  const asDrill = (row: DrillRow): DrillView => ({
    id: row.id,
    objection: row.objection,
    lang: row.lang as Lang,
    prompt: row.prompt,
    result: row.result === null ? null : drillResultSchema.parse(row.result),
    createdAt: row.createdAt.getTime(),
  });
  app.get('/api/learning/drills', { schema: { tags, summary: 'My drills', response: { 200: pageOf(drillSchema) } } }, async (req) => ({
    items: (await repository.drills(personOf(req).userId, SHOWN)).map(asDrill),
    next: null,
  }));
  const newDrill = z.object({ objection: z.enum(OBJECTION_LABELS), lang: z.enum(LANGS).default('en') });
  app.post(
    '/api/learning/drills',
    { schema: { tags, summary: 'Begin a drill: the objection, and where the answer is heard', body: newDrill, response: { 201: drillSchema.extend({ ingest: ingestAddressesSchema }) } } },
    async (req, reply) => {
      const who = personOf(req);
      const { objection } = req.body;
      const lang = req.body.lang as Lang;
      const list = DRILLS[objection as ObjectionLabel][lang];
      const before = (await repository.drills(who.userId, SHOWN)).filter((d) => d.objection === objection && d.lang === lang).length;
      const prompt = list[before % list.length] ?? '';
      const call = await createCall(s, who, { title: prompt, lang, consent: 'declined', source: 'drill' });
      const row = await repository.addDrill({ id: s.ids.next('drl'), workspaceId: who.workspaceId, userId: who.userId, teamId: who.teamId, callId: call.id, objection, lang, prompt, createdAt: now() });
      return reply.status(201).send({ ...asDrill(row), ingest: await ingestAddresses(s, call, s.config.publicUrl ?? `${req.protocol}://${req.host}`) });
    },
  );
  const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0);
  app.post('/api/learning/drills/:id/finish', { schema: { tags, summary: 'End it and hear how it was', params: z.object({ id: z.string().max(64) }), response: { 200: drillSchema } } }, async (req) => {
    const who = personOf(req);
    const row = await repository.drill(who.userId, req.params.id);
    if (!row) throw notFound('drill');
    if (row.result !== null) return asDrill(row);
    await s.live.end(row.callId, 'ended');
    const view = await s.live.view(row.callId);
    const lang = row.lang as Lang;
    const text = view.transcript.filter((u) => u.side === 'rep').map((u) => u.text).join(' ');
    const cards = await repository.cards(who.workspaceId, row.objection, lang);
    let likeness: number | null = null;
    let better = cards[0]?.body ?? null;
    if (s.embed && text !== '') {
      const [own, ...others] = await s.embed([text, row.prompt, ...cards.map((c) => c.body)], lang);
      const scores = others.map((v) => (own ? dot(own, v) : 0));
      likeness = Math.max(...scores);
      const best = scores.slice(1).reduce((top, v, i, list) => (v > (list[top] ?? -1) ? i : top), 0);
      better = cards[best]?.body ?? null;
    }
    const result = scoreDrill(view, lang, likeness, better);
    const done = await repository.finishDrill(row.id, result, now());
    await repository.addStep({ id: s.ids.next('stp'), workspaceId: who.workspaceId, userId: who.userId, step: `drill:${row.objection}`, score: result.score, at: now() });
    return asDrill(done);
  });

  app.get('/api/learning/progress', { schema: { tags, summary: 'How far the people of my team are', response: { 200: pageOf(progressSchema) } } }, async (req) => {
    const reps = await healthRepository(s.db).reps(req.who.workspaceId, reachOf(req.who));
    const people = new Map((await s.people.people(req.who.workspaceId)).map((p) => [p.id, p]));
    const items = [];
    for (const rep of reps) {
      const person = people.get(rep.id);
      const { steps } = await pathOf({ userId: rep.id, workspaceId: req.who.workspaceId }, (person?.lang as Lang | undefined) ?? 'en');
      const drills = (await repository.drills(rep.id, 200)).filter((d) => d.result !== null);
      const scores = drills.map((d) => drillResultSchema.parse(d.result).score);
      items.push({
        userId: rep.id,
        name: rep.name,
        role: person?.role ?? 'rep',
        done: steps.filter((x) => x.done).length,
        of: steps.length,
        drills: drills.length,
        bestDrill: scores.length > 0 ? Math.max(...scores) : null,
        lastAt: steps.reduce<number | null>((last, x) => (x.at !== null && (last === null || x.at > last) ? x.at : last), null),
      });
    }
    return { items, next: null };
  });
}
