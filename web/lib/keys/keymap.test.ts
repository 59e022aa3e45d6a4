import { describe, expect, test } from 'vitest';
import { resolveKey, SEQUENCE_MS, type KeyBinding } from './keymap.ts';

const stroke = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });
const binding = (keys: string, when?: () => boolean): KeyBinding => ({ keys, label: keys, run: () => {}, when });
const list = [
  binding('?'),
  binding('G C'),
  binding('G S'),
  binding('U'),
  binding('C'),
  binding('Escape'),
  binding('1'),
];

describe('resolveKey', () => {
  test('a letter is the same key in both cases', () => {
    expect(resolveKey(list, stroke('u'), null, 0, true).hit?.keys).toBe('U');
    expect(resolveKey(list, stroke('U'), null, 0, true).hit?.keys).toBe('U');
  });
  test('the first key of a sequence waits and does nothing', () => {
    const first = resolveKey(list, stroke('g'), null, 0, true);
    expect(first).toEqual({ hit: null, pending: { key: 'G', at: 0 } });
    expect(resolveKey(list, stroke('c'), first.pending, SEQUENCE_MS, true).hit?.keys).toBe('G C');
  });
  test('a second key that comes too late counts alone', () =>
    expect(resolveKey(list, stroke('c'), { key: 'G', at: 0 }, SEQUENCE_MS + 1, true).hit?.keys).toBe('C'));
  test('the browser keeps its own shortcuts', () =>
    expect(resolveKey(list, stroke('c', { ctrlKey: true }), null, 0, true).hit).toBeNull());
  test('single letters and digits can be off, named keys stay', () => {
    expect(resolveKey(list, stroke('u'), null, 0, false).hit).toBeNull();
    expect(resolveKey(list, stroke('1'), null, 0, false).hit).toBeNull();
    expect(resolveKey(list, stroke('Escape'), null, 0, false).hit?.keys).toBe('Escape');
  });
  test('a binding that is off lets the one before it through', () => {
    const both = [binding('J'), binding('J', () => false)];
    expect(resolveKey(both, stroke('j'), null, 0, true).hit).toBe(both[0]);
  });
});
