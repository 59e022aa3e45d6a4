import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { RecordingError, type AudioBlock, type RecordingDecoder } from '#realtime/sources/recording-decoder.port.ts';

export function findOnPath(name: string): string | null {
  for (const dir of (process.env.PATH ?? '').split(delimiter)) {
    try {
      accessSync(join(dir, name), constants.X_OK);
      return join(dir, name);
    } catch {
      // Not in this one.
    }
  }
  return null;
}

const RATE = 16_000;
const CHANNELS = 2;

/** m4a and everything else that has no decoder on npm under our licences: by the operator's own ffmpeg. */
export async function openWithFfmpeg(path: string): Promise<RecordingDecoder> {
  const binary = findOnPath('ffmpeg');
  if (!binary) {
    throw new RecordingError(
      'unsupported_audio',
      'This kind of file can only be read where ffmpeg is installed. Send wav, mp3, flac or ogg, or install ffmpeg on the server.',
    );
  }
  // Only this file, no network protocol that a playlist inside it could name.
  const args = ['-nostdin', '-v', 'error', '-protocol_whitelist', 'file', '-i', path, '-vn', '-f', 'f32le', '-ar', String(RATE), '-ac', String(CHANNELS), '-'];
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const exit = new Promise<number>((done) => child.on('close', (code) => done(code ?? 1)).on('error', () => done(1)));
  return {
    format: 'ffmpeg',
    channels: CHANNELS,
    rate: RATE,
    durationMs: null,
    async *blocks(): AsyncIterable<AudioBlock> {
      let rest = Buffer.alloc(0);
      let any = false;
      for await (const chunk of child.stdout) {
        const bytes = Buffer.concat([rest, chunk as Buffer]);
        const frames = Math.floor(bytes.length / (4 * CHANNELS));
        rest = bytes.subarray(frames * 4 * CHANNELS);
        const channels = Array.from({ length: CHANNELS }, () => new Float32Array(frames));
        for (let i = 0; i < frames; i++) for (let c = 0; c < CHANNELS; c++) channels[c]![i] = bytes.readFloatLE(4 * (i * CHANNELS + c));
        any ||= frames > 0;
        yield { channels, rate: RATE };
      }
      if ((await exit) !== 0 && !any) throw new RecordingError('bad_audio', 'This file could not be decoded; it may be damaged or hold no sound.');
    },
    async close() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}
