import { describe, expect, test } from 'vitest';
import { inNamespace } from './lab.ts';
import { whyNot } from './where.ts';

const reason = whyNot();
if (reason) console.log(`LiveKit tests are skipped: ${reason}.`);

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
});
