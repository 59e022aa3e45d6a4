import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumOptions, hasChromium } from '../chromium.ts';

/** The whole product as a person meets it: the printed link, one click, words. Real weights, real recording. */
const root = new URL('../..', import.meta.url).pathname;
const recording = ['ogg', 'flac'].some((ext) => existsSync(join(root, `server/features/calls/demo/demo-en.${ext}`)));
const missing = !hasChromium() ? 'no Chromium' : !recording ? 'no demo recording' : null;

describe.skipIf(missing !== null)(
  `from the sign-in link to the first words${missing ? ` (skipped: ${missing})` : ''}`,
  () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'quicksilver-e2e-'));
    let server: ChildProcess;
    let browser: Browser;
    let page: Page;
    let link = '';

    beforeAll(async () => {
      server = spawn(process.execPath, ['server/main.ts'], {
        cwd: root,
        env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      link = await new Promise<string>((resolve, reject) => {
        let out = '';
        server.stdout?.on('data', (chunk: Buffer) => {
          out += chunk.toString();
          const found = /http\S+token=\S+/.exec(out)?.[0];
          if (found) resolve(found);
        });
        server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${out}`)));
      });
      browser = await chromium.launch(chromiumOptions());
      page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    }, 60_000);
    afterAll(async () => {
      await browser?.close();
      if (server && server.exitCode === null) {
        const gone = new Promise((done) => server.once('exit', done));
        server.kill('SIGTERM');
        await gone;
      }
      rmSync(dataDir, { recursive: true, force: true });
    }, 60_000);

    test('the link signs in, once', async () => {
      await page.goto(link);
      await page.waitForURL('**/calls');
      const other = await browser.newPage();
      await other.goto(link);
      await other.getByRole('alert').waitFor();
      expect(new URL(other.url()).pathname).toBe('/signin');
      await other.close();
    });

    test('one click plays the demo call, and its words appear', async () => {
      await page.getByRole('button', { name: 'Play in English' }).click();
      await page.waitForURL('**/calls/call_*');
      await expect.poll(() => page.locator('li[data-utterance]').count(), { timeout: 50_000 }).toBeGreaterThan(0);
    });

    test('a page that is loaded again has the same words, each once', async () => {
      const ids = () =>
        page.locator('li[data-utterance]').evaluateAll((rows) => rows.map((r) => r.getAttribute('data-utterance')));
      const before = await ids();
      await page.reload();
      await expect.poll(async () => (await ids()).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(before.length);
      const after = await ids();
      expect(after.slice(0, before.length)).toEqual(before);
      expect(new Set(after).size).toBe(after.length);
    });

    test('it can be ended, and then there is a record', async () => {
      await page.getByRole('button', { name: 'End call' }).click();
      await page.getByRole('tab', { name: 'Record' }).waitFor({ timeout: 30_000 });
      await expect.poll(() => page.locator('.record .summary').count(), { timeout: 20_000 }).toBe(1);
    });
  },
);
