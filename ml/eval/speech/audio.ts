import { readFileSync } from 'node:fs';
import { FLACDecoder } from '@wasm-audio-decoders/flac';

/** Halves, doubles or otherwise changes a rate with a windowed sinc; offline, so that plain is good enough. */
export const resample = (pcm: Float32Array, from: number, to: number): Float32Array => {
  if (from === to) return pcm;
  const ratio = to / from;
  const cutoff = Math.min(1, ratio) * 0.95;
  const half = Math.ceil(24 / cutoff);
  const out = new Float32Array(Math.floor(pcm.length * ratio));
  for (let i = 0; i < out.length; i++) {
    const centre = i / ratio;
    const first = Math.max(0, Math.ceil(centre - half));
    const last = Math.min(pcm.length - 1, Math.floor(centre + half));
    let sum = 0;
    for (let j = first; j <= last; j++) {
      const t = j - centre;
      const x = Math.PI * t * cutoff;
      const sinc = t === 0 ? 1 : Math.sin(x) / x;
      sum += (pcm[j] ?? 0) * sinc * cutoff * (0.5 + 0.5 * Math.cos((Math.PI * t) / half));
    }
    out[i] = sum;
  }
  return out;
};

const readWav = (data: Buffer): { pcm: Float32Array; rate: number } => {
  let at = 12;
  let rate = 16_000;
  while (at < data.length - 8) {
    const id = data.toString('latin1', at, at + 4);
    const size = data.readUInt32LE(at + 4);
    if (id === 'fmt ') rate = data.readUInt32LE(at + 12);
    if (id === 'data') {
      const n = Math.min(size, data.length - at - 8) >> 1;
      return { pcm: Float32Array.from({ length: n }, (_, i) => data.readInt16LE(at + 8 + 2 * i) / 32768), rate };
    }
    at += 8 + size + (size & 1);
  }
  throw new Error('a wav without data');
};

/** Mono at 16 kHz from a flac file or a mono 16-bit wav. */
export const readRecording = async (path: string): Promise<Float32Array> => {
  const data = readFileSync(path);
  if (path.endsWith('.wav')) {
    const { pcm, rate } = readWav(data);
    return resample(pcm, rate, 16_000);
  }
  const decoder = new FLACDecoder();
  await decoder.ready;
  const { channelData, sampleRate } = await decoder.decodeFile(data);
  decoder.free();
  const [pcm] = channelData;
  if (!pcm) throw new Error(`${path} holds no sound`);
  return resample(pcm, sampleRate, 16_000);
};
