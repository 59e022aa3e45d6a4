import { floatFromMulaw, floatFromS16 } from '#realtime/segments/pcm.ts';
import { RecordingError, type AudioBlock } from '#realtime/sources/recording-decoder.port.ts';

const FORMAT_PCM = 1;
const FORMAT_FLOAT = 3;
const FORMAT_ALAW = 6;
const FORMAT_MULAW = 7;
const FORMAT_EXTENSIBLE = 0xfffe;

export interface WavFormat {
  codec: 'pcm' | 'float' | 'alaw' | 'mulaw';
  channels: number;
  rate: number;
  bytesPerSample: number;
  /** Where the samples begin. */
  dataAt: number;
  /** As the header claims; a stream that was cut or never finished has more or less. */
  dataBytes: number;
}

const bad = (message: string) => new RecordingError('bad_audio', message);

/** Reads a RIFF/WAVE header from the first bytes of a file. Throws RecordingError `bad_audio`. */
export function readWavHeader(head: Uint8Array): WavFormat {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const tag = (at: number) => String.fromCharCode(...head.subarray(at, at + 4));
  let format: Omit<WavFormat, 'dataAt' | 'dataBytes'> | null = null;
  for (let at = 12; at + 8 <= head.length; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (tag(at) === 'fmt ' && body + 16 <= head.length) format = readFormat(view, body, size);
    if (tag(at) === 'data') {
      if (!format) throw bad('This wav file has sound but does not say how it is stored.');
      return { ...format, dataAt: body, dataBytes: size };
    }
    at = body + size + (size & 1);
  }
  throw bad('This wav file has no sound in it, or its header is damaged.');
}

function readFormat(view: DataView, at: number, size: number): Omit<WavFormat, 'dataAt' | 'dataBytes'> {
  const code = view.getUint16(at, true);
  const inner = code === FORMAT_EXTENSIBLE && size >= 26 && at + 26 <= view.byteLength ? view.getUint16(at + 24, true) : code;
  const channels = view.getUint16(at + 2, true);
  const rate = view.getUint32(at + 4, true);
  const bits = view.getUint16(at + 14, true);
  const codec = { [FORMAT_PCM]: 'pcm', [FORMAT_FLOAT]: 'float', [FORMAT_ALAW]: 'alaw', [FORMAT_MULAW]: 'mulaw' }[inner] as WavFormat['codec'] | undefined;
  if (!codec) throw new RecordingError('unsupported_audio', 'This wav file is compressed in a way that cannot be read here.');
  const allowed = { pcm: [8, 16, 24, 32], float: [32, 64], alaw: [8], mulaw: [8] }[codec];
  if (!allowed.includes(bits)) throw bad(`This wav file claims ${bits} bits a sample, which its kind does not have.`);
  if (channels < 1 || channels > 16) throw bad(`This wav file claims ${channels} channels.`);
  if (rate < 4_000 || rate > 192_000) throw bad(`This wav file claims a rate of ${rate} Hz.`);
  return { codec, channels, rate, bytesPerSample: bits / 8 };
}

const ALAW = Float32Array.from({ length: 256 }, (_, byte) => {
  const a = byte ^ 0x55;
  const exponent = (a & 0x70) >> 4;
  const mantissa = (a & 0x0f) << 4;
  const magnitude = exponent === 0 ? mantissa + 8 : (mantissa + 0x108) << (exponent - 1);
  return (a & 0x80 ? magnitude : -magnitude) / 32_768;
});

function toFloat(bytes: Uint8Array, format: WavFormat): Float32Array {
  const { codec, bytesPerSample: width } = format;
  if (codec === 'mulaw') return floatFromMulaw(bytes);
  if (codec === 'alaw') return Float32Array.from(bytes, (b) => ALAW[b]!);
  if (codec === 'pcm' && width === 2) return floatFromS16(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const readers: Record<string, (at: number) => number> = {
    pcm1: (i: number) => (view.getUint8(i) - 128) / 128,
    pcm3: (i: number) => (view.getUint8(i) | (view.getUint8(i + 1) << 8) | (view.getInt8(i + 2) << 16)) / 8_388_608,
    pcm4: (i: number) => view.getInt32(i, true) / 2_147_483_648,
    float4: (i: number) => view.getFloat32(i, true),
    float8: (i: number) => view.getFloat64(i, true),
  };
  const read = readers[`${codec}${width}`];
  if (!read) throw bad(`This wav file claims ${8 * width} bits a sample, which its kind does not have.`);
  return Float32Array.from({ length: Math.floor(bytes.length / width) }, (_, i) => {
    const value = read(i * width);
    // A float file may hold anything; a NaN would poison every filter after it.
    return Number.isFinite(value) ? Math.max(-4, Math.min(4, value)) : 0;
  });
}

/** Whole sample frames of raw bytes as channels; the rest of `bytes` is not used. */
export function wavBlock(bytes: Uint8Array, format: WavFormat): AudioBlock {
  const frame = format.channels * format.bytesPerSample;
  const whole = bytes.subarray(0, Math.floor(bytes.length / frame) * frame);
  const samples = toFloat(whole, format);
  const length = samples.length / format.channels;
  const channels = Array.from({ length: format.channels }, () => new Float32Array(length));
  for (let i = 0; i < length; i++) for (let c = 0; c < format.channels; c++) channels[c]![i] = samples[i * format.channels + c]!;
  return { channels, rate: format.rate };
}
