/** One peak a bar: the loudest sample of each stretch, 0…1. Pure. */
export function peaksOf(samples: Float32Array, rate: number, fromMs: number, toMs: number, bars: number): number[] {
  const per = ((toMs - fromMs) * rate) / 1000 / bars;
  const start = (fromMs * rate) / 1000;
  return Array.from({ length: bars }, (_, i) => {
    let peak = 0;
    const end = Math.min(samples.length, Math.floor(start + (i + 1) * per));
    for (let at = Math.max(0, Math.floor(start + i * per)); at < end; at++) peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    return peak;
  });
}

/** The stretch of the call around a clip that the picture shows, ms; it never begins before the call. Pure. */
export function windowAround(startMs: number, endMs: number, durationMs: number, wideMs = 80_000): [number, number] {
  const wide = Math.min(Math.max(wideMs, endMs - startMs + 20_000), Math.max(durationMs, 10_000));
  const from = Math.max(0, Math.min((startMs + endMs) / 2 - wide / 2, durationMs - wide));
  return [from, from + wide];
}

/** Marks of time under the picture: five to nine of them, on round seconds. Pure. */
export function ticksOf(fromMs: number, toMs: number): number[] {
  const step = [5, 10, 15, 20, 30, 60, 120, 300].map((s) => s * 1000).find((s) => (toMs - fromMs) / s <= 7) ?? 600_000;
  const first = Math.ceil(fromMs / step) * step;
  return Array.from({ length: Math.floor((toMs - first) / step) + 1 }, (_, i) => first + i * step);
}

const RATE = 8_000;
export interface Sound {
  samples: Float32Array;
  rate: number;
}
const decoded = new Map<string, Promise<Sound | null>>();

/** A side's sound for its picture, decoded once; telephone rate is plenty for that. null where it cannot be read. */
export function soundOf(url: string): Promise<Sound | null> {
  const known = decoded.get(url);
  if (known) return known;
  const work = (async () => {
    const response = await fetch(url, { credentials: 'same-origin' });
    if (!response.ok) return null;
    const buffer = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await response.arrayBuffer());
    return { samples: buffer.getChannelData(0), rate: buffer.sampleRate };
  })().catch(() => null);
  // The last few calls are enough: a queue often has several moments of one call in a row.
  if (decoded.size >= 6) decoded.delete(decoded.keys().next().value ?? '');
  decoded.set(url, work);
  return work;
}
