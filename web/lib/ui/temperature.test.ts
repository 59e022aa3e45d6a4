import { expect, test } from 'vitest';
import { temperatureStep } from './temperature.ts';

test.each([
  [0, 'frozen'],
  [14, 'frozen'],
  [15, 'cold'],
  [42, 'cool'],
  [50, 'even'],
  [58, 'mild'],
  [85, 'warm'],
  [86, 'hot'],
  [100, 'hot'],
  [104, 'hot'],
])('%d is %s', (value, word) => expect(temperatureStep(value).word).toBe(word));
