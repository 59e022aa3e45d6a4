import '../../app.css';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { CallEvent, CallEventDraft } from '#realtime/contract/call-events.schema.ts';
import { CallFollower } from '#lib/live/call-follower.svelte.ts';
import { Connection } from '#lib/live/connection.svelte.ts';
import { sampleCall } from '#lib/live/testing/calls.ts';
import { recordedTransport } from '#lib/live/testing/recorded-transport.ts';
import { onKeydown } from '#lib/keys/keys.svelte.ts';
import LiveCall from './LiveCall.svelte';

const CALL = 'c1';
let posts: { path: string; body: unknown }[] = [];
const answer = (path: string): Response =>
  Response.json(path.endsWith('/brief') ? { competitorId: 'rival', name: 'Kestrel', lines: [], said: [] } : {});

beforeEach(async () => {
  await page.viewport(1280, 700);
  posts = [];
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    posts.push({ path, body: init?.body ? JSON.parse(String(init.body)) : null });
    return answer(path);
  });
  window.addEventListener('keydown', onKeydown);
});
afterEach(() => {
  window.removeEventListener('keydown', onKeydown);
  vi.unstubAllGlobals();
});

async function open(log: CallEvent[], who: { mine?: boolean; coach?: boolean } = { mine: true }) {
  const wire = recordedTransport(log);
  const follower = new CallFollower(CALL, wire.transport);
  const connection = new Connection(wire.transport);
  const screen = await render(LiveCall, {
    follower,
    connection,
    transport: wire.transport,
    mine: who.mine ?? false,
    coach: who.coach ?? false,
    title: 'Harrow Logistics',
  });
  // The page's frame, which the shell gives in the product.
  screen.container.style.height = '700px';
  await vi.waitFor(() => expect(follower.phase).toBe('live'));
  let seq = log.at(-1)?.seq ?? 0;
  const send = (draft: CallEventDraft) =>
    wire.send({ ...draft, callId: CALL, seq: ++seq, at: Date.now() } as CallEvent);
  return { screen, wire, follower, send };
}
const turns = () => document.querySelectorAll('li[data-utterance]').length;
const log = () => sampleCall('en', CALL);
const press = (key: string) => window.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
const final = (id: string, text: string, at = 120_000): CallEventDraft => ({
  kind: 'utterance.final',
  utteranceId: id,
  side: 'rep',
  startMs: at,
  endMs: at + 2_000,
  text,
  lang: 'en',
});
const risk = (id: string, text: string, early: boolean): CallEventDraft => ({
  kind: 'signal.risk',
  utteranceId: id,
  label: 'price_promise',
  score: 0.91,
  span: [0, text.length],
  text,
  early,
  severity: 'high',
  atMs: 121_000,
});
const prompt = (id: string, priority: number, kind: 'risk' | 'objection'): CallEventDraft => ({
  kind: 'prompt.shown',
  promptId: id,
  cardId: id,
  cause: { kind, label: kind === 'risk' ? 'price_promise' : 'price', utteranceId: 'u6', words: null, atMs: 121_000 },
  priority,
  title: `Title ${id}`,
  body: `Say ${id}`,
  lang: 'en',
});

describe('live call', () => {
  test('shows the folded call: words, marks under them, labels beside them', async () => {
    const { screen } = await open(log());
    await vi.waitFor(() => expect(turns()).toBe(10));
    const marked = [...document.querySelectorAll('mark.risk')].map((m) => m.textContent);
    expect(marked).toEqual([
      'we will have both depots live by the fifteenth no matter what',
      'I will take fifteen percent off',
    ]);
    await expect.element(screen.getByText('Unspoken doubt')).toBeVisible();
    await expect.element(screen.getByText('3 of 5')).toBeVisible();
  });

  test('the past raises no card', async () => {
    const { screen } = await open(log());
    await expect.element(screen.getByText('Nothing to say. Keep listening.')).toBeVisible();
  });

  test('partial words stand in the dock, stable ones in ink, and leave it in the step in which the final joins the log', async () => {
    const { wire, send } = await open(log());
    wire.pulse({
      kind: 'partial',
      callId: CALL,
      utteranceId: 'n1',
      side: 'rep',
      startMs: 120_000,
      text: 'let me check the date',
      stableChars: 12,
    });
    const dock = document.querySelector('.dock');
    await vi.waitFor(() => expect(dock?.textContent).toContain('let me check'));
    expect(dock?.querySelector('.us .wet')?.textContent).toBe(' the date');
    send(final('n1', 'Let me check the date.'));
    await vi.waitFor(() => expect(turns()).toBe(11));
    expect(dock?.textContent).not.toContain('let me check');
  });

  test('an early flag stands beside the partial and is struck through when it is taken back', async () => {
    const { wire, send } = await open(log());
    const words = 'I will give you ten percent';
    wire.pulse({
      kind: 'partial',
      callId: CALL,
      utteranceId: 'n1',
      side: 'rep',
      startMs: 120_000,
      text: words,
      stableChars: words.length,
    });
    send(risk('n1', words, true));
    await vi.waitFor(() =>
      expect(document.querySelector('.dock .chip.risk.early')?.textContent).toContain('Price promise'),
    );
    send(final('n1', 'I will give you ten percent if my director agrees.'));
    send({ kind: 'signal.withdrawn', utteranceId: 'n1', label: 'price_promise' });
    await vi.waitFor(() =>
      expect(document.querySelector('[data-utterance="n1"] .chip.gone')?.textContent).toContain('Price promise'),
    );
    expect(document.querySelector('[data-utterance="n1"] mark')).toBeNull();
    await vi.waitFor(() => expect(document.querySelector('[data-utterance="n1"] .chip')).toBeNull(), {
      timeout: 6_000,
    });
  });

  test('after a lost connection it asks from its last number and shows everything once', async () => {
    const { wire, send, follower } = await open(log());
    const had = follower.view.seq;
    wire.drop();
    send(final('n1', 'Said while nobody saw it.'));
    send(final('n2', 'And this too.', 130_000));
    expect(turns()).toBe(10);
    wire.restore();
    await vi.waitFor(() => expect(turns()).toBe(12));
    expect(wire.follows.at(-1)).toEqual({ callId: CALL, afterSeq: had });
    wire.restore();
    await vi.waitFor(() => expect(wire.follows.length).toBe(3));
    expect(turns()).toBe(12);
  });

  test('whoever has scrolled up stays there and is told what is new', async () => {
    const { screen, send } = await open(log());
    await vi.waitFor(() => expect(turns()).toBe(10));
    const box = document.querySelector<HTMLElement>('.log');
    if (!box) throw new Error('no log');
    expect(box.scrollHeight).toBeGreaterThan(box.clientHeight + 25);
    box.scrollTop = 0;
    await new Promise((done) => setTimeout(done, 100));
    send(final('n1', 'One more sentence.'));
    await expect.element(screen.getByRole('button', { name: /^1 new/ })).toBeVisible();
    expect(box.scrollTop).toBe(0);
    press('End');
    await vi.waitFor(() => expect(box.scrollHeight - box.scrollTop - box.clientHeight).toBeLessThan(24));
  });

  test('one card at a time: the second waits, U answers, J brings the next', async () => {
    const { screen, send } = await open(log());
    send(prompt('a', 90, 'risk'));
    send(prompt('b', 60, 'objection'));
    await expect.element(screen.getByText('Say a')).toBeVisible();
    await expect.element(screen.getByText('Waiting: Title b')).toBeVisible();
    press('j');
    await expect.element(screen.getByText('Say b')).toBeVisible();
    press('u');
    await vi.waitFor(() =>
      expect(posts.at(-1)).toEqual({ path: '/api/calls/c1/prompts/b/answer', body: { verdict: 'used' } }),
    );
  });

  test('a card whose cause was taken back turns grey in its place', async () => {
    const { screen, send } = await open(log());
    send({
      ...prompt('a', 90, 'risk'),
      cause: { kind: 'risk', label: 'delivery_promise', utteranceId: 'u7', words: null, atMs: 64_000 },
    } as CallEventDraft);
    await expect.element(screen.getByText('Say a')).toBeVisible();
    send({ kind: 'signal.withdrawn', utteranceId: 'u7', label: 'delivery_promise' });
    await vi.waitFor(() => expect(document.querySelector('.card.stale')).not.toBeNull());
    await expect.element(screen.getByText('Say a')).toBeVisible();
  });

  test('digits tick the list, C confirms the entry', async () => {
    await open(log());
    press('4');
    await vi.waitFor(() =>
      expect(posts.at(-1)).toEqual({ path: '/api/calls/c1/checklist/signs', body: { action: 'tick' } }),
    );
    press('1');
    await vi.waitFor(() =>
      expect(posts.at(-1)).toEqual({ path: '/api/calls/c1/checklist/pain', body: { action: 'confirm' } }),
    );
    press('c');
    await vi.waitFor(() =>
      expect(posts.at(-1)).toEqual({ path: '/api/calls/c1/entries/e1/answer', body: { verdict: 'confirmed' } }),
    );
  });

  test('what cannot be sent is kept and said, and sent when the line is back', async () => {
    const { screen, wire } = await open(log());
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('no network');
    });
    wire.drop();
    press('4');
    await expect.element(screen.getByText(/1 waiting to be sent/), { timeout: 4_000 }).toBeVisible();
    const sent = vi.fn(async () => Response.json({}));
    vi.stubGlobal('fetch', sent);
    wire.restore();
    await vi.waitFor(() => expect(sent).toHaveBeenCalledOnce());
  });

  test('a customer who declined has a lane without words and no mood', async () => {
    const { screen, send } = await open(log());
    send({
      kind: 'call.consent',
      side: 'customer',
      participant: null,
      answer: 'declined',
      wording: '',
      wordingVersion: '1',
      source: 'link',
    });
    await expect.element(screen.getByText('Not recorded, not read.')).toBeVisible();
    await expect.element(screen.getByText('Tom declined')).toBeVisible();
    await vi.waitFor(() => expect(document.querySelectorAll('.strips rect').length).toBe(0));
  });

  test('a coach whispers and answers no card', async () => {
    const { screen, wire, send } = await open(log(), { mine: false, coach: true });
    send(prompt('a', 90, 'risk'));
    await expect.element(screen.getByText('The rep sees this card.')).toBeVisible();
    expect(document.querySelector('.acts .btn')).toBeNull();
    await screen.getByLabelText('Whisper to the rep').fill('Ask who signs.');
    await screen.getByRole('button', { name: 'Send whisper' }).click();
    await vi.waitFor(() => expect(wire.whispers).toEqual(['Ask who signs.']));
  });

  test('never shows a mood or a face for our own side', async () => {
    await open(log());
    const strips = document.querySelector('.strips')?.textContent ?? '';
    expect(strips).toContain('Mood of Tom');
    expect(strips).not.toMatch(/Mood of (you|our side|the rep)/i);
  });
});
