import { FLACDecoder } from '@wasm-audio-decoders/flac';
import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis';
import { MPEGDecoder } from 'mpg123-decoder';
import { OggOpusDecoder } from 'ogg-opus-decoder';
import type { AudioBlock } from '#realtime/sources/recording-decoder.port.ts';

/** What the four decoders have in common. */
interface Decoded {
  channelData: Float32Array[];
  samplesDecoded: number;
  sampleRate: number;
}
export interface StreamDecoder {
  decode(bytes: Uint8Array): Promise<AudioBlock>;
  flush(): Promise<AudioBlock>;
  free(): void;
}

interface Inner {
  ready: Promise<unknown>;
  decode(bytes: Uint8Array): Decoded | Promise<Decoded>;
  flush?(): Promise<Decoded>;
  free(): void;
}
export type StreamFormat = 'mp3' | 'flac' | 'ogg-flac' | 'ogg-opus' | 'ogg-vorbis';

const open: Record<StreamFormat, () => Inner> = {
  'mp3': () => new MPEGDecoder(),
  'flac': () => new FLACDecoder(),
  'ogg-flac': () => new FLACDecoder(),
  'ogg-opus': () => new OggOpusDecoder(),
  'ogg-vorbis': () => new OggVorbisDecoder(),
};

/** A WebAssembly decoder that takes a file piece by piece. */
export async function openStreamDecoder(format: StreamFormat): Promise<StreamDecoder> {
  const inner = open[format]();
  await inner.ready;
  const block = (d: Decoded): AudioBlock => ({
    channels: d.channelData.map((c) => c.subarray(0, d.samplesDecoded)),
    rate: d.sampleRate,
  });
  return {
    decode: async (bytes) => block(await inner.decode(bytes)),
    flush: async () => (inner.flush ? block(await inner.flush()) : { channels: [], rate: 0 }),
    free: () => inner.free(),
  };
}
