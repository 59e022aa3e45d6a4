import { floats, openSession } from '#ml/pool/session.ts';
import type { Feeds } from '#ml/pool/session.ts';
import { decodeGreedy } from './decode.ts';
import type { Heard } from './heard.ts';
import { createDecoder, createDecoderCache } from './decoder.onnx.ts';
import { openPieces } from './pieces.ts';

export interface MoonshineFiles {
  readonly encoder: string;
  readonly decoder: string;
  readonly tokens: string;
}

const START = 1;
const END = 2;
/** The published limit; quick English has about four tokens a second, names and numbers up to seven. */
const TOKENS_PER_SECOND = 8;
const CAPACITY = 448;
/** The encoder's convolutions need a little sound to stand on: shorter utterances are filled up with silence. */
const SHORTEST = 8_000;

/** Opens one Moonshine model (English). `hear` takes 16 kHz mono and is not reentrant: one utterance at a time. */
export const openMoonshine = async (files: MoonshineFiles) => {
  const encoder = await openSession(files.encoder);
  const decoder = await openSession(files.decoder);
  const { decode } = openPieces(files.tokens);
  const layers = decoder.inputNames.filter((n) => n.startsWith('cross_') && n.endsWith('_k')).length;
  const past = decoder.inputMetadata.find((m) => m.name === 'past');
  const width = past?.isTensor ? Number(past.shape[2]) : 0;
  const cache = createDecoderCache({ layers, width, capacity: CAPACITY });

  return {
    hear: async (pcm: Float32Array, draft?: readonly number[]): Promise<Heard> => {
      const audio = pcm.length >= SHORTEST ? pcm : new Float32Array(SHORTEST);
      if (audio !== pcm) audio.set(pcm);
      const cross = (await encoder.run({ audio: floats(audio, [1, audio.length]) })) as Feeds;
      const maxTokens = Math.min(190, Math.ceil((audio.length / 16_000) * TOKENS_PER_SECOND) + 4);
      const decoded = await decodeGreedy(createDecoder(decoder, cache, cross), {
        prompt: [START],
        end: END,
        maxTokens,
        draft,
      });
      return {
        ...decoded,
        text: decode(decoded.tokens),
        noSpeech: decoded.tokens.length === 0 ? 1 : 0,
        samples: pcm.length,
      };
    },
    close: async () => {
      await encoder.release();
      await decoder.release();
    },
  };
};
