import { fileURLToPath } from 'node:url';
import { readRecording } from './audio.ts';

/** A recording of `ml/eval/fixtures`, mono at 16 kHz, half a second of silence on either side. */
export const fixture = (name: 'english' | 'mandarin'): Promise<Float32Array> =>
  readRecording(fileURLToPath(new URL(`../fixtures/${name}.flac`, import.meta.url)));
