import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumOptions, hasChromium } from '../chromium.ts';
import { startProduct } from './product.ts';

let product: Awaited<ReturnType<typeof startProduct>>;
let browser: Browser | undefined;
beforeAll(async () => {
  product = await startProduct();
  if (hasChromium()) browser = await chromium.launch(chromiumOptions());
});
afterAll(async () => {
  await browser?.close();
  await product.stop();
});

test.runIf(hasChromium())('the printed link opens the console, and nothing on it is refused by the security headers', async () => {
  const page = await (browser ?? (await chromium.launch(chromiumOptions()))).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(product.firstSignInUrl ?? '');
  await page.waitForURL(`${product.url}/**`);
  await page.locator('main').first().waitFor();
  const me = await page.evaluate(() => fetch('/api/session').then((r) => r.json()));
  expect(me).toMatchObject({ user: { role: 'admin' }, workspace: { demo: true } });
  // A link deep into the console is the same page.
  const response = await page.goto(`${product.url}/calls/anything`);
  expect(response?.status()).toBe(200);
  expect(complaints).toEqual([]);
});
