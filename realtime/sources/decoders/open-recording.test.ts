import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createOpusRecorder } from '#realtime/sources/ogg/recorder.ts';
import type { RecordingDecoder } from '#realtime/sources/recording-decoder.port.ts';
import { findOnPath } from './ffmpeg.ts';
import { openRecording } from './open-recording.ts';
import { sniff } from './sniff.ts';

const dir = mkdtempSync(join(tmpdir(), 'dec-'));
let n = 0;
const file = (bytes: Uint8Array | string) => {
  const path = join(dir, `f${n++}`);
  writeFileSync(path, bytes);
  return path;
};

interface WavOptions {
  code?: number;
  bits?: number;
  channels?: number;
  rate?: number;
  dataBytes?: number;
  data: Uint8Array;
  extra?: boolean;
}
function wav({ code = 1, bits = 16, channels = 1, rate = 8000, data, dataBytes = data.length, extra = false }: WavOptions): Uint8Array {
  const list = extra ? 12 : 0;
  const out = Buffer.alloc(44 + list + data.length);
  out.write('RIFF', 0);
  out.writeUInt32LE(36 + list + data.length, 4);
  out.write('WAVEfmt ', 8);
  out.writeUInt32LE(16, 16);
  out.writeUInt16LE(code, 20);
  out.writeUInt16LE(channels, 22);
  out.writeUInt32LE(rate, 24);
  out.writeUInt32LE((rate * channels * bits) / 8, 28);
  out.writeUInt16LE((channels * bits) / 8, 32);
  out.writeUInt16LE(bits, 34);
  if (extra) {
    out.write('LIST', 36);
    out.writeUInt32LE(3, 40);
  }
  out.write('data', 36 + list);
  out.writeUInt32LE(dataBytes, 40 + list);
  out.set(data, 44 + list);
  return out;
}
const s16 = (...values: number[]) => new Uint8Array(Int16Array.from(values).buffer);
async function read(decoder: RecordingDecoder): Promise<number[][]> {
  const out: number[][] = Array.from({ length: decoder.channels }, () => []);
  for await (const { channels } of decoder.blocks()) channels.forEach((c, i) => out[i]!.push(...c));
  await decoder.close();
  return out;
}

describe('wav', () => {
  test('stereo comes apart into its channels', async () => {
    const decoder = await openRecording(file(wav({ channels: 2, data: s16(16384, -16384, 8192, 0) })));
    expect(decoder).toMatchObject({ format: 'wav', channels: 2, rate: 8000 });
    expect(await read(decoder)).toEqual([
      [0.5, 0.25],
      [-0.5, 0],
    ]);
  });
  test.each<[string, WavOptions, number[]]>([
    ['8 bit', { bits: 8, data: Uint8Array.from([128, 192, 0]) }, [0, 0.5, -1]],
    ['24 bit', { bits: 24, data: Uint8Array.from([0, 0, 0x40, 0, 0, 0xc0]) }, [0.5, -0.5]],
    ['32 bit', { bits: 32, data: new Uint8Array(Int32Array.from([2 ** 30, -(2 ** 30)]).buffer) }, [0.5, -0.5]],
    ['float', { code: 3, bits: 32, data: new Uint8Array(Float32Array.from([0.5, Number.NaN]).buffer) }, [0.5, 0]],
    ['µ-law', { code: 7, bits: 8, data: Uint8Array.from([0xff]) }, [0]],
    ['an odd chunk before the data', { data: s16(16384), extra: true }, [0.5]],
    ['a header that promises more than there is', { data: s16(16384, 8192), dataBytes: 4_000_000_000 }, [0.5, 0.25]],
    ['a header of a stream that was never finished', { data: s16(16384, 8192), dataBytes: 0 }, [0.5, 0.25]],
    ['a header that promises less', { data: s16(16384, 8192), dataBytes: 2 }, [0.5]],
    ['half a sample at the end', { data: Uint8Array.from([...s16(16384), 7]) }, [0.5]],
  ])('%s', async (_, options, expected) => expect(await read(await openRecording(file(wav(options))))).toEqual([expected]));

  test.each<[string, Uint8Array, string]>([
    ['no samples', wav({ data: new Uint8Array(0) }), 'empty_audio'],
    ['no data chunk', wav({ data: s16(1) }).subarray(0, 36), 'bad_audio'],
    ['0 channels', wav({ channels: 0, data: s16(1) }), 'bad_audio'],
    ['7 bits', wav({ bits: 7, data: s16(1) }), 'bad_audio'],
    ['rate 0', wav({ rate: 0, data: s16(1) }), 'bad_audio'],
    ['ADPCM', wav({ code: 2, data: s16(1) }), 'unsupported_audio'],
  ])('%s is refused with a code', async (_, bytes, code) => {
    await expect(openRecording(file(bytes))).rejects.toMatchObject({ code });
  });
});

describe('other files', () => {
  const recorder = createOpusRecorder();
  afterAll(() => recorder.close());

  test('Ogg Opus of our own recorder', async () => {
    const path = join(dir, 'own.ogg');
    const sink = await recorder.open(path, () => {});
    sink.write(Int16Array.from({ length: 48_000 }, (_, i) => 8000 * Math.sin(i / 10)));
    await sink.close();
    const decoder = await openRecording(path);
    expect(decoder.format).toBe('ogg-opus');
    const [sound] = await read(decoder);
    expect(sound!.length / 48).toBeCloseTo(3000, -2);
  });

  test.each<[string, Uint8Array | string, string]>([
    ['nothing', '', 'empty_audio'],
    ['text', 'Dear customer, please find attached\n'.repeat(20), 'unsupported_audio'],
    ['flac in name only', Buffer.concat([Buffer.from('fLaC'), Buffer.alloc(4000, 7)]), 'bad_audio'],
    ['ogg with rubbish behind its head', Buffer.concat([Buffer.from('OggS\0\x02'), Buffer.alloc(22), Buffer.from('OpusHead'), Buffer.alloc(3000, 3)]), '_audio'],
    ['mp3 in name only', Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0'), Buffer.alloc(4000, 1)]), '_audio'],
  ])('%s is refused with a code', async (_, bytes, code) => {
    await expect(openRecording(file(bytes))).rejects.toMatchObject({ code: expect.stringContaining(code) });
  });

  test.skipIf(findOnPath('ffmpeg'))('what needs ffmpeg says so', async () => {
    const m4a = Buffer.concat([Buffer.from([0, 0, 0, 32]), Buffer.from('ftypM4A '), Buffer.alloc(64)]);
    await expect(openRecording(file(m4a))).rejects.toMatchObject({ code: 'unsupported_audio', message: expect.stringContaining('ffmpeg') });
  });

  test.each([
    [[0xff, 0xfb, 0x90, 0x64], 'mp3'],
    [[0xff, 0xff, 0xff, 0xff], 'other'],
    [[0x1a, 0x45, 0xdf, 0xa3, 0, 0], 'other'],
  ])('%j is %s', (bytes, container) => expect(sniff(Uint8Array.from(bytes))).toBe(container));
});
