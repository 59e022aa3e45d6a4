import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { demoRecording } from '../../server/features/calls/demo/demo.ts';
import { hasChromium } from '../chromium.ts';
import { inNamespace } from './lab.ts';
import { hasRedis } from './redis.ts';
import { whyNot } from './where.ts';

const reason = whyNot();
if (reason) console.log(`LiveKit tests are skipped: ${reason}.`);

const built = existsSync(fileURLToPath(new URL('../../build/app.html', import.meta.url)));
const browser = built && hasChromium();
if (!reason && !browser) console.log('LiveKit in a browser is not tried: there is no Chromium, or the console is not built.');
const speech = (await Promise.all((['en', 'zh'] as const).map(async (lang) => ((await demoRecording(lang)) ? lang : null)))).find((lang) => lang !== null);
if (!reason && !hasRedis()) console.log('Sharing rooms over Redis is not tried: there is no redis-server.');

/** The real LiveKit server, in a network of its own. `.ci/run` builds it; elsewhere these are skipped with a line that says why. */
describe.skipIf(reason !== null)('a real LiveKit server', { timeout: 180_000 }, () => {
  test('the real rooms keep every rule of the port', async () => {
    const results = await inNamespace<Record<string, string>>('contract');
    expect(Object.values(results)).toHaveLength(7);
    expect([...new Set(Object.values(results))]).toEqual(['kept']);
  });

  test('two people are heard on their sides and kept, and the call ends with its room', async () => {
    const { sides, reason: why, files } = await inNamespace<{ sides: string[]; reason: string; files: string[] }>('two');
    expect(sides).toEqual(['rep', 'customer']);
    expect(files).toEqual(['customer.pcm', 'rep.pcm']);
    expect(why).toBe('room_closed');
  });

  test('speakers are never swapped, however often they come back or come twice', async () => {
    const { done, heard, ended } = await inNamespace<{ done: number; heard: Record<'rep' | 'customer', { low: number; high: number }>; ended: number }>('rejoins');
    expect(done).toBe(16);
    expect(ended).toBe(0);
    expect(heard.rep.low).toBeGreaterThan(16_000);
    expect(heard.customer.high).toBeGreaterThan(16_000);
    expect([heard.rep.high, heard.customer.low]).toEqual([0, 0]);
  });

  test('of who declined nothing is subscribed, heard or kept; a yes taken back stops at once', async () => {
    const { declined, files, grewAfterWithdrawal } = await inNamespace<{
      declined: Record<'rep' | 'customer', { low: number; high: number }>;
      files: string[];
      grewAfterWithdrawal: number;
    }>('consent');
    expect(declined.customer).toEqual({ low: 0, high: 0 });
    expect(declined.rep.low).toBeGreaterThan(10_000);
    expect(files).toEqual(['rep.pcm']);
    expect(grewAfterWithdrawal).toBe(0);
  });

  test('the server dies and is back after three seconds: heard again, nothing lost, nothing twice', async () => {
    const result = await inNamespace<{ again: boolean; lost: number; doubled: number; ended: number }>('outage', { AWAY_MS: '3000' });
    expect(result).toMatchObject({ again: true, lost: 0, doubled: 0, ended: 1 });
  });

  test('with their own token nobody reaches another room or side, and no data packet gets through', async () => {
    const { otherRoom, otherSide, admin, otherSecret, data, metadata } = await inNamespace<{
      otherRoom: boolean;
      otherSide: boolean;
      admin: boolean;
      otherSecret: boolean;
      data: number;
      metadata: string[];
    }>('attack');
    expect([otherRoom, otherSide, admin, otherSecret]).toEqual([true, true, true, true]);
    expect(data).toBe(0);
    expect(metadata).toEqual([]);
  });

  test.skipIf(!hasRedis())('a process that listens is killed: another takes its rooms within ten seconds, and the call shows the gap', async () => {
    const { before, stayed, takenOverMs, gaps } = await inNamespace<{ before: number; stayed: boolean; takenOverMs: number; gaps: number }>('workers');
    expect(before).toBeGreaterThan(0);
    expect(stayed).toBe(true);
    expect(takenOverMs).toBeLessThan(10_000);
    expect(gaps).toBe(1);
  });

  test.skipIf(!browser)('a customer in a real browser: declines, agrees, mutes, leaves, comes back, takes it back', async () => {
    const result = await inNamespace<Record<string, unknown>>('browser', {}, 150_000);
    expect(result).toEqual({
      overflowAsk: 0,
      declinedHeard: 0,
      disclosure: true,
      overflowRoom: 0,
      swapped: 0,
      heardWhileMuted: 0,
      usedRefused: true,
      cameBack: true,
      heardAfterWithdrawal: 0,
      left: 0,
      files: 0,
      problems: [],
    });
  });

  test.skipIf(!browser || !speech)('recorded speech, from Node and from a browser: flags come out of the console socket', { timeout: 400_000 }, async () => {
    const { risks, objections, sides } = await inNamespace<{ risks: string[]; objections: string[]; sides: string[] }>(
      'spoken',
      // The customer's price objection and our promises after it.
      { SPEECH_LANG: speech ?? 'en', FROM_S: '50', SECONDS: '75' },
      390_000,
    );
    expect(sides).toEqual(['customer', 'rep']);
    expect(risks.length).toBeGreaterThan(0);
    expect(objections.length).toBeGreaterThan(0);
  });
});
