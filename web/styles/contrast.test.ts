import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Contrast of the tokens in both themes, and whether the temperature scale stays even, also for colour-blind eyes. */
type Mode = 'light' | 'dark';
type Rgb = [number, number, number];

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const token: Record<string, Record<Mode, string>> = {};
for (const [, name, light, dark] of css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)) {
  if (name && light && dark) token[name] = { light, dark };
}
const hex = (name: string, mode: Mode): string => {
  const found = token[name]?.[mode];
  if (!found) throw new Error(`no token --${name}`);
  return found;
};
const channel = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const linear = (value: string): Rgb => {
  const at = (i: number) => channel(parseInt(value.slice(i, i + 2), 16) / 255);
  return [at(1), at(3), at(5)];
};
const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
function contrast(a: string, b: string): number {
  const [x = 0, y = 0] = [a, b].map((h) => luminance(linear(h))).sort((p, q) => q - p);
  return (x + 0.05) / (y + 0.05);
}
const oklab = ([r, g, b]: Rgb): Rgb => {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
};
const apart = (a: Rgb, b: Rgb) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) * 100;
/** Machado, Oliveira and Fernandes 2009, severity 1. */
const blind: Record<string, [Rgb, Rgb, Rgb]> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
function seenBy(kind: string, rgb: Rgb): Rgb {
  const rows = blind[kind];
  if (!rows) return rgb;
  const mix = (row: Rgb) => Math.min(1, Math.max(0, row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]));
  return [mix(rows[0]), mix(rows[1]), mix(rows[2])];
}

const grounds = ['bg-page', 'bg-surface', 'bg-raised', 'bg-sunken', 'bg-hover'];
const need: [string, string, number][] = [];
for (const ink of ['ink', 'ink-2', 'ink-3', 'mercury-ink']) for (const g of grounds) need.push([ink, g, 4.5]);
for (const k of ['risk', 'objection', 'consent', 'success', 'caution', 'mercury']) {
  for (const g of [`${k}-soft`, 'bg-surface', 'bg-raised', 'bg-sunken', 'bg-page', 'bg-hover'])
    need.push([`${k}-ink`, g, 4.5]);
  need.push(['ink', `${k}-soft`, 4.5], ['ink-2', `${k}-soft`, 4.5], [`${k}-line`, 'bg-surface', 3]);
  if (k !== 'mercury') need.push([`${k}-solid`, 'bg-surface', 3], ['ink-inverse', `${k}-solid`, 4.5]);
}
need.push(['on-mercury', 'mercury', 4.5], ['on-mercury', 'mercury-hover', 4.5]);
for (const g of ['bg-surface', 'bg-raised', 'bg-page']) need.push(['line-strong', g, 3]);
for (let i = 0; i < 7; i++) need.push([`temp-${i}`, 'bg-surface', 3], [`temp-${i}`, 'bg-sunken', 2.7]);

describe.each(['light', 'dark'] as const)('tokens, %s', (mode) => {
  test('words have 4.5:1 and controls 3:1 on every ground they stand on', () => {
    const short = need
      .filter(([a, b, least]) => contrast(hex(a, mode), hex(b, mode)) < least)
      .map((pair) => pair.join(' '));
    expect(short).toEqual([]);
  });
  test.each(['normal', 'protan', 'deutan', 'tritan'])('the temperature scale has seven steps for %s eyes', (kind) => {
    const lab = Array.from({ length: 7 }, (_, i) => oklab(seenBy(kind, linear(hex(`temp-${i}`, mode)))));
    lab.slice(1).forEach((c, i) => expect(apart(c, lab[i] ?? c)).toBeGreaterThanOrEqual(2));
    expect(apart(lab[0] ?? [0, 0, 0], lab[6] ?? [0, 0, 0])).toBeGreaterThanOrEqual(18);
  });
});
