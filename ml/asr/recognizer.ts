import type { MlPool, Priority } from '#ml/pool/pool.port.ts';
import type { HearKind } from './asr.task.ts';
import { judge } from './guards.ts';
import { meanLogProb } from './heard.ts';
import { polish } from './text/polish.ts';
import type { Recognizer, SpeechLang, TranscribeOptions } from './asr.port.ts';

/** How long a partial may wait: the next one comes about half a second later and knows more. */
const PARTIAL_DEADLINE_MS = 1500;
/** Neither engine was made for more; endpointing cuts long before. */
export const LONGEST_IN_S = 30;

export interface RecognizerParts {
  readonly lang: SpeechLang;
  readonly pool: MlPool;
  readonly partial: HearKind;
  readonly final: HearKind;
}

const priorityOf = ({ kind, source }: TranscribeOptions): Priority =>
  source === 'upload' ? 'upload' : kind === 'final' ? 'live-final' : 'live-partial';

/** A view's whole memory would be copied to the worker; only the utterance should be. */
export const compact = (pcm: Float32Array): Float32Array =>
  pcm.byteLength === pcm.buffer.byteLength ? pcm : pcm.slice();

/** A recogniser over the pool. Sound beyond 30 s of one utterance is a RangeError. */
export const createRecognizer = ({ lang, pool, partial, final }: RecognizerParts): Recognizer => ({
  lang,
  transcribe: async (pcm, options) => {
    if (pcm.length > LONGEST_IN_S * 16_000) throw new RangeError(`an utterance of more than ${LONGEST_IN_S} s`);
    const heard = await pool.run(
      {
        kind: options.kind === 'final' ? final : partial,
        input: { pcm: compact(pcm), effort: options.kind, draft: options.draftTokens },
      },
      {
        priority: priorityOf(options),
        ...(options.signal && { signal: options.signal }),
        ...(options.key !== undefined && { key: options.key }),
        deadlineMs: options.deadlineMs ?? PARTIAL_DEADLINE_MS,
      },
    );
    const rejected = judge(heard, lang);
    return {
      text: rejected ? '' : polish(heard.text, { lang, bias: options.bias ?? [] }),
      tokens: heard.tokens,
      avgLogProb: meanLogProb(heard),
      noSpeech: heard.noSpeech,
      rejected,
    };
  },
});
