import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CallPlayer } from './call-player.svelte.ts';

let player: CallPlayer | null = null;
afterEach(() => player?.close());

/** A second of a quiet tone as a wav file, so that a real element plays real sound. */
function tone(seconds: number): string {
  const rate = 8_000;
  const bytes = new DataView(new ArrayBuffer(44 + rate * seconds * 2));
  const ascii = (at: number, text: string) => [...text].forEach((c, i) => bytes.setUint8(at + i, c.charCodeAt(0)));
  ascii(0, 'RIFF');
  bytes.setUint32(4, 36 + rate * seconds * 2, true);
  ascii(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, rate, true);
  bytes.setUint32(28, rate * 2, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  ascii(36, 'data');
  bytes.setUint32(40, rate * seconds * 2, true);
  for (let i = 0; i < rate * seconds; i++) bytes.setInt16(44 + i * 2, 300 * Math.sin(i / 4), true);
  return URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' }));
}
const side = (name: 'rep' | 'customer', url: string, durationMs: number) => ({
  side: name,
  url,
  mediaType: 'audio/wav',
  durationMs,
});

describe('player of a past call', () => {
  test('without sound its clock still runs, at the chosen speed, and stops at the end', async () => {
    player = new CallPlayer([], 600, 2);
    expect(player.audible).toBe(false);
    const started = performance.now();
    await player.play();
    await vi.waitFor(() => expect(player?.playing).toBe(false), { timeout: 5_000 });
    expect(player.atMs).toBe(600);
    expect(performance.now() - started).toBeGreaterThanOrEqual(250);
  });

  test('seeking stays within the call', () => {
    player = new CallPlayer([], 1_000);
    player.seek(-5);
    expect(player.atMs).toBe(0);
    player.seek(9_999);
    expect(player.atMs).toBe(1_000);
  });

  test('a side whose file is broken is left out, and the rest still plays', async () => {
    player = new CallPlayer([side('rep', '/not-there.ogg', 500), side('customer', tone(1), 1_000)], 1_000);
    await vi.waitFor(() => expect(player?.broken).toEqual(['rep']), { timeout: 10_000 });
    expect(player.audible).toBe(true);
  });

  test('a click on a moment plays from there', async () => {
    player = new CallPlayer([side('rep', tone(3), 3_000), side('customer', tone(2), 2_000)], 3_000);
    // Browsers play sound only after somebody has touched the page.
    const button = document.body.appendChild(document.createElement('button'));
    button.textContent = 'Play';
    await userEvent.click(button);
    player.playFrom(1_000);
    expect(player.atMs).toBe(1_000);
    await vi.waitFor(() => expect(player?.atMs ?? 0).toBeGreaterThan(1_100), { timeout: 10_000 });
    player.pause();
    const at = player.atMs;
    await new Promise((done) => setTimeout(done, 150));
    expect(player.atMs).toBe(at);
  });
});
