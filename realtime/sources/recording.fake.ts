import { RecordingError, type AudioBlock, type OpenRecording } from './recording-decoder.port.ts';
import type { RecordingSinks } from './recording-sink.port.ts';

/** Keeps sound in memory by path. */
export function memorySinks(): RecordingSinks & { files: Map<string, Int16Array[]> } {
  const files = new Map<string, Int16Array[]>();
  const ms = (parts: readonly Int16Array[]) => parts.reduce((sum, part) => sum + part.length, 0) / 16;
  return {
    files,
    extension: '.pcm',
    mediaType: 'audio/L16;rate=16000',
    async open(path) {
      const parts = files.get(path) ?? [];
      files.set(path, parts);
      return {
        startMs: ms(parts),
        write: (pcm) => void parts.push(pcm.slice()),
        close: async () => ({ durationMs: ms(parts) }),
      };
    },
  };
}

/** Opens whatever was put into the map. */
export const memoryRecordings =
  (recordings: ReadonlyMap<string, { blocks: readonly AudioBlock[] }>): OpenRecording =>
  async (path) => {
    const recording = recordings.get(path);
    const first = recording?.blocks[0];
    if (!recording) throw new RecordingError('unsupported_audio', 'This file is no sound that can be read here.');
    if (!first) throw new RecordingError('empty_audio', 'This file holds no sound.');
    return {
      format: 'memory',
      channels: first.channels.length,
      rate: first.rate,
      durationMs: null,
      async *blocks() {
        yield* recording.blocks;
      },
      close: async () => {},
    };
  };
