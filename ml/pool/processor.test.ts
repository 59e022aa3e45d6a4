import { expect, it } from 'vitest';
import { bytesSaturate } from './processor.ts';

it.each([
  ['x64', 'flags : fpu avx2 avx512f avx512_vnni', false],
  ['x64', 'flags : fpu avx2 avx_vnni', false],
  ['x64', 'flags : fpu avx2 avx512f', true],
  ['x64', undefined, true],
  ['arm64', undefined, false],
])('%s with %s: bytes saturate %s', (arch, flags, saturates) => {
  expect(bytesSaturate(arch, flags ?? '')).toBe(saturates);
});
