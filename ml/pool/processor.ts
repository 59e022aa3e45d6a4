import { readFileSync } from 'node:fs';

/**
 * True when products of signed and unsigned bytes may saturate: Intel and AMD processors without VNNI. Where it cannot be told
 * (no /proc, not ARM), the safe answer is true.
 */
export const bytesSaturate = (arch: string = process.arch, cpuInfo: string | undefined = readCpuInfo()): boolean => {
  if (arch !== 'x64' && arch !== 'ia32') return false;
  return !/\b(avx512_vnni|avx_vnni)\b/u.test(cpuInfo ?? '');
};

const readCpuInfo = (): string | undefined => {
  try {
    return /^flags.*$/mu.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[0];
  } catch {
    return undefined;
  }
};
