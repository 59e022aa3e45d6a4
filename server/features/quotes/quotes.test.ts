import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pause, startTestServer, until, type TestServer } from '../../testing/test-server.ts';
import { whyNotCounted } from './robots.models.ts';

let server: TestServer;
let rep: string;
beforeAll(async () => {
  server = await startTestServer();
  rep = await server.session('rep');
});
afterAll(() => server.stop());

const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
const quote = async (more: object = {}) => {
  const deal = (await server.post('/api/deals', rep, { title: 'Shelves', customer: 'Alder Hardware' })).json.id as string;
  const made = await server.post(`/api/deals/${deal}/quotes`, rep, { title: 'Shelves', lines: [{ name: 'Shelf', quantity: 3, unitPrice: 19.99 }], ...more });
  return { deal, ...made.json } as { deal: string; id: string; code: string; url: string; total: number; number: string };
};
let n = 0;
const open = (code: string, userAgent = PHONE, headers: Record<string, string> = {}, token: string | null = null) =>
  server.request('POST', `/api/public/quotes/${code}/open`, token, { visit: `visit-${++n}-0000` }, { 'user-agent': userAgent, ...headers });
const opens = async (deal: string) => (await server.get(`/api/deals/${deal}/quotes`, rep)).json.items[0];

describe('a quote', () => {
  test('has a link, a sum and a line in the history; the customer reads it without a key', async () => {
    const { deal, code, url, total } = await quote();
    expect(total).toBe(59.97);
    expect(url).toBe(`${server.url}/quote/${code}`);
    const { json } = await server.get(`/api/public/quotes/${code}`, null);
    expect(json).toMatchObject({ customer: 'Alder Hardware', contact: 'Robin Ashby', total: 59.97, status: 'open' });
    expect(JSON.stringify(json)).not.toContain(deal);
    expect((await server.get(`/api/deals/${deal}`, rep)).json.log.map((e: { type: string }) => e.type)).toEqual(['quote_sent']);
  });

  test('openings count once a visit; robots, previews and our own people do not', async () => {
    const { deal, code } = await quote();
    await open(code);
    const same = { visit: 'the-same-visit' };
    for (let i = 0; i < 2; i++) await server.request('POST', `/api/public/quotes/${code}/open`, null, same, { 'user-agent': PHONE });
    await open(code, 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)');
    await open(code, 'WhatsApp/2.24');
    await open(code, PHONE, { 'sec-purpose': 'prefetch;prerender' });
    await open(code, PHONE, {}, rep);
    const after = await opens(deal);
    expect(after.opens).toBe(2);
    expect(after.openings.map((o: { why: string | null }) => o.why ?? 'counts').sort()).toEqual(['counts', 'counts', 'own', 'robot', 'robot', 'robot']);
    expect((await server.get(`/api/deals/${deal}`, rep)).json.log.filter((e: { type: string }) => e.type === 'quote_opened')).toHaveLength(2);
  });

  test('opened three times by the customer: the case video is proposed', async () => {
    const { deal, code } = await quote();
    for (let i = 0; i < 3; i++) await open(code);
    const begun = Date.now();
    await until(async () => (await server.get(`/api/todos?dealId=${deal}`, rep)).json.items[0]?.data.material === 'case_video');
    expect(Date.now() - begun).toBeLessThan(2000);
  });

  test('a changed code is unknown, an old one is over, a withdrawn one is unknown', async () => {
    const { id, code } = await quote({ validDays: 0.00002 });
    const other = code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A');
    for (const wrong of [other, code.slice(1), 'x', `${code}x`]) expect((await server.get(`/api/public/quotes/${wrong}`, null)).status).toBe(404);
    await pause(1800);
    expect((await server.get(`/api/public/quotes/${code}`, null)).status).toBe(410);
    expect((await server.post(`/api/public/quotes/${code}/accept`, null, { name: 'Kim' })).json.error.code).toBe('gone');
    expect((await server.request('PATCH', `/api/quotes/${id}`, rep, { validDays: 3 })).json.status).toBe('open');
    expect((await server.get(`/api/public/quotes/${code}`, null)).status).toBe(200);
    await server.request('PATCH', `/api/quotes/${id}`, rep, { withdraw: true });
    expect((await server.get(`/api/public/quotes/${code}`, null)).status).toBe(404);
  });

  test('is accepted once, and the rep is told', async () => {
    const { deal, code } = await quote();
    const answers = await Promise.all(['Kim', 'Lee'].map((name) => server.post(`/api/public/quotes/${code}/accept`, null, { name })));
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
    expect((await server.get(`/api/public/quotes/${code}`, null)).json.status).toBe('accepted');
    expect((await server.get('/api/notifications', rep)).json.items[0]).toMatchObject({ kind: 'quote.accepted', link: `/journeys/${deal}` });
  });

  test('"can you add …?" asks the engineers, and counts as a reply', async () => {
    const { deal, code } = await quote();
    await server.post(`/api/public/quotes/${code}/ask`, null, { name: 'Kim', text: 'Can you add a door?', kind: 'addition' });
    const [todo] = (await server.get(`/api/todos?dealId=${deal}`, rep)).json.items;
    expect(todo).toMatchObject({ kind: 'tech_request', title: { en: 'Technical evaluation' }, data: { text: 'Can you add a door?', by: 'Kim' } });
    expect((await server.get(`/api/deals/${deal}`, rep)).json.log.at(-1)).toMatchObject({ type: 'reply', source: 'quote' });
  });
});

test.each([
  ['Slackbot-LinkExpanding 1.0', 'robot'],
  ['facebookexternalhit/1.1', 'robot'],
  ['', 'robot'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36', null],
  ['Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0', null],
])('%s', (userAgent, why) => expect(whyNotCounted({ userAgent, prefetch: false, own: false, expired: false })).toBe(why));
