import { floats, floatsOf, openSession, output } from '#ml/pool/session.ts';
import type { Feeds } from '#ml/pool/session.ts';
import type { SpeechLang } from './asr.port.ts';
import { decodeGreedy } from './decode.ts';
import { createDecoder, createDecoderCache } from './decoder.onnx.ts';
import type { Heard } from './heard.ts';
import { openPieces } from './pieces.ts';

export interface WhisperFiles {
  readonly encoder: string;
  readonly decoder: string;
  readonly tokens: string;
}

/** A partial is worth less than a final: it will be heard again. */
export type Effort = 'partial' | 'final';

export interface WhisperOptions {
  readonly lang: SpeechLang;
  readonly effort: Effort;
  readonly draft?: readonly number[] | undefined;
}

/** Rows of the token table behind the spoken ones, in the order of whisper_tokens.py. */
const SPECIAL = ['end', 'start', 'en', 'zh', 'transcribe', 'previous', 'silence', 'plain'] as const;
const CAPACITY = 448;
const RATE = 16_000;
/**
 * Trained on 30 s windows, it loops and invents on less than 8 s. On 200 short Mandarin clips (toneless pinyin errors) 8 s give
 * 8.6 %, 10 s 7.8 %, 12 s 7.5 %, 15 s 7.6 %, 20 s 7.9 %; the cost grows with the length.
 */
const SHORTEST_IN_S = { partial: 8, final: 12 } as const;
const MARGIN_IN_S = 1.5;
const LONGEST_IN_S = 30;
/** Most tokens a second: a Mandarin character takes one to two. */
const TOKENS_PER_SECOND = { en: 9, zh: 14 } as const;

/** Samples to present for an utterance of this length: whole frames of the encoder, 20 ms. */
export const paddedLength = (samples: number, effort: Effort): number => {
  const seconds = Math.min(LONGEST_IN_S, Math.max(SHORTEST_IN_S[effort], samples / RATE + MARGIN_IN_S));
  return Math.round((seconds * RATE) / 320) * 320;
};

/** Opens Whisper (multilingual). `hear` takes 16 kHz mono up to 30 s and is not reentrant: one utterance at a time. */
export const openWhisper = async (files: WhisperFiles) => {
  const encoder = await openSession(files.encoder);
  const decoder = await openSession(files.decoder);
  const { decode, count, tokenOf } = openPieces(files.tokens);
  const token = Object.fromEntries(SPECIAL.map((name, i) => [name, count + i])) as Record<
    (typeof SPECIAL)[number],
    number
  >;
  const layers = decoder.inputNames.filter((n) => n.startsWith('cross_') && n.endsWith('_k')).length;
  const past = decoder.inputMetadata.find((m) => m.name === 'past');
  const cache = createDecoderCache({ layers, width: past?.isTensor ? Number(past.shape[2]) : 0, capacity: CAPACITY });

  return {
    hear: async (pcm: Float32Array, { lang, effort, draft }: WhisperOptions): Promise<Heard> => {
      const audio = new Float32Array(paddedLength(pcm.length, effort));
      audio.set(pcm.subarray(0, audio.length));
      const cross = (await encoder.run({ audio: floats(audio, [1, audio.length]) })) as Feeds;
      const prompt = [token.start, token[lang], token.transcribe, token.plain];
      let noSpeech = 0;
      const step = createDecoder(decoder, cache, cross, {
        notFirst: { tokens: new Set([token.end, tokenOf(' ')]), position: prompt.length - 1 },
        alsoFetch: ['opening'],
        onOpening: (result) => {
          // of the start token alone; what follows it was given, not predicted
          noSpeech = Math.exp(floatsOf(output(result, 'opening'))[SPECIAL.indexOf('silence')] ?? -Infinity);
        },
      });
      const maxTokens = Math.min(220, Math.ceil((pcm.length / RATE) * TOKENS_PER_SECOND[lang]) + 6);
      const decoded = await decodeGreedy(step, { prompt, end: token.end, maxTokens, draft });
      return { ...decoded, text: decode(decoded.tokens).trim(), noSpeech, samples: pcm.length };
    },
    /** How likely each language is, of the two; one pass over the sound and one token. */
    detect: async (pcm: Float32Array): Promise<Record<SpeechLang, number>> => {
      const audio = new Float32Array(paddedLength(pcm.length, 'partial'));
      audio.set(pcm.subarray(0, audio.length));
      const cross = (await encoder.run({ audio: floats(audio, [1, audio.length]) })) as Feeds;
      let odds = 0;
      const step = createDecoder(decoder, cache, cross, {
        alsoFetch: ['opening'],
        onOpening: (result) => {
          const of = floatsOf(output(result, 'opening'));
          odds = (of[SPECIAL.indexOf('zh')] ?? 0) - (of[SPECIAL.indexOf('en')] ?? 0);
        },
      });
      await step.feed([token.start]);
      const zh = 1 / (1 + Math.exp(-odds));
      return { en: 1 - zh, zh };
    },
    close: async () => {
      await encoder.release();
      await decoder.release();
    },
  };
};
