import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../server/testing/test-server.ts';
import { chromiumOptions, hasChromium } from '../chromium.ts';

const webRoot = process.env.WEB_ROOT ?? fileURLToPath(new URL('../../build', import.meta.url));
const able = hasChromium() && existsSync(`${webRoot}/app.html`);

describe.skipIf(!able)('the board in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let key: string;
  let dealId: string;
  beforeAll(async () => {
    server = await startTestServer({ webRoot });
    key = await server.key('read', 'write');
    browser = await chromium.launch(chromiumOptions());
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    await context.addCookies([{ name: 'qs_session', value: await server.session('admin'), url: server.url }]);
    page = await context.newPage();
    const made = await server.post('/api/deals', key, { title: 'Shelving', customer: 'Quillmoor Hardware', value: 5000 });
    dealId = made.json.id;
    await page.goto(`${server.url}/journeys`);
    await page.locator('.deal').first().waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  const tell = (type: string, data: object = {}) => server.post(`/api/deals/${dealId}/events`, key, { type, at: Date.now(), data });
  const card = () => page.locator(`[data-deal="${dealId}"]`);

  test('a deal without enough data has no number, and gets one while one looks', async () => {
    await page.getByRole('combobox', { name: 'Industry' }).waitFor();
    for (const column of await page.locator('[data-column="discovery"] .deals').all()) await column.evaluate((el) => (el.scrollTop = el.scrollHeight));
    await card().waitFor();
    expect(await card().textContent()).toContain('Not enough data');
    await tell('call');
    await tell('meeting');
    await tell('reply');
    await card().locator('.t').waitFor({ timeout: 5000 });
    expect(Number(await card().locator('.t').textContent())).toBeGreaterThan(30);
  });

  test('cards keep their place until somebody asks', async () => {
    const order = () => page.locator('[data-column="discovery"] [data-deal]').evaluateAll((els) => els.map((el) => el.getAttribute('data-deal')));
    const before = await order();
    const show = page.getByRole('button', { name: /moved, show/ });
    await show.waitFor({ timeout: 5000 });
    expect(await order()).toEqual(before);
    await show.click();
    await show.waitFor({ state: 'detached' });
    await page.locator('[data-column="discovery"] .deals').evaluate((el) => (el.scrollTop = 0));
    await expect.poll(async () => (await order()).includes(dealId)).toBe(true);
  });

  test('its page shows the curve, the reasons and why it may not move on', async () => {
    await page.goto(`${server.url}/journeys/${dealId}`);
    await page.locator('.curve path').first().waitFor({ state: 'attached' });
    expect(await page.locator('.reasons li').count()).toBe(3);
    await page.getByRole('button', { name: 'Move to Technical confirmation' }).click();
    await page.getByText('Discovery: What hurts today').waitFor();
  });

  test('a customer opens the quote, asks and accepts', async () => {
    const quote = await server.post(`/api/deals/${dealId}/quotes`, key, { title: 'Shelving', lines: [{ name: 'Shelf', unitPrice: 120 }] });
    const customer = await (await browser.newContext({ locale: 'en-GB', userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36' })).newPage();
    await customer.goto(quote.json.url);
    await customer.getByRole('heading', { name: 'Shelving' }).waitFor();
    await expect.poll(async () => (await server.get(`/api/deals/${dealId}/quotes`, key)).json.items[0].opens).toBe(1);
    await customer.getByLabel('Your name').fill('Kim Sorrel');
    await customer.getByRole('button', { name: 'Accept this quote' }).click();
    await customer.getByText('Accepted by Kim Sorrel').waitFor();
    await customer.close();
  });
});
