import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeRecord } from '#realtime/moments/record/write-record.ts';
import { fillRecord } from '../../server/features/records/records.usecases.ts';
import { fillReviews } from '../../server/features/reviews/reviews.usecases.ts';
import { pastCall } from '../../server/testing/past-call.ts';
import { chromiumOptions, hasChromium } from '../chromium.ts';
import { startProduct } from './product.ts';

/** Coaching over the whole server: a coach with the keyboard alone, a rep with clicks alone. */
const ready = hasChromium() && existsSync(new URL('../../build/app.html', import.meta.url).pathname);
const SOON = { timeout: 20_000 };
/** A rep confirms a record in under this many seconds; the source's figure. */
const RECORD_S = 42;
/** A coach clears thirty moments in under this many minutes; what is measured here is the machine's part of it. */
const QUEUE_MIN = 10;

describe.skipIf(!ready)(`coaching${hasChromium() ? '' : ' (skipped: no Chromium)'}`, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startProduct>>;
  beforeAll(async () => {
    server = await startProduct({ parts: { afterCall: { writeRecord: (view) => writeRecord(view), firstAid: () => ({ concerns: [], weakAnswers: [], wording: [] }) } } });
    browser = await chromium.launch(chromiumOptions());
    for (let i = 0; i < 10; i++) {
      const id = await pastCall(server.s, {
        stage: 'discovery',
        customer: 'Copperfield Bikes',
        title: `Call ${i}`,
        lines: [
          { side: 'rep', text: 'Where do you lose the most time at the moment?' },
          { side: 'customer', text: 'Stock counts, by hand every Sunday.' },
          { side: 'customer', text: 'The price is more than we planned.', objection: 'price' },
          { side: 'rep', text: 'Then I give you ten percent off.', risk: 'price_promise', words: 'ten percent off' },
          { side: 'rep', text: 'And it never goes down.', risk: 'outcome_guarantee' },
        ],
      });
      await fillReviews(server.s, id);
      await fillRecord(server.s, id);
    }
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  async function open(person: string, path: string) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addInitScript(() => localStorage.setItem('PARAGLIDE_LOCALE', 'en'));
    await context.addCookies([{ name: 'qs_session', value: await server.session(person), url: server.url }]);
    const page = await context.newPage();
    await page.goto(server.url + path);
    return page;
  }

  test('thirty flagged moments are judged by the keyboard alone, and the last one is taken back', async () => {
    const page = await open('coach', '/reviews');
    await expect.poll(() => page.locator('.item').count(), SOON).toBe(30);
    const begun = Date.now();
    for (let i = 0; i < 30; i++) {
      // A verdict counts on what is on the screen, so a key waits until the moment has come.
      await page.locator('.item').nth(i).locator('button[aria-current]').waitFor(SOON);
      await page.locator('.votes').waitFor(SOON);
      await page.keyboard.press(String((i % 3) + 1));
    }
    const judged = () => server.s.db.reviewVerdict.count();
    await expect.poll(judged, SOON).toBe(30);
    expect((Date.now() - begun) / 60_000).toBeLessThan(QUEUE_MIN);
    await page.keyboard.press('z');
    await expect.poll(judged, SOON).toBe(29);
    const states = await server.s.db.reviewMoment.groupBy({ by: ['verdict'], _count: true });
    expect(Object.fromEntries(states.map((s) => [s.verdict, s._count]))).toEqual({ confirmed: 10, false_alarm: 10, unclear: 9, null: 1 });
    await page.context().close();
  });

  test('a record is confirmed with clicks alone, in its time', async () => {
    const page = await open('rep', '/records');
    const confirm = page.getByRole('button', { name: /Confirm record/ });
    await confirm.waitFor(SOON);
    const begun = Date.now();
    await confirm.click();
    // Refused, with what is missing named in its place.
    await page.locator('.field.wrong').first().waitFor(SOON);
    for (const field of ['impact', 'decision', 'nextStep']) {
      await page.locator(`[data-field="${field}"]`).getByRole('button', { name: 'Did not come up' }).click();
    }
    await confirm.click();
    await expect.poll(() => server.s.db.visitRecord.count({ where: { state: 'submitted' } }), SOON).toBe(1);
    expect((Date.now() - begun) / 1000).toBeLessThan(RECORD_S);
    await page.context().close();
  });
});
