import { createHash } from 'node:crypto';
import type { Split } from './row.ts';

/**
 * The side of the split on which a situation's lines stand: 80 % train, 10 % validation, 10 % test.
 * By a hash of the situation alone, so that new files never move old rows.
 */
export function splitOf(situation: string): Split {
  const bucket = createHash('sha256').update(situation).digest().readUInt32BE(0) % 10;
  if (bucket === 0) return 'test';
  return bucket === 1 ? 'validation' : 'train';
}
