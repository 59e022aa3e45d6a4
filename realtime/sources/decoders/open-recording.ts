import { type FileHandle, open } from 'node:fs/promises';
import { RecordingError, type AudioBlock, type OpenRecording, type RecordingDecoder } from '#realtime/sources/recording-decoder.port.ts';
import { openWithFfmpeg } from './ffmpeg.ts';
import { sniff } from './sniff.ts';
import { openStreamDecoder, type StreamFormat } from './streams.ts';
import { readWavHeader, wavBlock } from './wav.ts';

const HEAD_BYTES = 64 * 1024;
/** A read of this size is about a second of sound at most, so that memory does not grow with the file. */
const READ_BYTES = 128 * 1024;

async function* pieces(file: FileHandle, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; ) {
    const buffer = new Uint8Array(Math.min(READ_BYTES, to - at));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

function openWav(file: FileHandle, head: Uint8Array, size: number): RecordingDecoder {
  const format = readWavHeader(head);
  const frame = format.channels * format.bytesPerSample;
  // A header may lie about the length: what is there counts, and the claim only where it is shorter and not nothing.
  const there = Math.max(0, size - format.dataAt);
  const claimed = format.dataBytes;
  const bytes = claimed > 0 && claimed < there ? claimed : there;
  if (bytes < frame) throw new RecordingError('empty_audio', 'This file holds no sound.');
  return {
    format: 'wav',
    channels: format.channels,
    rate: format.rate,
    durationMs: (bytes / frame / format.rate) * 1000,
    async *blocks() {
      let rest: Uint8Array = new Uint8Array(0);
      for await (const piece of pieces(file, format.dataAt, format.dataAt + bytes)) {
        const joined = new Uint8Array(rest.length + piece.length);
        joined.set(rest);
        joined.set(piece, rest.length);
        const whole = Math.floor(joined.length / frame) * frame;
        rest = joined.slice(whole);
        if (whole > 0) yield wavBlock(joined.subarray(0, whole), format);
      }
    },
    close: () => file.close(),
  };
}

const hasSound = (block: AudioBlock) => (block.channels[0]?.length ?? 0) > 0;

/** Decodes up to the first sound, so that what a file is is known before anything is promised about it. */
async function openStream(file: FileHandle, size: number, format: StreamFormat): Promise<RecordingDecoder> {
  const decoder = await openStreamDecoder(format);
  const source = pieces(file, 0, size);
  let first: AudioBlock | null = null;
  try {
    for (let next = await source.next(); !next.done && !first; next = await source.next()) {
      const block = await decoder.decode(next.value);
      if (hasSound(block)) first = block;
      if (first) break;
    }
    if (!first) {
      const rest = await decoder.flush();
      if (hasSound(rest)) first = rest;
    }
  } catch (error) {
    decoder.free();
    throw new RecordingError('bad_audio', 'This file could not be decoded; it may be damaged.', { cause: error });
  }
  if (!first) {
    decoder.free();
    throw new RecordingError('bad_audio', 'This file could not be decoded; it may be damaged or hold no sound.');
  }
  const begin = first;
  return {
    format,
    channels: begin.channels.length,
    rate: begin.rate,
    durationMs: null,
    async *blocks() {
      yield begin;
      for await (const piece of source) {
        const block = await decoder.decode(piece);
        if (hasSound(block)) yield block;
      }
      const rest = await decoder.flush();
      if (hasSound(rest)) yield rest;
    },
    async close() {
      decoder.free();
      await file.close();
    },
  };
}

/** Opens a recording by what its bytes are, and decodes it piece by piece as blocks are asked for. */
export const openRecording: OpenRecording = async (path) => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = new Uint8Array(Math.min(HEAD_BYTES, size));
    await file.read(head, 0, head.length, 0);
    const container = sniff(head);
    if (container === 'empty') throw new RecordingError('empty_audio', 'This file is empty.');
    if (container === 'text') throw new RecordingError('unsupported_audio', 'This file is text, not a recording.');
    if (container === 'wav') return openWav(file, head, size);
    if (container !== 'other') return await openStream(file, size, container);
  } catch (error) {
    await file.close();
    throw error;
  }
  await file.close();
  return openWithFfmpeg(path);
};
