/** Longer calls would take more memory than a picture is worth; they are drawn by who spoke when. */
export const MOST_MS = 20 * 60_000;
/** Enough for the outline of speech, and a tenth of the memory of the browser's own rate. */
const RATE = 8_000;

/**
 * The loudest sample of each of `count` equal parts of a recording, 0…1, over `durationMs` from its start.
 * Null where the browser cannot read the file.
 */
export async function peaksOf(url: string, durationMs: number, count: number): Promise<Float32Array | null> {
  if (durationMs <= 0 || durationMs > MOST_MS) return null;
  try {
    const response = await fetch(url, { credentials: 'same-origin' });
    if (!response.ok) return null;
    // A context of this rate decodes straight to it.
    const decoded = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await response.arrayBuffer());
    return outline(decoded.getChannelData(0), Math.round((durationMs / 1000) * RATE), count);
  } catch {
    return null;
  }
}

/** Pure half of it: `total` samples are the whole width, also where there are fewer. Scaled to the loudest. */
export function outline(samples: Float32Array, total: number, count: number): Float32Array {
  const peaks = new Float32Array(count);
  let most = 0;
  for (let i = 0; i < count; i++) {
    const to = Math.min(samples.length, Math.floor(((i + 1) * total) / count));
    let peak = 0;
    for (let k = Math.floor((i * total) / count); k < to; k++) peak = Math.max(peak, Math.abs(samples[k] ?? 0));
    peaks[i] = peak;
    most = Math.max(most, peak);
  }
  return most > 0 ? peaks.map((p) => p / most) : peaks;
}
