import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallEvent } from '#realtime/contract/call-events.schema.ts';
import { endedCall, sampleCall } from '../../web/lib/live/testing/calls.ts';
import { startFakeServer, type FakeData } from '../../web/lib/live/testing/fake-server.ts';
import { chromiumOptions, hasChromium } from '../chromium.ts';

/** The built console alone, over recorded calls: every screen in both languages, both themes, desk and phone. */
const BUILD = new URL('../../build', import.meta.url).pathname;
const ready = hasChromium() && existsSync(`${BUILD}/app.html`);
/** Two cores may be shared with much else. */
const SOON = { timeout: 15_000 };
const why = hasChromium() ? '' : ' (skipped: no Chromium)';

const signedIn = (role: string): FakeData => ({
  session: {
    user: { id: 'me', name: 'Test Person', email: 'person@example.com', role, lang: 'en', teamId: null },
    workspace: { id: 'w', name: 'Workspace', demo: true, lang: 'en' },
    livekit: false,
  },
  answers: {
    '/api/stages': {
      items: [
        { id: 's1', key: 'negotiation', names: { en: 'Negotiation', zh: '谈判' }, position: 0, probability: 0.5 },
      ],
    },
    '/api/customers': { items: [] },
    '/api/playbook/cards': { items: [] },
    '/api/checklists/items': { items: [] },
    '/api/trackers': { items: [] },
    '/api/people': { items: [] },
    '/api/keys': { items: [] },
    '/api/settings': {
      retentionDays: 0,
      consentWording: { en: 'Recorded.', zh: '本次通话将被录音。' },
      severities: {},
      bias: [],
      lang: 'en',
    },
  },
  calls: { live: sampleCall('en', 'live'), 'live-zh': sampleCall('zh', 'live-zh'), past: endedCall('en', 'past') },
});

describe.skipIf(!ready)(`console${why}`, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startFakeServer>>;
  const broken: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch(chromiumOptions());
    server = await startFakeServer(BUILD, signedIn('admin'));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function open(path: string, look: { phone?: boolean; dark?: boolean; zh?: boolean } = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: look.phone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
      hasTouch: look.phone,
      colorScheme: look.dark ? 'dark' : 'light',
    });
    await context.addInitScript((zh) => localStorage.setItem('PARAGLIDE_LOCALE', zh ? 'zh' : 'en'), look.zh ?? false);
    const page = await context.newPage();
    page.on('pageerror', (error) => broken.push(`${path}: ${error.message}`));
    await page.goto(server.url + path);
    return page;
  }
  const close = (page: Page) => page.context().close();

  const screens = ['/calls', '/calls/live', '/calls/past', '/playbook', '/settings'];
  const looks = [
    { name: 'desk', look: {} },
    { name: 'phone, Chinese, dark', look: { phone: true, zh: true, dark: true } },
  ];
  test.each(looks.flatMap((l) => screens.map((path) => ({ ...l, path }))))(
    '$path on $name fits and does not break',
    async ({ path, look }) => {
      const page = await open(path, look);
      await page.locator('h1').first().waitFor();
      await page.waitForTimeout(400);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
      expect(broken).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(look.zh ? 'zh-CN' : 'en');
      await close(page);
    },
  );

  test('G then P goes to the playbook, ? lists the keys, and single letters can be switched off', async () => {
    const page = await open('/calls');
    await page.locator('h1').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.waitForURL('**/playbook');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.getByRole('dialog').getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.waitForTimeout(300);
    expect(page.url()).toContain('/playbook');
    await close(page);
  });

  test('the language changes in place', async () => {
    const page = await open('/settings');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '设置', exact: true }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    await close(page);
  });

  test('a console that was cut off catches up by itself, each sentence once', async () => {
    const page = await open('/calls/live');
    const turns = page.locator('li[data-utterance]');
    await expect.poll(() => turns.count(), SOON).toBe(10);
    const last = signedIn('admin').calls.live?.at(-1)?.seq ?? 0;
    const say = (n: number): CallEvent => ({
      kind: 'utterance.final',
      callId: 'live',
      seq: last + n,
      at: Date.now(),
      utteranceId: `late${n}`,
      side: 'rep',
      startMs: 120_000 + n * 1_000,
      endMs: 121_000 + n * 1_000,
      text: `Sentence ${n}.`,
      lang: 'en',
    });
    server.cut();
    server.send(say(1));
    server.send(say(2));
    await expect.poll(() => turns.count(), SOON).toBe(12);
    server.send(say(3));
    await expect.poll(() => turns.count(), SOON).toBe(13);
    await close(page);
  });

  test('a past call plays from a flag on', async () => {
    const page = await open('/calls/past');
    await page.getByRole('button', { name: 'Play Delivery promise, 1:04' }).click();
    await expect
      .poll(async () => (await page.locator('.turn.current').textContent()) ?? '', SOON)
      .toContain('both depots live');
    await page.getByRole('button', { name: 'As it happened' }).click();
    expect(await page.locator('li[data-utterance]').count()).toBeLessThan(10);
    await close(page);
  });
});
