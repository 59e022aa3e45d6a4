import { RecordingError, type RecordingDecoder } from '#realtime/sources/recording-decoder.port.ts';
import type { SideFeed } from '../../live/call-runner.ts';

/**
 * Feeds a recording as fast as it is heard. A side's sound before its place in `fromMs` was heard before and is left out.
 * @param mostMs longest sound that is taken; a header may lie about the length, what is heard does not
 * @param onBlock how far the recording has come, ms
 * @throws RecordingError
 */
export async function atFullSpeed(
  decoder: RecordingDecoder,
  feeds: readonly SideFeed[],
  fromMs: readonly number[],
  mostMs: number,
  signal: AbortSignal,
  onBlock: (atMs: number) => void = () => {},
): Promise<void> {
  let at = 0;
  for await (const { channels, rate } of decoder.blocks()) {
    if (signal.aborted || !feeds.some((feed) => feed.open())) return;
    at += ((channels[0]?.length ?? 0) * 1000) / rate;
    if (at > mostMs) throw new RecordingError('too_large', 'The recording is too long.');
    feeds.forEach((feed, i) => {
      const samples = channels[i];
      if (samples && at > (fromMs[i] ?? 0)) feed.push(samples, rate);
    });
    onBlock(at);
    await feeds[0]?.ready();
  }
  if (at === 0) throw new RecordingError('empty_audio', 'This file holds no sound.');
}

const STEP_MS = 100;

/** Feeds a recording as a microphone would: a tenth of a second at a time, kept to the wall clock without drifting. */
export async function inRealTime(
  decoder: RecordingDecoder,
  feeds: readonly SideFeed[],
  fromMs: readonly number[],
  signal: AbortSignal,
): Promise<void> {
  const from = Math.max(0, ...fromMs);
  const begun = performance.now();
  let at = 0;
  for await (const { channels, rate } of decoder.blocks()) {
    const step = Math.round((rate * STEP_MS) / 1000);
    const length = channels[0]?.length ?? 0;
    for (let i = 0; i < length; i += step) {
      // Also when somebody ends the call in the middle of it.
      if (signal.aborted || !feeds.some((feed) => feed.open())) return;
      const end = Math.min(length, i + step);
      at += ((end - i) * 1000) / rate;
      if (at <= from) continue;
      const wait = at - from - (performance.now() - begun);
      if (wait > 0) await new Promise((done) => setTimeout(done, wait));
      feeds.forEach((feed, k) => {
        const samples = channels[k]?.subarray(i, end);
        if (samples) feed.push(samples, rate);
      });
    }
  }
}
