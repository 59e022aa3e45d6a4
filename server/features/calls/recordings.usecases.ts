import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SIDES, type Side } from '#realtime/contract/labels.ts';
import { RecordingError, type RecordingDecoder } from '#realtime/sources/recording-decoder.port.ts';
import type { SideFeed } from '../../live/call-runner.ts';
import { atFullSpeed, inRealTime } from './play-recording.ts';
import { PermanentError } from '../../jobs/jobs.ts';
import type { Services } from '../../services.ts';
import { AppError } from '../../shared/errors.ts';

export interface RecordingJob {
  callId: string;
  /** Relative to DATA_DIR, or absolute. */
  path: string;
  /** Which side each channel is. */
  sides: Side[];
  /** `live`: in real time, as a microphone would; `upload`: as fast as the machine can. */
  pace: 'live' | 'upload';
  /** An upload's file is removed when it has been heard; a demo recording stays. */
  remove: boolean;
}

/** `rep,customer`, `customer` … @throws AppError `invalid` */
export function readSides(text: string | undefined): Side[] | null {
  if (!text) return null;
  const sides = text.split(',').map((part) => part.trim());
  if (sides.length > 2 || new Set(sides).size !== sides.length || !sides.every((x): x is Side => SIDES.includes(x as Side))) {
    throw new AppError('invalid', 'sides: name the channels, such as "rep,customer" or "customer".');
  }
  return sides as Side[];
}

/**
 * Which side each channel is: as was said, else ours first. A single channel without a name counts as our side: a
 * mixed recording may hold our own people's voices, and those are never given a sentiment.
 * @throws AppError `unsupported_audio`
 */
export function sidesFor(channels: number, named: readonly Side[] | null): Side[] {
  const sides = named ?? (channels === 1 ? ['rep'] : ['rep', 'customer']);
  if (channels < sides.length) throw new AppError('unsupported_audio', 'The recording has one channel, but two sides were named.');
  return [...sides];
}

export const asAppError = (error: unknown): unknown =>
  error instanceof RecordingError ? new AppError(error.code, error.message) : error;

/** Puts an upload on the disk and looks into it. The file is gone again where it cannot be heard. @throws AppError */
export async function keepUpload(s: Services, stream: Readable & { truncated?: boolean }, named: readonly Side[] | null) {
  if (!s.openRecording) throw new AppError('not_configured', 'Recordings cannot be read on this server.');
  const path = join('uploads', s.ids.next('upl'));
  const file = join(s.config.dataDir, path);
  await mkdir(dirname(file), { recursive: true });
  try {
    await pipeline(stream, createWriteStream(file));
    if (stream.truncated) throw new AppError('too_large', 'The file is too large.');
    const decoder = await s.openRecording(file);
    try {
      if (decoder.durationMs !== null && decoder.durationMs > s.config.uploadMaxMs) {
        throw new AppError('too_large', `Recordings of at most ${Math.round(s.config.uploadMaxMs / 60_000)} minutes are taken.`);
      }
      return { path, sides: sidesFor(decoder.channels, named) };
    } finally {
      await decoder.close();
    }
  } catch (error) {
    await rm(file, { force: true });
    throw asAppError(error);
  }
}

/**
 * Job: a recording goes through the same session as a live call. After a restart it goes on behind what was heard.
 * @param last no other try follows: the call ends as failed where this one fails
 */
export async function hearRecording(s: Services, job: RecordingJob, signal: AbortSignal, last = true): Promise<void> {
  const file = resolve(s.config.dataDir, job.path);
  const row = await s.calls.byId(job.callId);
  if (!row || row.status === 'ended' || !s.openRecording) return;
  const runner = await s.live.open(job.callId);
  let decoder: RecordingDecoder | null = null;
  const feeds: SideFeed[] = [];
  try {
    decoder = await s.openRecording(file);
    for (const side of job.sides) feeds.push(runner.connect(side, 'own'));
    const from = runner.heardMs;
    const fromMs = job.sides.map((side) => from[side]);
    if (job.pace === 'live') await inRealTime(decoder, feeds, fromMs, signal);
    else await atFullSpeed(decoder, feeds, fromMs, s.config.uploadMaxMs, signal);
    if (signal.aborted) throw new Error('shutting down');
    for (const feed of feeds) feed.end();
    await s.live.end(job.callId, 'ended');
  } catch (error) {
    for (const feed of feeds) feed.drop();
    const hopeless = error instanceof RecordingError;
    // A shutdown is no failure, and another try may succeed.
    if (signal.aborted || (!hopeless && !last)) throw error;
    await s.live.end(job.callId, 'failed');
    if (job.remove) await rm(file, { force: true });
    throw hopeless ? new PermanentError(error.code, { cause: error }) : error;
  } finally {
    await decoder?.close();
  }
  if (job.remove) await rm(file, { force: true });
}
