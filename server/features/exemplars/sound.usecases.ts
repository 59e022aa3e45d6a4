import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Services } from '../../services.ts';
import { silence } from './redact.models.ts';

const RATE = 16_000;
/** Quiet between two clips, so that one is not heard as the answer to the other. */
const GAP_MS = 500;

/** One side's sound between two times, at 16 kHz, by nearest sample: clips are speech, and the source is 16 kHz already. */
async function cut(s: Services, path: string, ranges: readonly (readonly [number, number])[]): Promise<Float32Array[]> {
  const out = ranges.map(([from, to]) => new Float32Array(Math.ceil(((to - from) * RATE) / 1000)));
  if (!s.openRecording) return out;
  const decoder = await s.openRecording(join(s.config.dataDir, path));
  try {
    let at = 0;
    for await (const { channels, rate } of decoder.blocks()) {
      const samples = channels[0] ?? new Float32Array(0);
      const begin = at;
      const end = at + (samples.length * 1000) / rate;
      ranges.forEach(([from, to], i) => {
        const target = out[i];
        if (!target || to <= begin || from >= end) return;
        const first = Math.max(0, Math.ceil(((begin - from) * RATE) / 1000));
        const last = Math.min(target.length, Math.floor(((end - from) * RATE) / 1000));
        for (let k = first; k < last; k++) target[k] = samples[Math.min(samples.length - 1, Math.floor(((from + (k * 1000) / RATE - begin) * rate) / 1000))] ?? 0;
      });
      at = end;
    }
  } finally {
    await decoder.close();
  }
  return out;
}

function wav(samples: Float32Array): Buffer {
  const data = Buffer.alloc(44 + 2 * samples.length);
  data.write('RIFF', 0);
  data.writeUInt32LE(36 + 2 * samples.length, 4);
  data.write('WAVEfmt ', 8);
  data.writeUInt32LE(16, 16);
  data.writeUInt16LE(1, 20);
  data.writeUInt16LE(1, 22);
  data.writeUInt32LE(RATE, 24);
  data.writeUInt32LE(2 * RATE, 28);
  data.writeUInt16LE(2, 32);
  data.writeUInt16LE(16, 34);
  data.write('data', 36);
  data.writeUInt32LE(2 * samples.length, 40);
  samples.forEach((v, i) => data.writeInt16LE(Math.round(Math.max(-1, Math.min(1, v)) * 32_767), 44 + 2 * i));
  return data;
}

/**
 * The clips of both sides as one file, what must not be heard replaced by a tone on both sides before they are mixed.
 * @returns each clip's place in the file, ms; null where the call has no sound
 */
export async function redactedClips(
  s: Services,
  callId: string,
  id: string,
  clips: readonly (readonly [number, number])[],
  mute: readonly (readonly [number, number])[],
): Promise<{ path: string; places: [number, number][] } | null> {
  const audio = await s.calls.audio(callId);
  if (audio.length === 0 || !s.openRecording || clips.length === 0) return null;
  const sides: Float32Array[][] = [];
  for (const { path } of audio) sides.push(await cut(s, path, clips));
  const gap = (GAP_MS * RATE) / 1000;
  const lengths = clips.map((_, i) => sides[0]?.[i]?.length ?? 0);
  const whole = new Float32Array(lengths.reduce((sum, n) => sum + n + gap, 0));
  const places: [number, number][] = [];
  let at = 0;
  clips.forEach(([from], i) => {
    const length = lengths[i] ?? 0;
    const mixed = new Float32Array(length);
    for (const side of sides) side[i]?.forEach((v, k) => (mixed[k] = (mixed[k] ?? 0) + v));
    silence(mixed, RATE, mute, from);
    whole.set(mixed, at);
    places.push([(at * 1000) / RATE, ((at + length) * 1000) / RATE]);
    at += length + gap;
  });
  const path = join('exemplars', `${id}.wav`);
  await mkdir(dirname(join(s.config.dataDir, path)), { recursive: true });
  await writeFile(join(s.config.dataDir, path), wav(whole));
  return { path, places };
}
