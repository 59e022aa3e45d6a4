import { describe, expect, test } from 'vitest';
import { SideMix } from './side-mix.ts';

const RATE = 1_000;
const of = (n: number, value: number) => new Float32Array(n).fill(value);

describe('several people of one side', () => {
  test('one alone passes through, the same samples', () => {
    const mix = new SideMix(RATE);
    const samples = of(50, 0.25);
    expect(mix.push('a', samples, 0)).toBe(samples);
  });

  test('two are added up sample by sample, and nothing is lost or doubled', () => {
    const mix = new SideMix(RATE);
    mix.push('a', of(50, 0.25), 0);
    let out = 0;
    let sum = 0;
    for (let t = 0; t < 1_000; t += 50) {
      for (const [who, value] of [['b', 0.5], ['a', 0.25]] as const) {
        const mixed = mix.push(who, of(50, value), t);
        out += mixed?.length ?? 0;
        for (const x of mixed ?? []) sum += x;
      }
    }
    expect(out).toBeGreaterThanOrEqual(950);
    expect(out).toBeLessThanOrEqual(1_000);
    expect(sum / out).toBeCloseTo(0.75, 2);
  });

  test('is held at full scale', () => {
    const mix = new SideMix(RATE);
    mix.push('a', of(50, 0.9), 0);
    mix.push('b', of(50, 0.9), 0);
    expect(Math.max(...(mix.push('a', of(50, 0.9), 0) ?? []))).toBe(1);
  });

  test('nobody waits for somebody who went silent', () => {
    const mix = new SideMix(RATE);
    mix.push('a', of(50, 0.1), 0);
    mix.push('b', of(50, 0.1), 0);
    let out = 0;
    for (let t = 50; t <= 1_000; t += 50) out += mix.push('a', of(50, 0.1), t)?.length ?? 0;
    expect(out).toBeGreaterThanOrEqual(950);
  });

  test('who has left is not waited for at all', () => {
    const mix = new SideMix(RATE);
    mix.push('a', of(50, 0.1), 0);
    mix.push('b', of(50, 0.2), 0);
    mix.remove('a');
    expect(mix.push('b', of(50, 0.2), 10)?.length).toBe(100);
    expect(mix.size).toBe(1);
  });
});
