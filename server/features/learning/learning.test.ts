import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, tone, type TestServer } from '../../testing/test-server.ts';
import { LESSONS } from './lessons.ts';

let server: TestServer;
const who: Record<string, string> = {};
beforeAll(async () => {
  server = await startTestServer({
    say: () => ({ text: "I hear you. What were you comparing it with, and what would a day off the line cost you?" }) as never,
  });
  for (const name of ['new', 'rep', 'coach', 'manager_zh']) who[name] = await server.session(name);
});
afterAll(() => server.stop());

test('every lesson is whole in both languages, and its answers are among its options', () => {
  for (const lesson of LESSONS) {
    expect(lesson.text.en.length, lesson.key).toBe(lesson.text.zh.length);
    for (const q of lesson.quiz) expect(q.options[q.right], lesson.key).toBeDefined();
  }
});
test('the path, a lesson read, a quiz answered; the right answers are told afterwards only', async () => {
  const before = (await server.get('/api/learning/path', who.new ?? '')).json;
  expect(before.steps.every((x: { done: boolean }) => !x.done)).toBe(true);
  const lesson = await server.get('/api/learning/lessons/record_right_away', who.new ?? '');
  expect(JSON.stringify(lesson.json)).not.toContain('right"');
  await server.post('/api/learning/steps', who.new ?? '', { step: 'lesson:record_right_away' });
  const wrong = (await server.post('/api/learning/lessons/record_right_away/quiz', who.new ?? '', { answers: [0, 0] })).json;
  expect(wrong).toMatchObject({ score: 0.5, answers: [{ ok: false, right: 1 }, { ok: true }] });
  await server.post('/api/learning/lessons/record_right_away/quiz', who.new ?? '', { answers: [1, 0] });
  const after = (await server.get('/api/learning/path', who.new ?? '')).json;
  expect(after.steps.filter((x: { done: boolean }) => x.done).map((x: { step: string }) => x.step).sort()).toEqual(['lesson:record_right_away', 'quiz:record_right_away']);
  expect((await server.post('/api/learning/lessons/record_right_away/quiz', who.new ?? '', { answers: [1] })).status).toBe(422);
});
test('a drill by voice goes through the pipeline and is nobody else\u2019s', async () => {
  const begun = await server.post('/api/learning/drills', who.new ?? '', { objection: 'price' });
  expect(begun.status).toBe(201);
  const { ws } = await server.ingest(begun.json.ingest.rep);
  ws.send(tone(3_000, 1_500));
  ws.send(JSON.stringify({ type: 'end' }));
  await new Promise((done) => setTimeout(done, 300));
  expect((await server.post(`/api/learning/drills/${begun.json.id}/finish`, who.rep ?? '')).status).toBe(404);
  const { result } = (await server.post(`/api/learning/drills/${begun.json.id}/finish`, who.new ?? '')).json;
  expect(result).toMatchObject({ riskFree: true, answered: true });
  expect(result.text).toContain('comparing');
  expect((await server.get('/api/reviews?state=all', who.coach ?? '')).json.items).toEqual([]);
});
test('progress is seen by the coach of the team, and by nobody of another', async () => {
  const names = (await server.get('/api/learning/progress', who.coach ?? '')).json.items.map((p: { userId: string }) => p.userId);
  expect(names.sort()).toEqual(['usr_demo_new', 'usr_demo_rep']);
  expect((await server.get('/api/learning/progress', who.manager_zh ?? '')).json.items.map((p: { userId: string }) => p.userId)).toEqual(['usr_demo_rep_zh']);
  expect((await server.get('/api/learning/progress', who.new ?? '')).status).toBe(403);
});
