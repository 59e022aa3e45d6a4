import { expect, test } from 'vitest';
import { readMetrics } from './meter.ts';
import { times } from './table.ts';

test('metrics are summed over their labels', () => {
  const text = '# HELP a b\na{kind="x"} 1\na{kind="y"} 2.5\nb 3e2\n';
  const values = readMetrics(text);
  expect([values.get('a'), values.get('b')]).toEqual([3.5, 300]);
});

test.each([
  [3000, 600, '5.0 ×'],
  [3000, -200, '–'],
  [null, 600, '–'],
])('%s beside %s is %s', (plain, ours, text) => expect(times(plain, ours)).toBe(text));
