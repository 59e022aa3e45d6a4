import type { MlPool } from '#ml/pool/pool.port.ts';
import { createFramer, isSilent } from './frames.ts';
import { freshState } from './silero.ts';
import type { SileroState } from './silero.ts';
import type { VadKind } from './vad.task.ts';
import { FRAME_SAMPLES } from './vad.port.ts';
import type { VoiceDetector, VoiceStream } from './vad.port.ts';

interface Request {
  readonly stream: { state: SileroState };
  readonly frames: Float32Array;
  resolve(probabilities: readonly number[]): void;
  reject(error: unknown): void;
}

/**
 * Silero VAD in the pool. What the speakers send within one turn of the event loop goes to the model together; a speaker's
 * requests stay in order because the next batch starts when the one before is back.
 */
export const createVoiceDetector = ({ pool, kind }: { pool: MlPool; kind: VadKind }): VoiceDetector => {
  let waiting: Request[] = [];
  let running = false;

  const flush = async (): Promise<void> => {
    running = true;
    // A speaker with two requests waiting has one in this batch: the second needs the state that the first leaves.
    const batch: Request[] = [];
    const later: Request[] = [];
    const seen = new Set<object>();
    for (const request of waiting) {
      (seen.has(request.stream) ? later : batch).push(request);
      seen.add(request.stream);
    }
    waiting = later;
    try {
      const items = batch.map(({ stream, frames }) => ({ frames, state: stream.state }));
      const answers = await pool.run({ kind, input: items }, { priority: 'detect' });
      batch.forEach((request, i) => {
        const answer = answers[i];
        if (answer) request.stream.state = answer.state;
        request.resolve(answer?.probabilities ?? []);
      });
    } catch (error) {
      for (const request of batch) request.reject(error);
    }
    running = false;
    if (waiting.length > 0) setImmediate(() => void flush());
  };

  const enqueue = (request: Request): void => {
    waiting.push(request);
    if (waiting.length === 1 && !running) setImmediate(() => void flush());
  };

  const open = (): VoiceStream => {
    const framer = createFramer();
    let stream = { state: freshState() };
    let last: Promise<unknown> = Promise.resolve();
    return {
      push: (pcm) => {
        const frames = framer.push(pcm);
        if (frames.length === 0) return Promise.resolve([]);
        if (isSilent(frames)) {
          stream = { state: freshState() };
          const zeros = Array.from({ length: frames.length / FRAME_SAMPLES }, () => 0);
          // Answers keep the order of the questions, also when an earlier one is still at the model.
          last = last.then(
            () => undefined,
            () => undefined,
          );
          return last.then(() => zeros);
        }
        const current = stream;
        const answer = new Promise<readonly number[]>((resolve, reject) => {
          enqueue({ stream: current, frames: frames.slice(), resolve, reject });
        });
        last = answer;
        return answer;
      },
      reset: () => {
        framer.clear();
        stream = { state: freshState() };
      },
    };
  };
  return { open };
};
