import { describe, expect, test } from 'vitest';
import { clock, digits, initials, seconds, when } from './format.ts';

describe('format', () => {
  test('call time counts minutes, and hours only when there are some', () => {
    expect(clock(0)).toBe('0:00');
    expect(clock(1_126_999)).toBe('18:46');
    expect(clock(3_723_000)).toBe('1:02:03');
    expect(clock(-5)).toBe('0:00');
  });
  test('confidence has two digits and no leading zero', () => {
    expect(digits(0.934)).toBe('.93');
    expect(digits(1)).toBe('1.0');
    expect(digits(0.05)).toBe('.05');
  });
  test('a delay has one decimal', () => expect(seconds(449)).toBe('0.4'));
  test('an avatar has two letters, or one character', () => {
    expect(initials('Dana Osei')).toBe('DO');
    expect(initials('林婉清')).toBe('林');
    expect(initials('')).toBe('');
  });
  test('another day names the day', () => {
    const now = new Date(2026, 10, 22, 15, 0).getTime();
    expect(when(new Date(2026, 10, 22, 9, 5).getTime(), now, 'en')).toBe('09:05');
    expect(when(new Date(2026, 10, 21, 9, 5).getTime(), now, 'en')).toContain('21 Nov');
    expect(when(new Date(2026, 10, 21, 9, 5).getTime(), now, 'zh')).toContain('11月21日');
  });
});
