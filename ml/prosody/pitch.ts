/**
 * Fundamental frequency of one frame by YIN (de Cheveigné & Kawahara 2002, steps 2 to 5): difference function,
 * cumulative mean normalisation, absolute threshold, parabolic interpolation.
 * @param frame mono samples, at least two periods of `minHz` long
 * @returns Hz, or null where the frame is not voiced (aperiodicity over `threshold`)
 */
export function yin(frame: Float32Array, rate: number, minHz = 65, maxHz = 450, threshold = 0.15): number | null {
  const maxLag = Math.min(Math.floor(rate / minHz), frame.length >> 1);
  const minLag = Math.max(2, Math.floor(rate / maxHz));
  const window = frame.length - maxLag;
  if (maxLag <= minLag + 2) return null;
  const normal = new Float32Array(maxLag + 1);
  normal[0] = 1;
  let running = 0;
  for (let lag = 1; lag <= maxLag; lag++) {
    let difference = 0;
    for (let i = 0; i < window; i++) {
      const d = frame[i]! - frame[i + lag]!;
      difference += d * d;
    }
    running += difference;
    normal[lag] = running > 0 ? (difference * lag) / running : 1;
  }
  for (let lag = minLag; lag < maxLag; lag++) {
    if (normal[lag]! >= threshold) continue;
    while (lag + 1 < maxLag && normal[lag + 1]! < normal[lag]!) lag++;
    const a = normal[lag - 1]!;
    const b = normal[lag]!;
    const c = normal[lag + 1]!;
    const bend = a - 2 * b + c;
    const shift = bend > 0 ? (a - c) / (2 * bend) : 0;
    return rate / (lag + shift);
  }
  return null;
}
